"""Every change to who works here."""

from handrail.foundation.people.actions.demonstration import make_demonstration_person as make_demonstration_person
from handrail.foundation.people.actions.invitations import accept_invitation as accept_invitation
from handrail.foundation.people.actions.invitations import invite as invite
from handrail.foundation.people.actions.invitations import invite_first_administrator as invite_first_administrator
from handrail.foundation.people.actions.invitations import read_invitation as read_invitation
from handrail.foundation.people.actions.invitations import withdraw_invitation as withdraw_invitation
from handrail.foundation.people.actions.leaving import end_other_sessions as end_other_sessions
from handrail.foundation.people.actions.leaving import leave as leave
from handrail.foundation.people.actions.organisations import bring_in_organisations as bring_in_organisations
from handrail.foundation.people.actions.roles import give_roles as give_roles
