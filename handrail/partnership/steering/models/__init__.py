"""What is stored of the steering group: who sits on it, its meetings, what was agreed, and how far it has come."""

from handrail.partnership.steering.models.groups import Group as Group
from handrail.partnership.steering.models.groups import Member as Member
from handrail.partnership.steering.models.groups import Standing as Standing
from handrail.partnership.steering.models.lay import LayAttendance as LayAttendance
from handrail.partnership.steering.models.lay import LaySeat as LaySeat
from handrail.partnership.steering.models.maturity import AgreedLevel as AgreedLevel
from handrail.partnership.steering.models.maturity import Answer as Answer
from handrail.partnership.steering.models.maturity import Assessment as Assessment
from handrail.partnership.steering.models.meetings import Meeting as Meeting
from handrail.partnership.steering.models.meetings import Paper as Paper
from handrail.partnership.steering.models.meetings import Topic as Topic
from handrail.partnership.steering.models.minutes import Action as Action
from handrail.partnership.steering.models.minutes import Attendance as Attendance
from handrail.partnership.steering.models.minutes import Decision as Decision
from handrail.partnership.steering.models.minutes import How as How
from handrail.partnership.steering.models.minutes import Minutes as Minutes
