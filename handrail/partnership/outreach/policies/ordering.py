"""How an order moves, whoever asks."""

from handrail.partnership.outreach.models import OrderState
from handrail.partnership.published.models import StandingWord

ORDER_TRANSITIONS: dict[OrderState, set[OrderState]] = {
    OrderState.ASKED: {OrderState.ACCEPTED, OrderState.DECLINED, OrderState.SENT, OrderState.WITHDRAWN},
    OrderState.ACCEPTED: {OrderState.SENT, OrderState.DECLINED, OrderState.WITHDRAWN},
    OrderState.DECLINED: set(),
    OrderState.SENT: set(),
    OrderState.WITHDRAWN: set(),
}
# What somebody outside reads with their receipt.
STANDING = {
    OrderState.ACCEPTED: StandingWord.ACCEPTED,
    OrderState.DECLINED: StandingWord.DECLINED,
    OrderState.SENT: StandingWord.DONE,
}
# What somebody outside says of themselves, in the order in which it is read.
SAID = ("name", "email", "organisation", "address")


def why_not_move_order(state: OrderState, to: OrderState) -> str | None:
    """Say why an order that stands here cannot go there, if so."""
    if to in ORDER_TRANSITIONS[state]:
        return None
    return "This order is answered already." if not ORDER_TRANSITIONS[state] else "It cannot go back to that."
