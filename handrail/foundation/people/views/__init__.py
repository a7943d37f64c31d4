"""Pages about people: one's own account, those one manages, and the way in by invitation."""

from handrail.foundation.people.views.joining import accept_invitation as accept_invitation
from handrail.foundation.people.views.managing import give_roles as give_roles
from handrail.foundation.people.views.managing import invite as invite
from handrail.foundation.people.views.managing import leave as leave
from handrail.foundation.people.views.managing import people as people
from handrail.foundation.people.views.managing import withdraw_invitation as withdraw_invitation
from handrail.foundation.people.views.own import account as account
