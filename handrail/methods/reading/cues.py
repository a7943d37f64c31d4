"""Words that announce what comes after them, found once for a whole text: quicker than looking back each time."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True)
class Cues:
    """Where the words of one pattern end, in order."""

    ends: tuple[int, ...]

    def within(self, distance: int, *, before: int) -> bool:
        """Whether one ends at this place or at most so many characters before it."""
        return bisect_left(self.ends, before - distance) < bisect_right(self.ends, before)


def cues_in(text: str, pattern: re.Pattern[str]) -> Cues:
    """Where a pattern's words end in a text."""
    return Cues(tuple(match.end() for match in pattern.finditer(text)))
