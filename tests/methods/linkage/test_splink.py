"""Splink, asked by itself with the same settings, weighs pairs as Handrail does, and finds the same chances."""

import numpy as np
import pytest

from benchmarks.linkage.reports import make_reports
from benchmarks.linkage.truths import folded
from handrail.methods.linkage.blocking import Counted
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.drawing import Together
from handrail.methods.linkage.estimating import by_column, estimate, found_in
from handrail.methods.linkage.expecting import Found
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.on_duckdb import maximised_by_splink, score_on_duckdb
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told


@pytest.mark.parametrize("others", [0, 700], ids=["within", "across"])
def test_splink_gives_the_same_pairs_the_same_weight(others: int) -> None:
    mentions, model = list(folded(make_reports(1_500, seed=9))), shipped_model()
    told = Told(mentions[others:], mentions[:others] or None)
    frequencies = count_frequencies(told.mentions)
    ours = score_in_bulk(told, model, frequencies, at_least=-10)
    theirs = score_on_duckdb(told, model, frequencies, at_least=-10)
    weights = dict(zip(zip(theirs.left.tolist(), theirs.right.tolist(), strict=True), theirs.weights, strict=True))
    of_both = [weights[pair] for pair in zip(ours.left.tolist(), ours.right.tolist(), strict=True)]
    assert len(ours) == len(theirs) > 500
    assert np.abs(np.array(of_both) - ours.weights).max() < 1e-6


@pytest.mark.parametrize("block", [("given", "surname", "born"), ("born", "postcode"), ("phone",)])
def test_splink_finds_the_same_chances_among_one_person(block: tuple[str, ...]) -> None:
    told, model = Told(folded(make_reports(6_000, seed=9))), shipped_model()
    us: dict[str, Found] = {name: [level.u for level in levels] for name, levels in model.chances.items()}
    together = Together(told, block, Counted(told))
    ours, theirs = (
        {name: found for name, (found, _) in found_in(told, block, together, model, us, maximise)}
        for maximise in (by_column, maximised_by_splink)
    )
    for name, found in ours.items():
        told_by_splink = [0 if m is None else m for m in theirs[name]]
        assert [0 if m is None else m for m in found] == pytest.approx(told_by_splink, abs=2e-3), name


def test_a_model_that_splink_estimates_is_ours() -> None:
    """All blocks together. Of plates 20,000 reports have too few for the two to stop at the same place."""
    told, shipped = Told(folded(make_reports(20_000, seed=9))), shipped_model()
    ours = estimate(told, shipped).model
    theirs = estimate(told, shipped, maximise=maximised_by_splink).model
    assert theirs.fingerprint != ours.fingerprint
    assert theirs.prior == pytest.approx(ours.prior, rel=1e-3)
    for name, levels in ours.chances.items():
        within = 0.02 if name == "plate" else 1e-3
        assert [level.m for level in levels] == pytest.approx([level.m for level in theirs.chances[name]], abs=within)
        assert [level.u for level in levels] == pytest.approx([level.u for level in theirs.chances[name]], abs=1e-6)
