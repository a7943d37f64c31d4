"""Splink, asked by itself with the same settings, weighs pairs as Handrail does."""

import numpy as np

from benchmarks.linkage.on_splink import score_by_splink
from benchmarks.linkage.reports import make_reports
from benchmarks.linkage.truths import folded
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told


def test_splink_gives_the_same_pairs_the_same_weight() -> None:
    told, model = Told(folded(make_reports(1_500, seed=9))), shipped_model()
    frequencies = count_frequencies(told.mentions)
    ours = score_in_bulk(told, model, frequencies, at_least=-10)
    theirs = score_by_splink(told, model, frequencies, at_least=-10)
    weights = dict(zip(zip(theirs.left.tolist(), theirs.right.tolist(), strict=True), theirs.weights, strict=True))
    of_both = [weights[pair] for pair in zip(ours.left.tolist(), ours.right.tolist(), strict=True)]
    assert len(ours) == len(theirs) > 1_000
    assert np.abs(np.array(of_both) - ours.weights).max() < 1e-6
