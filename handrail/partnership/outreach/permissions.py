"""Who prints leaflets, who gives them out and orders them, and who plans campaigns."""

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.partnership.outreach.models import Campaign, CampaignState, Order, OrderState, PrintRun
from handrail.partnership.outreach.policies import REFUSALS, why_not_code, why_not_move, why_not_move_order
from handrail.partnership.published.models import ShortCode

USING = (Role.COMMUNICATIONS, Role.COORDINATOR, Role.LICENSING_OFFICER, Role.TRAINER)
PRINTING = (Role.COMMUNICATIONS, Role.COORDINATOR)
COUNTING = (Role.DESK_OFFICER, Role.ANALYST, Role.BOARD_MEMBER)
ORDERING = (*USING, Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD, Role.ORGANISATION_ADMINISTRATOR)


def why_not_see_leaflets(*, by: Person) -> str | None:
    """Say why this person may not see the designs and the stock, if so."""
    if by.is_active and by.has(*USING):
        return None
    return "Only who works with leaflets, licences or training can see this."


def why_not_order_run(*, by: Person) -> str | None:
    """Say why this person may not write down a print run, if so."""
    if by.is_active and by.has(*PRINTING):
        return None
    return "Only communications or a coordinator can order leaflets."


def why_not_print_with(code: ShortCode, *, design: str, set_as: str, copies: int, least: int) -> str | None:
    """Say why copies of this design cannot carry this code, if so."""
    if code.retired_at is not None:
        return "This code is no longer used."
    if (code.design, code.set_as) != (design, set_as):
        return "This code was made for another leaflet, or another format."
    return why_not_code(copies, least=least)


def why_not_give_out(
    *, copies: int, left: int, to: Organisation | None, out_of_date: bool, destroys: bool, by: Person
) -> str | None:
    """Say why these copies cannot leave this person's shelf, if so. What is out of date can only be destroyed."""
    if reason := why_not_see_leaflets(by=by):
        return reason
    if out_of_date and not destroys:
        return "A number on these has changed since they were printed. They can only be destroyed."
    if copies < 1:
        return "Say how many."
    if copies > left:
        return f"Your organisation holds {left} of these."
    if to is not None and (to.pk == by.organisation_id or not to.active):
        return "Choose another organisation of the partnership."
    return None


def why_not_see_campaigns(*, by: Person) -> str | None:
    """Say why this person may not see campaigns, if so."""
    if by.is_active and by.has(*USING, *COUNTING):
        return None
    return "Only who works with leaflets, licences, training or figures can see this."


def why_not_plan_campaign(*, by: Person) -> str | None:
    """Say why this person may not plan a campaign, begin it or end it, if so."""
    if by.is_active and by.has(*PRINTING):
        return None
    return "Only communications or a coordinator can do this to a campaign."


def why_not_move_campaign(campaign: Campaign, to: CampaignState, *, by: Person) -> str | None:
    """Say why this person may not begin, end or call off this campaign, if so."""
    return why_not_plan_campaign(by=by) or why_not_move(CampaignState(campaign.state), to)


def why_not_change_campaign(campaign: Campaign, *, by: Person) -> str | None:
    """Say why this person may not change the plan of this campaign, if so."""
    if reason := why_not_plan_campaign(by=by):
        return reason
    return None if campaign.state == CampaignState.PLANNED else REFUSALS[CampaignState(campaign.state)]


def why_not_make_code(campaign: Campaign, *, by: Person) -> str | None:
    """Say why this person may not make a code for this campaign, if so."""
    if reason := why_not_plan_campaign(by=by):
        return reason
    return None if campaign.state == CampaignState.BEGUN else REFUSALS[CampaignState(campaign.state)]


def why_not_order(*, by: Person) -> str | None:
    """Say why this person may not order leaflets, if so."""
    if by.is_active and by.has(*ORDERING):
        return None
    return "Only who meets people for their organisation, or works with leaflets, can order them."


def why_not_answer_order(*, by: Person) -> str | None:
    """Say why this person may not answer orders, if so."""
    if by.is_active and by.has(*PRINTING):
        return None
    return "Only communications or a coordinator can answer orders."


def why_not_withdraw_order(order: Order, *, by: Person) -> str | None:
    """Say why this person may not take this order back, if so."""
    if reason := why_not_order(by=by):
        return reason
    if order.organisation_id != by.organisation_id:
        return "It is not your organisation’s order."
    return why_not_move_order(OrderState(order.state), OrderState.WITHDRAWN)


def why_not_send_run(order: Order, run: PrintRun) -> str | None:
    """Say why an order cannot be sent from this run, if so."""
    if (run.design, run.set_as) != (order.design, order.set_as):
        return "These are not the leaflets that were asked for."
    return None
