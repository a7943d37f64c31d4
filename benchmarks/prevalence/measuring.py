"""How long estimates of the unseen take, beside the field's programs in R and beside the plain way of doing the same.

R is not needed: its seconds of processor time stand here as they were measured once on another machine (SparseMSE
2.0.1, MultipleSystemsEstimation 1.2.0, dga 2.0.2, uk_5), and say an order of magnitude. The baseline of the same run is
NumPy one table after another, and fitting every model instead of searching.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.prevalence.counties import counties, links, years
from benchmarks.prevalence.growing import growth, seconds
from handrail.methods.prevalence.all_models import best_by_bic, best_models
from handrail.methods.prevalence.all_models_many import best_by_bic_many, best_of_top_many, everything, fits_of
from handrail.methods.prevalence.averaging import average
from handrail.methods.prevalence.latent import latent_classes
from handrail.methods.prevalence.models import Model
from handrail.methods.prevalence.resampling import resample, resampled_tables
from handrail.methods.prevalence.stepwise_many import one_by_one, say_nothing, stepwise_many
from handrail.methods.prevalence.transforms import Reals
from tests.live import Installation
from tests.methods.prevalence.published import NETHERLANDS_6, UK_5, UK_6

COMPILING = (
    "from tests.methods.prevalence.published import UK_5; "
    "from handrail.methods.prevalence.estimates import Work, estimate_by; "
    "[estimate_by(method, UK_5, Work(replicates=100)) for method in ('stepwise', 'bic')]"
)


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print processor seconds, targets, R's recorded seconds and the baselines of the same run."""
    stepwise_many(UK_5.counts[None, :], 5)
    best_by_bic_many(UK_5.counts[None, :], 5)
    models = [ranked.model for ranked in best_models(UK_5, 100)]
    print("processor seconds, United Kingdom, five lists               here  target         R")
    line("stepwise, BCa of 1,000", lambda: resample(UK_5, lambda some: stepwise_many(some, 5), seed=1), 0.2, 94)
    line("BIC over the best 100, BCa of 1,000", lambda: top(models), 1.0, 114)
    line("BIC over all 6,894 models, BCa of 1,000", exhaustive, 40.0, 8_820)
    line("average of 822 decomposable models", lambda: average(UK_5), 0.1, 0.05)
    line("average of 18,154 (six lists)", lambda: average(UK_6), 2.0, None)
    latent_classes(UK_5, seed=1, chains=2, burn=1, kept=8)
    line("latent classes, 8 chains of 110,000 steps", lambda: latent_classes(UK_5, seed=1), 10.0, 64)
    line("best of 7,785,062 models of six lists", lambda: best_by_bic(NETHERLANDS_6), None, None)
    against_the_plain_way()
    growth()
    counties()
    links()
    years()
    print(f"first run on a new machine, everything compiled: {first_run():.0f} s")


def line(what: str, do: Callable[[], object], target: float | None, in_r: float | None) -> None:
    beside = f"{target:8.1f}" if target else f"{'':8}"
    print(f"  {what:52}{seconds(do):10.3f}{beside}{f'{in_r:10,.2f}' if in_r else '      none'}")


def top(models: Sequence[Model]) -> object:
    def darks(tables: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Reals:
        return best_of_top_many(tables, models)[:, -1]

    return resample(UK_5, darks, seed=1)


def exhaustive() -> object:
    hopeful = [ranked.model for ranked in best_models(UK_5, 5)]

    def darks(tables: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Reals:
        return np.array([choice.dark for choice in best_by_bic_many(tables, 5, hopeful=hopeful)])

    return resample(UK_5, darks, seed=1)


def against_the_plain_way() -> None:
    """Ratios that do not depend on the machine."""
    tables = resampled_tables(UK_5, seed=1, replicates=50)
    compiled = seconds(lambda: [stepwise_many(tables, 5) for _ in range(10)]) / 10
    plain = seconds(lambda: one_by_one(tables, 5, 0.02, say_nothing))
    searched = seconds(lambda: best_by_bic_many(tables, 5))
    every = np.arange(len(everything(5).models))
    fitted = seconds(lambda: [fits_of(everything(5), every, table.astype(float), 5) for table in tables[:5]]) * 10
    print(f"  compiled beside NumPy, stepwise                     {plain / compiled:8.0f} times as fast")
    print(f"  searching beside fitting every model                {fitted / searched:8.0f} times as fast")


def first_run() -> float:
    """Seconds of the clock that a first run takes, with nothing compiled before."""
    with tempfile.TemporaryDirectory() as empty:
        begun = time.monotonic()
        subprocess.run([sys.executable, "-c", COMPILING], env={**os.environ, "NUMBA_CACHE_DIR": empty}, check=True)
        return time.monotonic() - begun
