"""The words of a plan, locked under the operation's own key."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from handrail.casework.operations.models import Operation
from handrail.foundation.vault import subjects


@dataclass(frozen=True, kw_only=True, repr=False)
class Plan:
    """Where, why and how, each in words; every part may be empty. Its repr shows nothing.

    `expected_because` is the reasoning behind the number of people expected; `victim_plan` who talks with them
    first, where, apart from whom, and where they go.
    """

    title: str = ""
    places: str = ""
    meeting_point: str = ""
    objectives: str = ""
    expected_because: str = ""
    hazards: str = ""
    precautions: str = ""
    languages: str = ""
    vehicles: str = ""
    victim_plan: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values, as they are locked."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read back; what a newer version keeps and this one does not know is left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: str(value) for name, value in kept.items() if name in known})


def plan_of(operation: Operation) -> Plan:
    """The words, opened for a rule. Whoever shows them to a person asks `queries`."""
    kept = subjects.unlock_json(bytes(operation.plan), subject=operation.subject, place=operation.place("plan"))
    return Plan.from_json(kept)


def lock_plan(operation: Operation, plan: Plan) -> None:
    """Put the words under the operation's key; the caller saves."""
    operation.plan = subjects.lock_json(plan.to_json(), subject=operation.subject, place=operation.place("plan"))
