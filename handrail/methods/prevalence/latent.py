"""Classes of people whom lists find at different rates (Manrique-Vallier 2016), with as many chains as it takes to see.

Within a class lists are independent; how many classes there are is left open by a stick-breaking prior. The prior of
the population is 1/N. There is no cap on the unseen. Chains that begin in different places must come to agree: on many
lists they do not, whatever the number of steps, and then the answer says so (`Convergence`).
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from handrail.methods.prevalence.convergence import Convergence, convergence
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.transforms import Reals

CLASSES = 10
PRIOR = 0.25
CHAINS = 8
BURN, THIN, KEPT = 10_000, 100, 1_000


@dataclass(frozen=True, eq=False)
class LatentClasses:
    """What the chains kept: the population, one row for each chain."""

    populations: Reals
    convergence: Convergence

    def quantile(self, share: float) -> float:
        """The population below which this share of all that was kept lies."""
        return float(np.quantile(self.populations, share))


def latent_classes(
    lists: Lists,
    *,
    seed: int,
    chains: int = CHAINS,
    burn: int = BURN,
    thin: int = THIN,
    kept: int = KEPT,
    threads: int = 2,
) -> LatentClasses:
    """Sample the population under latent classes.

    Args:
        lists: the people seen.
        seed: each chain has a stream of random numbers of its own, named by the seed and its place.
        chains: how many.
        burn: steps of each before anything is kept.
        thin: steps between what is kept.
        kept: how many are kept of each.
        threads: how many work at it; that changes nothing.
    """
    with ThreadPoolExecutor(threads) as pool:
        rows = list(pool.map(lambda place: chain(lists, seed, place, burn, thin, kept), range(chains)))
    populations = np.array(rows) + lists.observed
    return LatentClasses(populations, convergence(np.log(populations)))


def chain(lists: Lists, seed: int, place: int, burn: int, thin: int, kept: int) -> Reals:
    """The dark figures that one chain keeps."""
    from handrail.methods.prevalence.kernel_latent import run_chain

    draw = np.random.Generator(np.random.Philox(key=seed, counter=[0, 0, 1, place]))
    histories = np.array(sorted(lists.support), dtype=np.int64)
    found = np.empty(kept)
    run_chain(draw, histories, lists.counts[histories], lists.size, CLASSES, PRIOR, burn, thin, found)
    return found
