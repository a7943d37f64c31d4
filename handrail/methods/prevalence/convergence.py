"""Whether chains agree: rank-normalised split R-hat and effective sample size (Vehtari and others 2021)."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from handrail.methods.prevalence.transforms import Reals

MOST_R_HAT = 1.01
FEWEST_DRAWS = 400.0
NORMAL = NormalDist()


@dataclass(frozen=True)
class Convergence:
    """How far chains agree (1 is wholly) and how many independent draws they are worth."""

    r_hat: float
    effective_draws: float

    @property
    def reached(self) -> bool:
        """Whether the chains may be taken together."""
        return self.r_hat <= MOST_R_HAT and self.effective_draws >= FEWEST_DRAWS


def convergence(chains: Reals) -> Convergence:
    """How far chains agree: one row for each, as drawn.

    R-hat is the larger of that of the ranks and that of how far the draws are from their middle, so that chains which
    differ in spread alone are seen too.
    """
    halves = split(chains)
    folded = np.abs(halves - np.median(halves))
    r_hat = max(r_hat_of(normal_scores(halves)), r_hat_of(normal_scores(folded)))
    return Convergence(r_hat, effective_draws(normal_scores(halves)))


def split(chains: Reals) -> Reals:
    """Each chain as two, so that one which has not settled disagrees with itself."""
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def normal_scores(chains: Reals) -> Reals:
    """Ranks over all chains, as normal deviates; equal draws share their rank."""
    _, places, repeats = np.unique(chains, return_inverse=True, return_counts=True)
    ranks = np.cumsum(repeats) - (repeats - 1) / 2
    scores = np.array([NORMAL.inv_cdf(float((rank - 3 / 8) / (chains.size + 1 / 4))) for rank in ranks])
    scored: Reals = scores[places].reshape(chains.shape)
    return scored


def r_hat_of(chains: Reals) -> float:
    """How much wider all chains together are than each alone."""
    length = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean()
    if within == 0:
        return 1.0 if np.ptp(chains) == 0 else float("inf")
    between = chains.mean(axis=1).var(ddof=1)
    return float(np.sqrt(((length - 1) / length * within + between) / within))


def effective_draws(chains: Reals) -> float:
    """How many independent draws tell as much: from autocorrelations, summed while pairs of them stay positive."""
    count, length = chains.shape
    within = chains.var(axis=1, ddof=1).mean()
    whole = (length - 1) / length * within + chains.mean(axis=1).var(ddof=1)
    if whole == 0:
        return float(count * length)
    lagged = autocovariances(chains).mean(axis=0) * length / (length - 1)
    rho = 1 - (within - lagged) / whole
    rho[0] = 1.0
    pairs = rho[: length - length % 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs < 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    time = max(2 * float(kept.sum()) - 1, 1 / np.log10(count * length))
    return float(count * length / time)


def autocovariances(chains: Reals) -> NDArray[np.float64]:
    """The autocovariance of each chain at every lag, by Fourier transform."""
    length = chains.shape[1]
    centred = chains - chains.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, n=2 * length, axis=1)
    found: NDArray[np.float64] = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length] / length
    return found
