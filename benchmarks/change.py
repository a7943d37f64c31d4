"""How often a change is seen that is there, and one that is not; and how fast that is found out.

The shares are the fuller form of what `tests/methods/change/test_power.py` draws less often. The baselines of speed are
the test that SciPy has, alone, and one regression after another by statsmodels.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from scipy.stats import binomtest

from handrail.methods.change.counted import Counted
from handrail.methods.change.power import Plan, power_of_step, power_of_two_rates, share_found
from handrail.methods.change.rates import compare
from handrail.methods.change.regression import fit_each
from tests.live import Installation
from tests.methods.change.drawing import BEFORE, by_chance, clustered, growing, lingering, share_found_by_rates

RUNS, FITS = 40_000, 400
MONTHS_OBSERVED = ((1, 1), (6, 6), (12, 12), (24, 12))


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print the shares and the ratios."""
    print_power()
    print_false_alarms()
    print_speed()


def print_power() -> None:
    """How often a doubling is seen, from two a month."""
    print("a true doubling is seen      exact   step   step beside a trend")
    for before, after in MONTHS_OBSERVED:
        plan = Plan(2, before, after)
        steps = [f"{power_of_step(plan, 2, trend=trend, runs=RUNS):6.1%}" for trend in (False, True) if before > 1]
        print(f"  {before:2d} months and {after:2d}           {power_of_two_rates(plan, 2):6.1%} {' '.join(steps)}")
    print(f"  a rise to 7 times, 1 and 1   {power_of_two_rates(Plan(2, 1, 1), 7):6.1%}")


def print_false_alarms() -> None:
    """How often something is seen where nothing was done, 12 months and 12."""
    print("false alarms at 5%           exact   step   step beside a trend")
    for draw in (by_chance, clustered, growing, lingering):
        counts = draw(RUNS, np.random.default_rng(1))
        steps = [f"{share_found(counts, BEFORE, trend=trend):6.1%}" for trend in (False, True)]
        print(f"  {draw.__name__:<26} {share_found_by_rates(counts):6.1%} {' '.join(steps)}")


def print_speed() -> None:
    """What the interval costs beside the test alone, and many regressions at once beside one after another."""
    before, after = Counted(2, 31), Counted(14, 31)
    test = seconds(lambda: [binomtest(14, 16, 0.5).pvalue for _ in range(FITS)])
    whole = seconds(lambda: [compare(before, after) for _ in range(FITS)])
    print(f"test and exact interval take {whole / test:.1f} times as long as the test alone")
    counts = by_chance(FITS, np.random.default_rng(1))
    design = np.column_stack([np.ones(24), np.arange(24) >= BEFORE, np.arange(24) - 11.5]).astype(float)
    ours = seconds(lambda: fit_each(counts, design, np.ones(24)))
    theirs = seconds(lambda: [sm.GLM(row, design, family=sm.families.Poisson()).fit() for row in counts])
    print(f"{FITS} regressions at once take 1/{theirs / ours:.0f} of what one after another takes by statsmodels")


def seconds(do: Callable[[], object]) -> float:
    """Seconds of the processor, once what is made only once has been made."""
    do()
    before = time.process_time()
    do()
    return time.process_time() - before
