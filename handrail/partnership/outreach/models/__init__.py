"""What was printed, where it went, who asks for it, and which campaign it belongs to."""

from handrail.partnership.outreach.models.campaigns import Campaign as Campaign
from handrail.partnership.outreach.models.campaigns import CampaignState as CampaignState
from handrail.partnership.outreach.models.campaigns import Comparator as Comparator
from handrail.partnership.outreach.models.campaigns import Measure as Measure
from handrail.partnership.outreach.models.campaigns import Plan as Plan
from handrail.partnership.outreach.models.orders import Order as Order
from handrail.partnership.outreach.models.orders import OrderState as OrderState
from handrail.partnership.outreach.models.printing import HANDED_OUT as HANDED_OUT
from handrail.partnership.outreach.models.printing import ON_PAPER as ON_PAPER
from handrail.partnership.outreach.models.printing import Format as Format
from handrail.partnership.outreach.models.printing import MoveKind as MoveKind
from handrail.partnership.outreach.models.printing import PrintRun as PrintRun
from handrail.partnership.outreach.models.printing import StockMove as StockMove
