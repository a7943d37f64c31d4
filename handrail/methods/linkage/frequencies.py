"""How common each value is, so that two who share a rare name are more likely one than two who share a common one.

The frequencies of a county's records name people: they are kept where the records are kept, and no model that leaves
the county carries them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from handrail.methods.linkage.comparisons import FREQUENCY_COLUMNS
from handrail.methods.linkage.mentions import Mention

# As many records are added as if they had the values that the model expects: twenty records say little of what is
# common.
ADDED: Final = 1_000
# So many records may well be of one person: that they have one name says nothing of how common it is.
OF_ONE: Final = 10
NAMES: Final = "names"


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

    def bits_together(self, mention: Mention) -> float:
        """How many bits less a surname says of somebody of the same given name, because the two often go together.

        Names go together where people come from one place: of those called Anh many more are called Nguyen than of all.
        0 where the whole name is no more common than its parts make it; never more than 0.
        """
        beyond = self.counts.get(NAMES, {}).get(mention.names, 1) - 1 - OF_ONE
        if not mention.names or beyond <= 0:
            return 0.0
        one, other = mention.given, mention.surname
        by_chance = self.known[NAMES] * (self._by_chance(one, other) + self._by_chance(other, one))
        return min(0.0, math.log2(by_chance / beyond))

    def _by_chance(self, given: str, surname: str) -> float:
        """The share that would have this name if given name and surname had nothing to do with each other."""
        given_share = self.counts["given"].get(given, 1) / self.known["given"]
        return given_share * self.counts["surname"].get(surname, 1) / self.known["surname"]


NO_FREQUENCIES: Final = Frequencies({}, {})


def count_frequencies(mentions: Iterable[Mention]) -> Frequencies:
    """Count the values of the columns whose frequency matters."""
    all_of_them = list(mentions)
    counted = {column: Counter(map(attrgetter(column), all_of_them)) for column in (*FREQUENCY_COLUMNS, NAMES)}
    for counter in counted.values():
        del counter[""]
    return Frequencies(
        {column: {value: n for value, n in counter.items() if n > 1} for column, counter in counted.items()},
        {column: counter.total() for column, counter in counted.items()},
    )
