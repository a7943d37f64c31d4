"""A logistic regression on bits whose coefficients are held to a first guess and are not negative."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

HELD: Final = 2.0  # how firmly each coefficient is held to what the first stage says
BITS: Final = float(np.log(2))

Table = npt.NDArray[np.float64]


def fitted(
    rows: Sequence[Sequence[float]], same: Sequence[bool], guess: Sequence[float], *, offset: float
) -> list[float]:
    """The coefficients of greatest likelihood that are not negative; only where a pair starts may move either way.

    Each row holds the bits of one pair, `same` whether it was found to be one person; `offset` is in bits.
    """
    bits, held_to, signs = np.array(rows), np.array(guess), np.where(np.array(same), 1.0, -1.0)

    def lack_of_fit(worth: Table) -> tuple[float, Table]:
        margins = signs * (bits @ worth + offset) * BITS
        pull = worth - held_to
        slopes = -signs * BITS / (1 + np.exp(np.clip(margins, -500, 500)))
        return float(np.logaddexp(0, -margins).sum() + HELD * pull @ pull), bits.T @ slopes + 2 * HELD * pull

    bounds = [(0.0, None)] * (len(held_to) - 1) + [(None, None)]
    return [float(each) for each in minimize(lack_of_fit, held_to, jac=True, method="L-BFGS-B", bounds=bounds).x]
