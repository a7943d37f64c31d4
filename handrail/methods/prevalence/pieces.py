"""Long work in pieces that are kept: what was found for a hundred samples is written down, and never worked out again.

What a sample gives depends on the sample alone, so that work that was stopped, or killed, goes on where it was and ends
with the same answer.
"""

import hashlib
import math
from collections.abc import Callable, MutableMapping

import numpy as np

from handrail.methods.prevalence.resampling import DarkFigures, Tables
from handrail.methods.prevalence.transforms import Reals

AT_A_TIME = 100
Piece = list[float | None]  # dark figures; None where no number can be given, since JSON has no other word for it
Pieces = MutableMapping[str, Piece]


def in_pieces(darks: DarkFigures, kept: Pieces, *, named: str, tell: Callable[[int, int], None]) -> DarkFigures:
    """The same estimator, which looks first whether a piece is kept, and keeps each that it works out.

    Args:
        darks: the estimator.
        kept: where pieces are kept.
        named: the method, the lists and the version of the engine: all that an answer depends on but the samples.
        tell: told how many tables are done, of how many.
    """

    def found(tables: Tables) -> Reals:
        parts: list[Reals] = []
        for first in range(0, len(tables), AT_A_TIME):
            some = tables[first : first + AT_A_TIME]
            key = key_of(named, some)
            if key not in kept:
                kept[key] = [float(dark) if math.isfinite(dark) else None for dark in darks(some)]
            parts.append(np.array([math.nan if dark is None else dark for dark in kept[key]]))
            tell(first + len(some), len(tables))
        return np.concatenate(parts)

    return found


def key_of(named: str, tables: Tables) -> str:
    """What a piece is kept under."""
    return hashlib.sha256(named.encode() + b"\0" + np.ascontiguousarray(tables, dtype="<i8").tobytes()).hexdigest()
