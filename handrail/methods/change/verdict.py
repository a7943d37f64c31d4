"""What is said of a change, in words that never say more than the counts do. None of them says that anything worked."""

from enum import StrEnum

from handrail.methods.change.elsewhere import RatioOfRatios
from handrail.methods.change.rates import RateRatio

FEWEST_EVENTS = 10
# An interval that holds both a fall by a fifth and a doubling says nothing about the direction or the size.
A_FALL, A_DOUBLING = 0.8, 2.0


class Verdict(StrEnum):
    """The words."""

    TOO_FEW = "too few to tell"
    NO_CHANGE = "no change shown"
    ROSE = "rose, cause not shown"
    FELL = "fell, cause not shown"
    ROSE_MORE = "rose more than elsewhere"
    FELL_MORE = "fell more than elsewhere"


MEANS = {
    Verdict.TOO_FEW: "So few were counted that a large rise and a fall would both look like this.",
    Verdict.NO_CHANGE: "Chance alone could have made this difference. That does not show that nothing changed.",
    Verdict.ROSE: "More were counted than chance alone explains. Nothing here shows why.",
    Verdict.FELL: "Fewer were counted than chance alone explains. Nothing here shows why.",
    Verdict.ROSE_MORE: "The rise is larger than in the comparison, by more than chance alone explains. Something else "
    "than what was done may have happened here and not there.",
    Verdict.FELL_MORE: "The fall is larger than in the comparison, by more than chance alone explains. Something else "
    "than what was done may have happened here and not there.",
}


def verdict_on(found: RateRatio, elsewhere: RatioOfRatios | None = None) -> Verdict:
    """The words for a change, and for how it compares with elsewhere."""
    if too_few(found):
        return Verdict.TOO_FEW
    if elsewhere is not None and found.ratio is not None:
        if elsewhere.rose_more and found.ratio > 1:
            return Verdict.ROSE_MORE
        if elsewhere.fell_more and found.ratio < 1:
            return Verdict.FELL_MORE
    if found.rose:
        return Verdict.ROSE
    return Verdict.FELL if found.fell else Verdict.NO_CHANGE


def too_few(found: RateRatio) -> bool:
    """Whether fewer were counted than can tell anything, or the interval leaves everything open."""
    return found.events < FEWEST_EVENTS or (found.interval.holds(A_FALL) and found.interval.holds(A_DOUBLING))
