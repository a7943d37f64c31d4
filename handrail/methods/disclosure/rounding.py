"""Rule 10-5 of the Office for National Statistics: numbers below 10 are hidden, the others rounded to the nearest 5.

Totals are rounded on their own and never added up from rounded cells, so that shown numbers need not add up; a cell
that several tables have is rounded once. Shares are to be worked out from the rounded numbers only. Exact numbers of a
table must never reach those who have it rounded.
"""

import numpy as np
from numpy.typing import NDArray

from handrail.methods.disclosure.needs import Rule

BASE = 5
LOWEST_THRESHOLD = 10


def round_to(count: int, base: int) -> int:
    """The nearest multiple of the base. The base is odd, so that no number lies between two."""
    return (count + base // 2) // base * base


def possible_when_rounded(counts: NDArray[np.int64], rule: Rule) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lowest and highest number that each cell could have by what is shown of it.

    What is shown is rounded, and is not below the threshold, since that would have been hidden.
    """
    if rule.base == 1:
        return counts.astype(float), counts.astype(float)
    return range_of_rounded((counts + rule.base // 2) // rule.base * rule.base, rule)


def range_of_rounded(shown: NDArray[np.int64], rule: Rule) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lowest and highest number that is shown as this."""
    aside = rule.base // 2
    low = np.where(shown == 0, 0, np.maximum(shown - aside, rule.threshold))
    return low.astype(float), np.where(shown == 0, 0, shown + aside).astype(float)
