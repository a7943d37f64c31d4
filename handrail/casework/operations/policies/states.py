"""What may follow on what."""

from handrail.casework.operations.models import OperationState

TRANSITIONS: dict[OperationState, frozenset[OperationState]] = {
    OperationState.DRAFT: frozenset({OperationState.APPROVED, OperationState.CANCELLED}),
    OperationState.APPROVED: frozenset({OperationState.DRAFT, OperationState.STANDING_BY, OperationState.CANCELLED}),
    OperationState.STANDING_BY: frozenset({OperationState.UNDER_WAY, OperationState.CANCELLED}),
    OperationState.UNDER_WAY: frozenset({OperationState.DEBRIEFING}),
    OperationState.DEBRIEFING: frozenset({OperationState.CLOSED}),
    OperationState.CLOSED: frozenset(),
    OperationState.CANCELLED: frozenset(),
}
OVER = frozenset({OperationState.CLOSED, OperationState.CANCELLED})


def why_not_move(state: OperationState, to: OperationState) -> str | None:
    """Say why an operation that stands so cannot come to stand otherwise, if so."""
    if to in TRANSITIONS[state]:
        return None
    return f"An operation that is {state.label.lower()} cannot become {to.label.lower()}."
