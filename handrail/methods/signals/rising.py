"""Whether a place is told of more often lately than chance explains: a prospective scan statistic in time, exact.

Source of the method: M. Kulldorff, "Prospective time periodic geographical disease surveillance using a scan
statistic", Journal of the Royal Statistical Society A 164 (2001), 61-72; recurrence intervals: K. Kleinman, R. Lazarus
and R. Platt, American Journal of Epidemiology 159 (2004), 217-224. Given how many events there were, each is as likely
on one day as on another; every window that ends today is tried. The chance that any of them stands out so much is not
simulated but computed, day by day, so that the false alarms stated are those that there are at most.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from handrail.methods.signals.events import Event, by_subject
from handrail.methods.signals.scans import Rise, Scan

Numbers = NDArray[np.float64]
SMALLEST_CHANCE = 1e-12  # what is left of one after so many sums is no longer known below this


def rising(events: Iterable[Event], *, on: date, scan: Scan) -> list[Rise]:
    """The subjects that rise beyond chance on that day, the rarest first. What is told of later is not looked at."""
    first = on - timedelta(days=scan.history_days - 1)
    found = by_subject(event for event in events if first <= event.day <= on)
    # With fewer than two events nothing can rise, so that such a subject raises no false alarm either.
    scanned = {subject: told for subject, told in found.items() if len(told) > 1}
    rises = []
    for subject, told in scanned.items():
        ages = [(on - event.day).days for event in told]
        days, counted, chance = stands_out(ages, scan)
        if chance * len(scanned) * scan.days_to_a_false_alarm <= 1:
            expected = len(ages) * days / scan.history_days
            rises.append(Rise(subject, on, days, counted, expected, chance, 1 / (chance * len(scanned))))
    return sorted(rises, key=lambda rise: (rise.chance, rise.subject))


def stands_out(ages: Sequence[int], scan: Scan) -> tuple[int, int, float]:
    """The window that stands out most, how many events are in it, and how likely one stands out so much by chance.

    Args:
        ages: how many days ago each event was; 0 is today.
        scan: how the days are scanned.
    """
    total = len(ages)
    counts = np.cumsum(np.bincount(ages, minlength=scan.history_days))[: scan.longest_days]
    heights = [height(int(count), total, days / scan.history_days) for days, count in enumerate(counts, start=1)]
    best = int(np.argmax(heights))
    if heights[best] <= 0:
        return 1, int(counts[0]), 1.0
    return best + 1, int(counts[best]), chance_of(heights[best], total, scan)


def height(count: int, total: int, share: float) -> float:
    """How far a count stands out: the logarithm of the ratio of likelihoods, and nothing where it is no rise."""
    expected = total * share
    if count <= expected:
        return 0.0
    rest = total - count
    outside = rest * math.log(rest / (total - expected)) if rest else 0.0
    return count * math.log(count / expected) + outside


def chance_of(reached: float, total: int, scan: Scan) -> float:
    """How likely it is by chance that some window stands out at least so much, given how many events there were."""
    below = np.ones(1)
    for days in range(1, scan.longest_days + 1):
        fewer_than = first_that_reaches(reached, total, days / scan.history_days)
        below = one_day_more(below, total, 1 / (scan.history_days - days + 1), fewer_than=fewer_than)
    return float(max(SMALLEST_CHANCE, 1.0 - below.sum()))


def one_day_more(below: Numbers, total: int, share: float, *, fewer_than: int) -> Numbers:
    """The chances of the counts when the window grows by a day, on which each event left falls with that chance.

    Only counts that stand out nowhere so far are kept: those below `fewer_than`.
    """
    before, after = np.arange(len(below)), np.arange(fewer_than)
    falls = binom.pmf(after[None, :] - before[:, None], total - before[:, None], share)
    kept: Numbers = below @ falls
    return kept


def first_that_reaches(reached: float, total: int, share: float) -> int:
    """The smallest count in a window that stands out at least so much; one more than all if none does."""
    low, high = math.floor(total * share) + 1, total + 1
    while low < high:
        middle = (low + high) // 2
        if height(middle, total, share) >= reached - 1e-12:
            high = middle
        else:
            low = middle + 1
    return low
