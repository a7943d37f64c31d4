"""Questions about leaflets, campaigns and orders that others may ask."""

from handrail.partnership.outreach.queries.campaigns import Reach as Reach
from handrail.partnership.outreach.queries.campaigns import campaign_called as campaign_called
from handrail.partnership.outreach.queries.campaigns import campaigns_for as campaigns_for
from handrail.partnership.outreach.queries.campaigns import code_of as code_of
from handrail.partnership.outreach.queries.campaigns import codes_of as codes_of
from handrail.partnership.outreach.queries.campaigns import codes_to_print as codes_to_print
from handrail.partnership.outreach.queries.campaigns import open_campaigns as open_campaigns
from handrail.partnership.outreach.queries.campaigns import reach_of as reach_of
from handrail.partnership.outreach.queries.orders import Asked as Asked
from handrail.partnership.outreach.queries.orders import order_for as order_for
from handrail.partnership.outreach.queries.orders import orders_of as orders_of
from handrail.partnership.outreach.queries.orders import orders_waiting as orders_waiting
from handrail.partnership.outreach.queries.orders import read_order as read_order
from handrail.partnership.outreach.queries.orders import runs_for as runs_for
from handrail.partnership.outreach.queries.printing import square as square
from handrail.partnership.outreach.queries.printing import typeset as typeset
from handrail.partnership.outreach.queries.stock import Held as Held
from handrail.partnership.outreach.queries.stock import Share as Share
from handrail.partnership.outreach.queries.stock import copies_left as copies_left
from handrail.partnership.outreach.queries.stock import distribution as distribution
from handrail.partnership.outreach.queries.stock import hand_outs as hand_outs
from handrail.partnership.outreach.queries.stock import held_by as held_by
from handrail.partnership.outreach.queries.stock import out_of_date as out_of_date
from handrail.partnership.outreach.queries.stock import runs_at as runs_at
