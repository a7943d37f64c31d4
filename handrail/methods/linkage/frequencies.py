"""How common each value is, so that two who share a rare name are more likely one than two who share a common one.

The frequencies of a county's records name people: they are kept where the records are kept, and no model that leaves
the county carries them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from handrail.methods.linkage.comparisons import FREQUENCY_COLUMNS
from handrail.methods.linkage.mentions import Mention

# As many records are added as if they had the values that the model expects: twenty records say little of what is
# common.
ADDED: Final = 1_000


@dataclass(frozen=True)
class Frequencies:
    """How often each value was counted in how many records that had one. A value met only once is not kept."""

    counts: Mapping[str, Mapping[str, int]]
    known: Mapping[str, int]

    def share(self, column: str, value: str, *, expected: float) -> float:
        """The share of other records that have this value.

        `expected` is what the model takes for the chance that two records agree, and what is answered as long as little
        is known. One of those that were counted is the record itself.
        """
        others = self.counts.get(column, {}).get(value, 1) - 1
        return (others + ADDED * expected) / (self.known.get(column, 0) + ADDED)

    def shares(self, column: str, *, expected: float) -> dict[str, float]:
        """The share of each value that is kept."""
        return {value: self.share(column, value, expected=expected) for value in self.counts.get(column, {})}


NO_FREQUENCIES: Final = Frequencies({}, {})


def count_frequencies(mentions: Iterable[Mention]) -> Frequencies:
    """Count the values of the columns whose frequency matters."""
    counted: dict[str, Counter[str]] = {column: Counter() for column in FREQUENCY_COLUMNS}
    for mention in mentions:
        for column, counter in counted.items():
            if value := getattr(mention, column):
                counter[value] += 1
    return Frequencies(
        {column: {value: n for value, n in counter.items() if n > 1} for column, counter in counted.items()},
        {column: counter.total() for column, counter in counted.items()},
    )
