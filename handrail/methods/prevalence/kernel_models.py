"""The best of all models on one table by BIC, compiled, without fitting most of them."""

import numpy as np

from handrail.methods.prevalence.kernel import CERTIFIED, CONVERGED, Ints, Reals, compiled, fit_terms, sum_supersets

# The hash of kernel.py: numba keeps what it compiled until this file changes, whatever changed below it.
BUILT_ON = "e4738e436bd1"
COLD = False
SLACK = 1e-6  # of a log-likelihood: less than any two models that matter differ by, more than a fit is off
NOTHING = -1


@compiled
def saturated(counts: Reals) -> float:
    """The log-likelihood (without its constant) that no model exceeds."""
    total = 0.0
    for history in range(1, len(counts)):
        if counts[history] > 0:
            total += counts[history] * np.log(counts[history]) - counts[history]
    return total


@compiled
def may_win(mask: int, cost: float, most: float, absences: Ints, ceilings: Reals, best: float) -> bool:
    """Whether a model's BIC could be below the best: no model is likelier than one that holds it."""
    if cost - 2.0 * most > best:
        return False
    for at in range(len(absences)):  # noqa: SIM110  # all(…) does not compile
        if not mask & absences[at] and cost - 2.0 * ceilings[at] > best:
            return False
    return True


@compiled
def limit_all(
    counts: Reals, margins: Reals, size: int, terms: Ints, starts: Ints, widest: Ints, ceilings: Reals
) -> float:
    """Write how likely a model can be at most that lacks each set of terms; gives the same for all models."""
    most, fitted, beta = saturated(counts) + SLACK, np.empty(1 << size), np.empty(1 << size)
    for at in range(len(widest)):
        held = terms[starts[widest[at]] : starts[widest[at] + 1]]
        like, state = fit_terms(counts, margins, size, held, beta[: len(held)], fitted, COLD)
        ceilings[at] = like + SLACK if state & CONVERGED else most
    return most


@compiled
def fit_each(
    counts: Reals, size: int, terms: Ints, starts: Ints, chosen: Ints, likes: Reals, darks: Reals, states: Ints
) -> None:
    """Write the log-likelihood (without its constant), dark figure and state of each chosen model."""
    margins, fitted, beta = counts.copy(), np.empty(1 << size), np.empty(1 << size)
    sum_supersets(margins, size)
    for at in range(len(chosen)):
        held = terms[starts[chosen[at]] : starts[chosen[at] + 1]]
        like, state = fit_terms(counts, margins, size, held, beta[: len(held)], fitted, COLD)
        likes[at], states[at], darks[at] = like, state, fitted[0]


@compiled
def search(
    counts: Reals,
    size: int,
    terms: Ints,
    starts: Ints,
    masks: Ints,
    hopeful: Ints,
    absences: Ints,
    widest: Ints,
    doubtful: Ints,
    doubts: Reals,
) -> tuple[int, float, float, int]:
    """The best model by BIC, and every better one whose fit does not prove that it has an estimate.

    `terms` are those of all models one after another, `starts` where each begins and the last ends, `masks` each one's
    terms as bits, `hopeful` the models to try first. `absences` are sets of terms (bits), each with the `widest` model
    that lacks them: how well it fits limits all that do. Written: `doubtful`, models in doubt, and `doubts`, their BIC.

    Returns:
        The best model beyond doubt, its BIC and dark figure, and how many are in doubt (one more than there is room
        for when that was not enough).
    """
    margins, fitted, beta = counts.copy(), np.empty(1 << size), np.empty(1 << size)
    sum_supersets(margins, size)
    price, ceilings = np.log(margins[0]), np.empty(len(widest))
    most = limit_all(counts, margins, size, terms, starts, widest, ceilings)
    best, winner, dark, doubted = np.inf, NOTHING, np.nan, 0
    for turn in range(len(hopeful) + len(masks)):
        model = hopeful[turn] if turn < len(hopeful) else turn - len(hopeful)
        cost = (starts[model + 1] - starts[model]) * price
        if not may_win(masks[model], cost, most, absences, ceilings, best):
            continue
        held = terms[starts[model] : starts[model + 1]]
        like, state = fit_terms(counts, margins, size, held, beta[: len(held)], fitted, COLD)
        if cost - 2.0 * like >= best:
            continue
        if state & CERTIFIED:
            best, winner, dark = cost - 2.0 * like, model, fitted[0]
        elif doubted < len(doubtful):
            doubtful[doubted], doubts[doubted] = model, cost - 2.0 * like
            doubted += 1
        else:
            return winner, best, dark, doubted + 1
    return winner, best, dark, doubted
