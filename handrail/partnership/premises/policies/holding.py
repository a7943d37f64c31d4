"""What may follow on what in a booking."""

from handrail.partnership.premises.models import HoldState

TRANSITIONS: dict[HoldState, frozenset[HoldState]] = {
    HoldState.PROVISIONAL: frozenset({HoldState.CONFIRMED, HoldState.IN_USE, HoldState.CANCELLED}),
    HoldState.CONFIRMED: frozenset({HoldState.IN_USE, HoldState.CANCELLED}),
    HoldState.IN_USE: frozenset({HoldState.ENDED}),
    HoldState.ENDED: frozenset(),
    HoldState.CANCELLED: frozenset(),
}


def why_not_move(state: HoldState, to: HoldState) -> str | None:
    """Say why a booking that stands so cannot come to stand otherwise, if so."""
    if to in TRANSITIONS[state]:
        return None
    return f"A booking that is {state.label.lower()} cannot become {to.label.lower()}."
