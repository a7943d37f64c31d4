"""What the public door reads, and what it puts in. Nothing here points to a person, nor to who works here."""

from handrail.partnership.published.models.landing import Campaign as Campaign
from handrail.partnership.published.models.landing import Seen as Seen
from handrail.partnership.published.models.landing import ShortCode as ShortCode
from handrail.partnership.published.models.landing import Step as Step
from handrail.partnership.published.models.learning import Certificate as Certificate
from handrail.partnership.published.models.learning import EventKind as EventKind
from handrail.partnership.published.models.learning import Handout as Handout
from handrail.partnership.published.models.learning import OpenEvent as OpenEvent
from handrail.partnership.published.models.learning import RoomCode as RoomCode
from handrail.partnership.published.models.learning import Taught as Taught
from handrail.partnership.published.models.requests import RequestKind as RequestKind
from handrail.partnership.published.models.requests import RequestStanding as RequestStanding
from handrail.partnership.published.models.requests import SealedRequest as SealedRequest
from handrail.partnership.published.models.requests import StandingWord as StandingWord
