"""The model that is used before a county has records enough to estimate its own.

The chances were set by hand from what the levels mean: how often one person's name is written another way, how often
two people share a birthday. They are judgement, not measurement; `benchmarks/linkage` tells how they do.
"""

from typing import Final

from handrail.methods.linkage.comparisons import BY_NAME
from handrail.methods.linkage.model import Chances, Model

# In the order of the levels: (m, u). The last level of each is what is left.
SET_BY_HAND: Final = {
    "given": ((0.62, 0.004), (0.02, 0.00002), (0.08, 0.002), (0.02, 0.0002), (0.07, 0.003), (0.07, 0.02)),
    "surname": ((0.72, 0.003), (0.12, 0.002), (0.06, 0.01)),
    "born": ((0.84, 0.0004), (0.09, 0.0035), (0.03, 0.02), (0.015, 0.02)),
    "sex": ((0.98, 0.5),),
    "nationality": ((0.93, 0.12),),
    "phone": ((0.6, 0.00002), (0.06, 0.0001)),
    "email": ((0.65, 0.00001), (0.08, 0.0001)),
    "handle": ((0.7, 0.00001), (0.08, 0.0001)),
    "plate": ((0.55, 0.0001), (0.1, 0.0006)),
    "address": (
        (0.27, 0.00002),
        (0.15, 0.00004),
        (0.12, 0.0002),
        (0.04, 0.0006),
        (0.06, 0.0015),
        (0.004, 0.001),
        (0.04, 0.01),
        (0.1, 0.08),
    ),
    "business": ((0.5, 0.002), (0.1, 0.003)),
}
# One pair in so many among records that share a place and a few years.
PRIOR: Final = 1 / 20_000


def shipped_model() -> Model:
    """The model as it is shipped."""
    return Model("1", PRIOR, {name: with_rest(SET_BY_HAND[name]) for name in BY_NAME}, "set by hand, 2026-11-26")


def with_rest(graded: tuple[tuple[float, float], ...]) -> tuple[Chances, ...]:
    """The levels with the last one, which has whatever is left to one."""
    ms, us = zip(*graded, strict=True)
    return (*(Chances(m, u) for m, u in graded), Chances(1 - sum(ms), 1 - sum(us)))
