"""Whether a reception centre is needed: the county's number says so, unless the commander decides otherwise."""

from dataclasses import dataclass

from handrail.casework.operations.models import DecisionKind, Operation
from handrail.foundation.locality import current_locality

LIMIT = "reception_centre_people"


@dataclass(frozen=True)
class CentreRule:
    """Whether a centre is needed, why in a sentence, and whether the commander decided against the number."""

    needed: bool
    because: str
    overridden: bool = False


def threshold(operation: Operation) -> int:
    """From how many people expected on a centre is needed, on the day of the visit."""
    day = operation.starts_at.astimezone(current_locality().timezone).date()
    return current_locality().limit_as_known(LIMIT, on=day)


def centre_rule(operation: Operation, decision: str | None) -> CentreRule:
    """What holds. `decision` is the latest kind the commander decided, if any; a number alone decides nothing away."""
    most = threshold(operation)
    by_number = operation.expected >= most
    people = "1 person is" if operation.expected == 1 else f"{operation.expected} people are"
    said = f"{people} expected; from {most} on a reception centre is needed."
    if decision in {None, DecisionKind.CENTRE_BY_NUMBER}:
        return CentreRule(by_number, said)
    needed = decision == DecisionKind.CENTRE
    if needed == by_number:
        return CentreRule(needed, f"{said} The commander has decided the same.")
    return CentreRule(needed, f"{said} The commander has decided otherwise.", overridden=True)


def is_centre_decision(kind: str) -> bool:
    """Whether a decision is about the reception centre."""
    return kind in {DecisionKind.CENTRE, DecisionKind.NO_CENTRE, DecisionKind.CENTRE_BY_NUMBER}
