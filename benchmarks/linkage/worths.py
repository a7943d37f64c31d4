"""What a second stage makes of very many pairs: `SecondStage.score` written for columns."""

from collections.abc import Sequence

import numpy as np

from benchmarks.linkage.measures import Hits, Weights
from handrail.methods.linkage.comparisons import BY_NAME, COMPARISONS
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import MISSING, Grades, ScoredPairs, less_together, with_rules
from handrail.methods.linkage.scoring import GIVEN, SURNAME, weighed_by_value
from handrail.methods.linkage.second_stage import CROSSED, SecondStage

A_CHUNK = 500_000
BORN = COMPARISONS.index(BY_NAME["born"])
CROSSED_NAMES = [level.name for level in BY_NAME["given"].levels].index(CROSSED)


def weights_with(
    stage: SecondStage, pairs: ScoredPairs, mentions: Sequence[Mention], model: Model, frequencies: Frequencies
) -> Weights:
    """The weight of each pair, so many at a time."""
    by_value, less = values_of(mentions, model, frequencies), less_together(mentions, model, frequencies)
    chunks = [slice(start, start + A_CHUNK) for start in range(0, len(pairs), A_CHUNK)]
    return np.concatenate([weights_of(stage, pairs, chunk, model, by_value, less) for chunk in chunks] or [np.empty(0)])


def values_of(mentions: Sequence[Mention], model: Model, frequencies: Frequencies) -> list[Weights | None]:
    """For each comparison the bits of agreeing on the value of each mention, where its frequency matters."""
    weighed = [weighed_by_value(comparison, model, frequencies) for comparison in COMPARISONS]
    return [None if each is None else np.array([each.bits(mention) for mention in mentions]) for each in weighed]


def weights_of(
    stage: SecondStage,
    pairs: ScoredPairs,
    chunk: slice,
    model: Model,
    by_value: Sequence[Weights | None],
    less: Weights,
) -> Weights:
    """The weights of some pairs."""
    some = ScoredPairs(pairs.left[chunk], pairs.right[chunk], pairs.grades[chunk], pairs.weights[chunk])
    both_names = (some.grades[:, GIVEN] == 0) & (some.grades[:, SURNAME] == 0)
    lacking = ~say_who(some.grades)
    weights = np.full(len(some), model.prior_bits) + stage.starting * lacking.astype(np.float64)
    for place, comparison in enumerate(COMPARISONS):
        grades = some.grades[:, place]
        bits = np.array([*(chances.bits for chances in model.chances[comparison.name]), 0.0])[grades]
        if (known := by_value[place]) is not None:
            bits = np.where(grades == 0, known[some.left], bits)
        bits[grades == MISSING] = 0.0
        if place == SURNAME:
            bits = bits + np.where(both_names, less[some.left], 0.0)
        weights += bits * np.where(bits > 0, stage.worth_for[place], stage.worth_against[place])
        weights += stage.agreeing * (lacking & (bits > 0))
    return with_rules(ScoredPairs(some.left, some.right, some.grades, weights), -np.inf).weights


def say_who(grades: Grades) -> Hits:
    """`second_stage.say_who` by column."""
    told = grades != MISSING
    names = told[:, SURNAME] | (grades[:, GIVEN] == CROSSED_NAMES)
    held: Hits = told[:, GIVEN] & told[:, BORN] & names
    return held
