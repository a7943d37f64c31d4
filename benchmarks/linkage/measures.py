"""How good pairs are beside the truth: precision, recall, the recall that a precision leaves, and calibration."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

Hits = npt.NDArray[np.bool_]
Weights = npt.NDArray[np.float64]


def told(hits: Hits, weights: Weights, truths: int, *, at: float) -> str:
    """Precision, recall and F1 of the pairs with this weight or more."""
    chosen = weights >= at
    right = int(hits[chosen].sum())
    precision, recall = right / max(int(chosen.sum()), 1), right / max(truths, 1)
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.4f}"


def recall_at(hits: Hits, weights: Weights, truths: int, *, precision: float) -> float:
    """The largest share of the truth that is found while this share of what is found is right."""
    order = np.argsort(-weights, kind="stable")
    right = np.cumsum(hits[order])
    good = np.nonzero(right / np.arange(1, len(order) + 1) >= precision)[0]
    return float(right[good[-1]] / truths) if len(good) else 0.0


def best_f1(hits: Hits, weights: Weights, truths: int) -> float:
    """F1 at the threshold that is best for it, which nobody knows beforehand."""
    right = np.cumsum(hits[np.argsort(-weights, kind="stable")])
    return float((2 * right / (np.arange(1, len(right) + 1) + truths)).max()) if len(right) else 0.0


def calibration(hits: Hits, weights: Weights) -> str:
    """What was expected and what was found, in five bands of probability."""
    expected = 1 / (1 + np.exp2(-weights))
    parts = []
    for low, high in ((0.0, 0.1), (0.1, 0.5), (0.5, 0.9), (0.9, 0.99), (0.99, 1.01)):
        band = (expected >= low) & (expected < high)
        if band.any():
            parts.append(f"{expected[band].mean():.3f} was {hits[band].mean():.3f}")
    return "; ".join(parts)


def hits_of(left: Collection[int], right: Collection[int], person: list[int]) -> Hits:
    """Which pairs are of one person."""
    people = np.asarray(person)
    found: Hits = people[np.asarray(left, dtype=np.int64)] == people[np.asarray(right, dtype=np.int64)]
    return found


def print_measures(head: str, hits: Hits, weights: Weights, truths: int) -> None:
    """A line of measures."""
    at_precision = ", ".join(f"{p}: {recall_at(hits, weights, truths, precision=p):.3f}" for p in (0.99, 0.999))
    best = best_f1(hits, weights, truths)
    print(f"{head} at 0.5: {told(hits, weights, truths, at=0)}; best F1 {best:.3f}; R at P {at_precision}")
