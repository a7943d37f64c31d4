"""Stepwise selection by the thousand, compiled: what `stepwise` does, for one table after another."""

import numpy as np

from handrail.methods.prevalence.kernel import CERTIFIED, Ints, Reals, Whole, compiled, fit_terms, sum_supersets
from handrail.methods.prevalence.poisson import smaller_tail

# The hash of kernel.py and poisson.py: numba keeps what it compiled until this file changes, whatever changed below it.
BUILT_ON = "9bbf0603b2fb"
DONE, ASKS, NOT_ESTIMABLE = 0, 1, 2
UNKNOWN, GOOD, BAD = 0, 1, 2
COLD = False
tail = compiled(smaller_tail)


@compiled
def terms_of(size: int, every_pair: Ints, chosen: Whole) -> Ints:
    """The constant, the single lists and the chosen pairs (a bitmask over `every_pair`)."""
    terms = np.zeros(1 + size + len(every_pair), np.int64)
    count = 1 + size
    for place in range(size):
        terms[1 + place] = 1 << place
    for at in range(len(every_pair)):
        if chosen >> at & 1:
            terms[count] = every_pair[at]
            count += 1
    return terms[:count]


@compiled
def verdict_on(chosen: Whole, state: int, known: Ints, verdicts: Ints) -> int:
    """Whether a model is admissible: by its fit, or by what has been found out before on this support."""
    if state & CERTIFIED:
        return GOOD
    for at in range(len(known)):
        if known[at] == chosen:
            return int(verdicts[at])
    return UNKNOWN


@compiled
def fill_surprises(margins: Reals, fitted: Reals, size: int, every_pair: Ints, chosen: Whole, chances: Reals) -> None:
    """How surprising each pair's overlap is under a fit; a pair that is allowed for already is not at all."""
    expected = fitted.copy()
    expected[0] = 0.0
    sum_supersets(expected, size)
    for at in range(len(every_pair)):
        allowed = chosen >> at & 1
        chances[at] = 2.0 if allowed else tail(margins[every_pair[at]], expected[every_pair[at]])


@compiled
def select_stepwise(
    counts: Reals, size: int, every_pair: Ints, threshold: float, known: Ints, verdicts: Ints
) -> tuple[float, Whole, int]:
    """Select and fit one table.

    Args:
        counts: people by history.
        size: how many lists.
        every_pair: the pairs in order.
        threshold: a pair whose chance is below it is allowed for.
        known: models (bitmasks over pairs) of which the linear programme has said something for this support.
        verdicts: what it said: GOOD or BAD.

    Returns:
        The dark figure, the pairs chosen as a bitmask, and DONE; or a model and ASKS, when the linear programme must
        be asked about that model first; or NOT_ESTIMABLE.
    """
    margins = counts.copy()
    sum_supersets(margins, size)
    fitted, beta, chances = np.empty(1 << size), np.empty(1 + size + len(every_pair)), np.empty(len(every_pair))
    # Of one type from the start: a literal would have everything below compiled twice.
    chosen, dark, trial, at = np.int64(0), np.nan, np.int64(0), np.int64(-1)
    while True:
        terms = terms_of(size, every_pair, trial)
        state = fit_terms(counts, margins, size, terms, beta[: len(terms)], fitted, COLD)[1]
        verdict = verdict_on(trial, state, known, verdicts)
        if verdict == UNKNOWN:
            return np.nan, trial, ASKS
        if verdict == GOOD:
            chosen, dark = trial, fitted[0]
            fill_surprises(margins, fitted, size, every_pair, chosen, chances)
        elif at < 0:
            return np.nan, 0, NOT_ESTIMABLE
        else:
            chances[at] = 2.0
        at = np.int64(0)
        for other in range(len(chances)):
            if chances[other] < chances[at]:
                at = np.int64(other)
        if chances[at] >= threshold:
            return dark, chosen, DONE
        trial = chosen | 1 << at
