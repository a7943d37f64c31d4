"""Two years of months in which nothing was done, drawn as counts deceive: in clusters, growing, lingering."""

from functools import cache

import numpy as np

from handrail.methods.change.power import rejected_of
from handrail.methods.change.regression import Numbers

BASE, MONTHS, BEFORE = 2.0, 24, 12


def by_chance(runs: int, chance: np.random.Generator) -> Numbers:
    """Two a month, and nothing else."""
    return chance.poisson(BASE, (runs, MONTHS)).astype(float)


def clustered(runs: int, chance: np.random.Generator) -> Numbers:
    """Twice the variance that chance alone has."""
    return chance.poisson(chance.gamma(BASE, 1.0, (runs, MONTHS))).astype(float)


def growing(runs: int, chance: np.random.Generator) -> Numbers:
    """Five per cent more each month, before and after."""
    return chance.poisson(BASE * 1.05 ** np.arange(1, MONTHS + 1), (runs, MONTHS)).astype(float)


def lingering(runs: int, chance: np.random.Generator) -> Numbers:
    """Each month's rate is like the one before: the logarithms are correlated by 0.6, their deviation is 0.45."""
    state = chance.normal(size=runs)
    logs = []
    for _ in range(MONTHS):
        logs.append(state)
        state = 0.6 * state + 0.8 * chance.normal(size=runs)
    return chance.poisson(BASE * np.exp(0.45 * np.array(logs).T)).astype(float)


@cache
def rejected(events: int) -> Numbers:
    """At which numbers of the second year equal rates are rejected."""
    return rejected_of(events, share=1 - BEFORE / MONTHS, alpha=0.05)


def share_found_by_rates(counts: Numbers) -> float:
    """In what share of the series the exact test of the two years finds a change."""
    firsts, seconds = (part.sum(axis=1).astype(int) for part in (counts[:, :BEFORE], counts[:, BEFORE:]))
    return float(np.mean([rejected(first + second)[second] for first, second in zip(firsts, seconds, strict=True)]))
