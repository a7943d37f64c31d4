"""What holds of what is published: codes that read alike whoever types them, and sessions as calendars read them."""

from handrail.partnership.published.policies.calendars import as_calendar as as_calendar
from handrail.partnership.published.policies.codes import LETTERS as LETTERS
from handrail.partnership.published.policies.codes import adds_up as adds_up
from handrail.partnership.published.policies.codes import new_code as new_code
from handrail.partnership.published.policies.codes import read_code as read_code
from handrail.partnership.published.policies.codes import somebody_follows as somebody_follows
