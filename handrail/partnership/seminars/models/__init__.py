"""What is stored of a seminar: its rooms, who offers to speak, the programme, who chose what, and what was agreed."""

from handrail.partnership.seminars.models.offers import FORMATS as FORMATS
from handrail.partnership.seminars.models.offers import Decision as Decision
from handrail.partnership.seminars.models.offers import Offer as Offer
from handrail.partnership.seminars.models.programme import Choice as Choice
from handrail.partnership.seminars.models.programme import Item as Item
from handrail.partnership.seminars.models.programme import ItemKind as ItemKind
from handrail.partnership.seminars.models.programme import Slides as Slides
from handrail.partnership.seminars.models.seminar import FollowUp as FollowUp
from handrail.partnership.seminars.models.seminar import Room as Room
from handrail.partnership.seminars.models.seminar import Seminar as Seminar
