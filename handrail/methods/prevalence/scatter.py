"""How the samples drawn again lie: in one heap, or in groups between which the choice of a model decides.

A limit far out in a tail is that of a few samples, and others would have given another. On the United Kingdom's six
lists the corrected lower limit is the second or third lowest of a thousand: 7,000 with one seed, 9,000 with another.
"""

import math
from collections.abc import Iterator

import numpy as np

from handrail.methods.prevalence.averaging import NOTABLE, count_modes
from handrail.methods.prevalence.resampling import Resampled
from handrail.methods.prevalence.transforms import Reals
from handrail.methods.prevalence.wording import rounded

FEWEST_BEYOND = 10  # samples beyond a limit, below which it is looked at how far chance moves it
MOST_MOVED = 1.1  # times the lowest that chance gives
SURE = 1.96
SMALLEST_GROUP = 0.1  # of the samples; a smaller one is in the tail of the interval at most
POINTS = 400
FEWEST_SAMPLES = 100


def doubts_about_samples(found: Resampled) -> Iterator[str]:
    """Why an interval hangs on which samples were drawn, or on which of two models is chosen in each."""
    drawn = np.sort(found.drawn)
    if len(drawn) < FEWEST_SAMPLES:
        return
    if found.bca is not None:
        yield from hanging_on_few("lower", drawn, beyond=int((drawn < found.bca.low).sum()), at_low_end=True)
        yield from hanging_on_few("upper", drawn, beyond=int((drawn > found.bca.high).sum()), at_low_end=False)
    groups = groups_of(drawn)
    if groups and min(share for share, _ in groups) >= SMALLEST_GROUP:
        (few, low), (many, high) = groups
        yield (
            f"The samples drawn again fall into two groups, about {rounded(low):,} ({few:.0%}) and about "
            f"{rounded(high):,} ({many:.0%}): which model is chosen decides which it is."
        )


def hanging_on_few(which: str, drawn: Reals, *, beyond: int, at_low_end: bool) -> Iterator[str]:
    """Whether a limit with few samples beyond it could as well be far from where it is."""
    spread = SURE * math.sqrt(max(beyond, 1))
    ranks = np.clip([math.floor(beyond - spread), math.ceil(beyond + spread)], 0, len(drawn) - 1)
    near, far = sorted(float(one) for one in (drawn if at_low_end else drawn[::-1])[ranks])
    if beyond < FEWEST_BEYOND and far > MOST_MOVED * near:
        yield (
            f"The {which} limit hangs on {beyond} of {len(drawn):,} samples: others would have put it anywhere from "
            f"{rounded(near):,} to {rounded(far):,}."
        )


def groups_of(drawn: Reals) -> tuple[tuple[float, float], ...]:
    """The share and the middle of each of two groups that a valley sets apart; none where there is one heap.

    The density is that of a normal kernel on the logarithm, as wide as Silverman's rule of thumb says.
    """
    logs = np.log(drawn)
    quarters = float(np.subtract(*np.quantile(logs, [0.75, 0.25]))) / 1.34
    width = 0.9 * min(float(logs.std()), quarters or math.inf) * len(logs) ** -0.2
    if width <= 0:
        return ()
    grid = np.linspace(float(np.quantile(logs, 0.005)), float(np.quantile(logs, 0.995)), POINTS)
    density = np.exp(-(((grid[:, None] - logs) / width) ** 2) / 2).mean(axis=1)
    density /= density.max()
    if count_modes(density) < 2:
        return ()
    middle = density[1:-1]
    tops = 1 + np.flatnonzero((middle >= density[:-2]) & (middle > density[2:]) & (middle >= NOTABLE))
    if len(tops) < 2:
        return ()
    valley = tops[0] + int(density[tops[0] : tops[-1]].argmin())
    below = logs < grid[valley]
    return tuple((float(part.mean()), float(np.median(drawn[part]))) for part in (below, ~below))
