"""What may be typed in about the groups and their meetings. `parts` is what the action is given."""

from handrail.partnership.steering.forms.agenda import DeclineForm as DeclineForm
from handrail.partnership.steering.forms.agenda import MatterForm as MatterForm
from handrail.partnership.steering.forms.agenda import PaperForm as PaperForm
from handrail.partnership.steering.forms.agenda import TakeUpForm as TakeUpForm
from handrail.partnership.steering.forms.groups import GroupForm as GroupForm
from handrail.partnership.steering.forms.groups import LaySeatForm as LaySeatForm
from handrail.partnership.steering.forms.groups import PeopleForm as PeopleForm
from handrail.partnership.steering.forms.groups import SeatForm as SeatForm
from handrail.partnership.steering.forms.maturity import LevelsForm as LevelsForm
from handrail.partnership.steering.forms.maturity import OpenForm as OpenForm
from handrail.partnership.steering.forms.meetings import AgreeForm as AgreeForm
from handrail.partnership.steering.forms.meetings import AttendanceForm as AttendanceForm
from handrail.partnership.steering.forms.meetings import MeetingForm as MeetingForm
from handrail.partnership.steering.forms.minuting import DecisionForm as DecisionForm
from handrail.partnership.steering.forms.minuting import FinishForm as FinishForm
from handrail.partnership.steering.forms.minuting import NoteForm as NoteForm
from handrail.partnership.steering.forms.minuting import TakeOnForm as TakeOnForm
