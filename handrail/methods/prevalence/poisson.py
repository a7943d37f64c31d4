"""How surprising a count is when so many were expected."""

import math


def smaller_tail(count: float, expected: float) -> float:
    """The chance of a Poisson count at least as far out as this, on its own side of what was expected.

    One side and not doubled, as Chan, Silverman and Vincent (2021) compare an overlap with what a model expects.
    Terms are summed from the count outwards, where they only get smaller.
    """
    if expected <= 0.0:
        return 1.0 if count <= 0.0 else 0.0
    term = math.exp(count * math.log(expected) - expected - math.lgamma(count + 1.0))
    total = term
    below = count <= expected
    at = count
    while term > 1e-17 * total:
        if below and at <= 0.0:
            break
        if below:
            term *= at / expected
            at -= 1.0
        else:
            at += 1.0
            term *= expected / at
        total += term
    return min(total, 1.0)
