"""What is stored of training: sessions, who takes part, what they know, and how many there are to be trained."""

from handrail.partnership.training.models.attendees import Attendee as Attendee
from handrail.partnership.training.models.attendees import Booking as Booking
from handrail.partnership.training.models.attendees import BookingState as BookingState
from handrail.partnership.training.models.knowing import Headcount as Headcount
from handrail.partnership.training.models.knowing import Record as Record
from handrail.partnership.training.models.knowing import Sitting as Sitting
from handrail.partnership.training.models.knowing import Wave as Wave
from handrail.partnership.training.models.past import PastFile as PastFile
from handrail.partnership.training.models.past import PastState as PastState
from handrail.partnership.training.models.sessions import Session as Session
from handrail.partnership.training.models.sessions import SessionKind as SessionKind
from handrail.partnership.training.models.sessions import SessionYear as SessionYear
