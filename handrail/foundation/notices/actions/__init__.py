"""What others may ask of the outbox."""

from handrail.foundation.notices.actions.telling import change_safe_contact as change_safe_contact
from handrail.foundation.notices.actions.telling import drop_waiting_for as drop_waiting_for
from handrail.foundation.notices.actions.telling import tell_reporter as tell_reporter
from handrail.foundation.notices.actions.telling import tell_staff as tell_staff
