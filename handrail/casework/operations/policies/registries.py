"""What the room above adds to an operation: what came of it, and why it cannot be over yet."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from handrail.casework.operations.models import Operation


@dataclass(frozen=True, kw_only=True)
class Results:
    """What came of an operation at its reception centres. `minutes` are those in which a centre was stood up."""

    found: int = 0
    offered: int = 0
    accepted: int = 0
    moved_on: int = 0
    minutes: int = 0
    centres: int = 0

    def __add__(self, other: "Results") -> "Results":
        """The two together."""
        return Results(**{name: getattr(self, name) + getattr(other, name) for name in NAMES})


NAMES = ("found", "offered", "accepted", "moved_on", "minutes", "centres")

# Asked with the operations: what came of each of them. One that had no centre may be left out.
RESULTS: list[Callable[[Collection[UUID]], Mapping[UUID, Results]]] = []
# Asked with one: a sentence that says why it cannot be over yet, or None.
NOT_OVER: list[Callable[[Operation], str | None]] = []


@dataclass(frozen=True)
class OperationTab:
    """One tab on an operation's pages: its label and the url name it leads to, given the operation's id."""

    label: str
    url_name: str


OPERATION_TABS: list[OperationTab] = []


def results_of(operations: Collection[UUID]) -> dict[UUID, Results]:
    """What came of these operations, from everybody who counts."""
    found = {each: Results() for each in operations}
    for ask in RESULTS:
        for operation, counted in ask(operations).items():
            found[operation] += counted
    return found


def why_not_over(operation: Operation) -> str | None:
    """Say why it cannot be over yet, if so."""
    return next((reason for ask in NOT_OVER if (reason := ask(operation))), None)
