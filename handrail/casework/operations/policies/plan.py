"""The words of a plan, locked under the operation's own key."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from handrail.casework.operations.models import Operation
from handrail.foundation.vault import subjects


@dataclass(frozen=True, kw_only=True, repr=False)
class Plan:
    """Where, why and how, each in words; every part may be empty. Its repr shows nothing.

    `title` is a code name and says nothing of where or who. `expected_because` is the reasoning behind the number of
    people expected; `languages` are codes of the pack. `first_words` is who talks with people first, `apart` how they
    are kept apart from suspects, `belongings`, `medical` and `food` what is ready for them, and `where_to` where they
    can go.
    """

    title: str = ""
    places: str = ""
    meeting_point: str = ""
    objectives: str = ""
    expected_because: str = ""
    languages: tuple[str, ...] = ()
    vehicles: str = ""
    first_words: str = ""
    apart: str = ""
    belongings: str = ""
    medical: str = ""
    food: str = ""
    where_to: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values, as they are locked."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read back; what a newer version keeps and this one does not know is left out."""
        known = {each.name for each in fields(cls)} - {"languages"}
        spoken = tuple(str(code) for code in kept.get("languages", ()))
        return cls(languages=spoken, **{name: str(value) for name, value in kept.items() if name in known})


VICTIM_PLAN = {
    "first_words": "who talks with people first",
    "apart": "how they are kept apart from suspects",
    "belongings": "what happens to what they own",
    "medical": "who sees to injuries and illness",
    "food": "food and drink",
    "where_to": "where they can go",
}


def unplanned(plan: Plan) -> list[str]:
    """What the plan for the people who may be found does not say yet, in words."""
    return [words for name, words in VICTIM_PLAN.items() if not getattr(plan, name).strip()]


def plan_of(operation: Operation) -> Plan:
    """The words, opened for a rule; empty once erased. Whoever shows them to a person asks `queries`."""
    if operation.erased_at is not None:
        return Plan()
    kept = subjects.unlock_json(bytes(operation.plan), subject=operation.subject, place=operation.place("plan"))
    return Plan.from_json(kept)


def lock_plan(operation: Operation, plan: Plan) -> None:
    """Put the words under the operation's key; the caller saves."""
    operation.plan = subjects.lock_json(plan.to_json(), subject=operation.subject, place=operation.place("plan"))
