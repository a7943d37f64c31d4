"""The pages of campaigns, orders and what codes lead to, in each of their states."""

from tests.journeys.pages import Show, Shown, at, read, send

WHO = "coordinator"
BEGUN, COMING = "/leaflets/campaigns/anywhere/", "/leaflets/campaigns/coming/"


def shown(title: str, name: str, show: Show, who: str = WHO) -> Shown:
    """A page of campaigns or orders."""
    return Shown(title, f"outreach:{name}", show, who)


CAMPAIGNS = (
    shown("campaigns", "campaigns", at("/leaflets/campaigns/")),
    shown("a campaign of nothing", "new_campaign", send("/leaflets/campaigns/new/", "Keep the plan")),
    shown("a campaign that has begun", "campaign", at(BEGUN)),
    shown("a campaign that is being planned", "campaign", at(COMING)),
    shown("a plan to change", "change", at(f"{COMING}change/")),
    shown("a campaign called off for nothing", "call_off", send(f"{COMING}call-off/", "Call the campaign off")),
    shown("a campaign to end", "end", at(f"{BEGUN}end/")),
    shown("a code for nothing", "make_code", send(f"{BEGUN}codes/", "Make the code")),
    shown("orders", "orders", at("/leaflets/orders/")),
    shown("one's own orders", "orders", at("/leaflets/orders/"), "partner"),
    shown("an order of nothing", "ask", send("/leaflets/orders/new/", "Place the order"), "partner"),
    shown("an order from outside", "order", at("/leaflets/orders/{campaign[outside]}/")),
    shown("an order answered with nothing", "order", send("/leaflets/orders/{campaign[own]}/", "Answer")),
    Shown("a funnel", "board:campaign", at("/board/campaigns/anywhere/"), WHO),
    Shown("what became of each campaign", "board:campaigns", at("/board/campaigns/"), WHO),
    Shown("a campaign that is compared", "board:campaign", at("/board/campaigns/over/"), WHO),
)
LANDING = (
    read("landing:type_code", "/c/"),
    read("landing:landing", "/c/{campaign[code]}/"),
    Shown("a code that nobody knows", "landing:landing", at("/c/unknown/")),
    Shown("an order from outside of nothing", "landing:order", send("/order-leaflets/", "Send the order")),
    Shown("the answer to no order", "landing:answer", send("/order-leaflets/answer/", "See the answer")),
)
