"""The words and numbers of an operation: whom to consult, powers, levels of risk, who is needed and how many."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handrail.rules.localities.checked import Checked, CodedWord


@dataclass(frozen=True, kw_only=True)
class Staffing(Checked):
    """How many do one thing at once, by day and by night, from so many people expected on."""

    role: str
    people: int
    day: int
    night: int


@dataclass(frozen=True)
class OperationWords:
    """The lists of codes by their names, and how many are needed."""

    lists: Mapping[str, tuple[CodedWord, ...]] = field(default_factory=dict, hash=False)
    staffing: tuple[Staffing, ...] = ()

    def words(self, name: str) -> dict[str, str]:
        """The labels of a list by their codes, in its order."""
        return {word.code: word.label for word in self.lists[name]}

    def needed(self, *, people: int, night: bool) -> dict[str, int]:
        """How many are needed at once for so many people, by role: the row for the most people that fits holds."""
        fitting: dict[str, Staffing] = {}
        for row in self.staffing:
            if row.people <= people and (row.role not in fitting or fitting[row.role].people < row.people):
                fitting[row.role] = row
        return {role: row.night if night else row.day for role, row in fitting.items()}
