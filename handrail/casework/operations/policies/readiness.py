"""What is still missing before a visit may be approved: a list of sentences, empty when nothing is."""

from collections.abc import Collection
from dataclasses import dataclass

from handrail.casework.operations.models import Operation, RiskAssessment
from handrail.casework.operations.policies.plan import Plan, unplanned
from handrail.foundation.locality import current_locality


@dataclass(frozen=True)
class Readiness:
    """What is missing. `consultation` can be set aside when life is in danger; the rest cannot."""

    consultation: tuple[str, ...]
    rest: tuple[str, ...]
    danger_to_life: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that keeps the visit from being approved."""
        return self.rest if self.danger_to_life else (*self.consultation, *self.rest)


def unconsulted(consulted: Collection[str]) -> tuple[str, ...]:
    """Who has not been consulted yet, in words (statutory guidance of March 2020, 12.17)."""
    asked = current_locality().operations.lists["consulted"]
    return tuple(f"Not consulted yet: {word.label.lower()}." for word in asked if word.code not in consulted)


def unready(
    operation: Operation, plan: Plan, risk: RiskAssessment | None, *, speaking: Collection[str]
) -> tuple[str, ...]:
    """What else is missing. `speaking` are the languages for which an independent interpreter is booked."""
    found = [f"The plan does not say yet: {words}." for words in unplanned(plan)]
    if not plan.expected_because:
        found.append("Nobody has said how many people are expected, and why.")
    if not operation.powers:
        found.append("The plan does not say yet on what power you go in.")
    if risk is None:
        found.append("There is no risk assessment.")
    elif risk.approved_at is None:
        found.append("The risk assessment has not been approved by another person.")
    spoken = {word.code: word.label for word in current_locality().languages}
    found += [
        f"No independent interpreter is booked for {spoken.get(code, code)}."
        for code in plan.languages
        if code not in speaking
    ]
    return tuple(found)
