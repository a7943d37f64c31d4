"""Every change to leaflets, campaigns and orders: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.outreach.actions.campaigning import begin_campaign as begin_campaign
from handrail.partnership.outreach.actions.campaigning import call_off as call_off
from handrail.partnership.outreach.actions.campaigning import change_plan as change_plan
from handrail.partnership.outreach.actions.campaigning import end_campaign as end_campaign
from handrail.partnership.outreach.actions.campaigning import make_code as make_code
from handrail.partnership.outreach.actions.campaigning import plan_campaign as plan_campaign
from handrail.partnership.outreach.actions.campaigning import retire_code as retire_code
from handrail.partnership.outreach.actions.ordering import answer_order as answer_order
from handrail.partnership.outreach.actions.ordering import erase_order as erase_order
from handrail.partnership.outreach.actions.ordering import place_order as place_order
from handrail.partnership.outreach.actions.ordering import send_order as send_order
from handrail.partnership.outreach.actions.ordering import take_in_order as take_in_order
from handrail.partnership.outreach.actions.ordering import withdraw_order as withdraw_order
from handrail.partnership.outreach.actions.printing import At as At
from handrail.partnership.outreach.actions.printing import give_out as give_out
from handrail.partnership.outreach.actions.printing import order_run as order_run
