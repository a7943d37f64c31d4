"""Make what is compiled ready, once on a machine: what a first estimate would otherwise wait for, told as it goes."""

from collections.abc import Callable

import numpy as np

from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.models import main_effects

# Three lists that overlap: the smallest table that every kernel takes.
SMALL = Lists(("A", "B", "C"), np.array([0, 40, 30, 6, 20, 5, 4, 3], dtype=np.int64))
Tell = Callable[[int, int], None]


def make_ready(tell: Tell) -> None:
    """Run each compiled kernel once, so that it is compiled and kept; at once where it is kept already.

    Args:
        tell: told how many are ready, of how many.
    """
    each = (pairs_one_by_one, all_models, chosen_models, chains)
    tell(0, len(each))
    for done, kernel in enumerate(each, start=1):
        kernel()
        tell(done, len(each))


def pairs_one_by_one() -> None:
    from handrail.methods.prevalence.stepwise_many import stepwise_many

    stepwise_many(SMALL.counts[None, :], SMALL.size, threads=1)


def all_models() -> None:
    from handrail.methods.prevalence.all_models_many import best_by_bic_many

    best_by_bic_many(SMALL.counts[None, :], SMALL.size, threads=1)


def chosen_models() -> None:
    from handrail.methods.prevalence.all_models_many import best_of_top_many

    best_of_top_many(SMALL.counts[None, :], [main_effects(SMALL.size)], threads=1)


def chains() -> None:
    from handrail.methods.prevalence.latent import latent_classes

    latent_classes(SMALL, seed=1, chains=2, burn=1, thin=1, kept=8, threads=1)
