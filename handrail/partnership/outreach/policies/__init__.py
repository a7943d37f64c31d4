"""What holds of leaflets, campaigns and orders, whoever asks."""

from handrail.partnership.outreach.policies.campaigning import AUDIENCES as AUDIENCES
from handrail.partnership.outreach.policies.campaigning import REFUSALS as REFUSALS
from handrail.partnership.outreach.policies.campaigning import TRANSITIONS as TRANSITIONS
from handrail.partnership.outreach.policies.campaigning import Planned as Planned
from handrail.partnership.outreach.policies.campaigning import why_not_begin as why_not_begin
from handrail.partnership.outreach.policies.campaigning import why_not_code as why_not_code
from handrail.partnership.outreach.policies.campaigning import why_not_move as why_not_move
from handrail.partnership.outreach.policies.campaigning import why_not_planned as why_not_planned
from handrail.partnership.outreach.policies.ordering import ORDER_TRANSITIONS as ORDER_TRANSITIONS
from handrail.partnership.outreach.policies.ordering import SAID as SAID
from handrail.partnership.outreach.policies.ordering import STANDING as STANDING
from handrail.partnership.outreach.policies.ordering import why_not_move_order as why_not_move_order
from handrail.partnership.outreach.policies.printing import Change as Change
from handrail.partnership.outreach.policies.printing import Line as Line
from handrail.partnership.outreach.policies.printing import Printed as Printed
from handrail.partnership.outreach.policies.printing import changes_since as changes_since
from handrail.partnership.outreach.policies.printing import lines_on as lines_on
from handrail.partnership.outreach.policies.printing import printed_now as printed_now
from handrail.partnership.outreach.policies.printing import values_of as values_of
