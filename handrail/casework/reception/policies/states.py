"""What may follow on what in a reception centre."""

from handrail.casework.reception.models import CentreState

TRANSITIONS: dict[CentreState, frozenset[CentreState]] = {
    CentreState.STANDBY: frozenset({CentreState.OPEN, CentreState.STOOD_DOWN}),
    CentreState.OPEN: frozenset({CentreState.CLOSING}),
    CentreState.CLOSING: frozenset({CentreState.OPEN, CentreState.CLOSED}),
    CentreState.CLOSED: frozenset(),
    CentreState.STOOD_DOWN: frozenset(),
}
# While people are there, whoever is on duty works with them.
WORKING = frozenset({CentreState.OPEN, CentreState.CLOSING})


def why_not_move(state: CentreState, to: CentreState) -> str | None:
    """Say why a centre that stands so cannot come to stand otherwise, if so."""
    if to in TRANSITIONS[state]:
        return None
    return f"A centre that is {state.label.lower()} cannot become {to.label.lower()}."
