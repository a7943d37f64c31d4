"""A pair has one weight, whether it is scored alone or among very many; and a county's own chances are estimated."""

import numpy as np
import pytest

from benchmarks.linkage.reports import make_reports
from handrail.casework.dots.policies import mention_of
from handrail.methods.linkage import estimating
from handrail.methods.linkage import frequencies as frequencies_of
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.estimating import Estimated, TooFewToEstimate, blend, corrected, count_never_met, estimate
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.keys import pairs_sharing_a_key
from handrail.methods.linkage.linking import link
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import CannotUseModel, Chances
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.scoring import Scorer
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import DEDUPE, macros, settings_of

MODEL = shipped_model()


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    return [
        mention_of({**report.row, "date_of_birth": report.row["date_of_birth"].replace("-", "")}, key=report.row["id"])
        for report in make_reports(2_500, seed=5)
    ]


@pytest.fixture(scope="module")
def estimated(mentions: list[Mention]) -> Estimated:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(estimating, "RANDOM_PAIRS", 50_000)
        return estimate(Told(mentions), MODEL, keep_shipped=True)


def test_a_pair_scored_alone_has_the_weight_it_has_in_bulk(
    mentions: list[Mention], estimated: Estimated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frequencies_of, "OF_ONE", 1)  # in few records no name is common
    frequencies = count_frequencies(mentions)
    pairs = score_in_bulk(Told(mentions), estimated.model, frequencies, at_least=-30)
    scorer = Scorer(estimated.model, frequencies)
    alone = [scorer.weight(mentions[a], mentions[b]) for a, b in zip(pairs.left, pairs.right, strict=True)]
    assert len(pairs) > 1000
    assert np.abs(np.array(alone) - pairs.weights).max() < 1e-6
    found = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    looked_at = {pair for pair in pairs_sharing_a_key(mentions) if scorer.weight(*(mentions[p] for p in pair)) >= -30}
    assert found == looked_at
    assert any(frequencies.bits_together(mention) < -0.5 for mention in mentions)


def test_the_estimate_is_whole_and_near_what_was_made_up(estimated: Estimated) -> None:
    born = estimated.model.chances["born"]
    assert 0.8 < born[0].m < 1
    assert born[0].u < 0.02
    assert born[-1].bits < 0
    assert estimated.model.source == "estimated on 2,500 records"
    assert not any(name.startswith("email") for name in estimated.as_shipped)
    assert estimated.model.chances["email"] == MODEL.chances["email"]


def test_an_estimate_that_lacks_levels_is_refused_by_their_names(
    mentions: list[Mention], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few hundred pairs of one person do not show every way in which plates are misread."""
    monkeypatch.setattr(estimating, "RANDOM_PAIRS", 50_000)
    with pytest.raises(CannotUseModel, match="plate, same: was not trained"):
        estimate(Told(mentions), MODEL)


def test_what_nobody_says_is_no_level_that_was_not_trained(estimated: Estimated) -> None:
    assert estimated.as_shipped
    assert not any(level.startswith(("given, alias", "email", "business")) for level in estimated.as_shipped)


def test_a_level_that_none_of_many_pairs_is_at_is_rare_and_one_of_few_is_unknown() -> None:
    assert count_never_met([0.2, None], 500) == [0.2, None]
    assert count_never_met([0.2, None], 5_000) == [0.2, pytest.approx(0.0001)]


def test_a_few_records_are_no_estimate() -> None:
    with pytest.raises(TooFewToEstimate, match="3 records"):
        estimate(Told([Mention(str(place)) for place in range(3)]), MODEL)


def test_a_thousand_records_that_share_nothing_are_no_estimate() -> None:
    with pytest.raises(TooFewToEstimate, match="share enough"):
        estimate(Told([Mention(str(place), given=f"name{place}") for place in range(1_000)]), MODEL)


def test_pairs_of_one_person_are_taken_out_of_what_was_drawn_at_random() -> None:
    among_all = (Chances(0.9, 0.0011), Chances(0.1, 0.9989))
    among_two = corrected(among_all, 0.001, MODEL.chances["sex"])
    assert among_two[0].u == pytest.approx(0.0005, rel=0.6)
    assert sum(level.u for level in among_two) == pytest.approx(1)


def test_a_level_that_was_never_met_keeps_a_chance() -> None:
    assert blend([None, None], [0.4, 0.6], 0.1) == [0.4, 0.6]
    drawn = blend([0.9, None], [0.4, 0.6], 0.1)
    assert sum(drawn) == pytest.approx(1)
    assert drawn[1] == pytest.approx(0.06 / (0.06 + 0.85))


def test_no_records_have_no_pairs() -> None:
    assert len(link([], None, engine=score_in_bulk, lines=Lines()).pairs) == 0


def test_one_specification_is_written_out_for_either_database() -> None:
    """DuckDB knows each question as a macro; Spark is asked the same, by its own name for one measure."""
    for_spark = str(settings_of(MODEL, dialect=Dialect.SPARK, link_type=DEDUPE)["comparisons"])
    for_duckdb = str(settings_of(MODEL, dialect=Dialect.DUCKDB, link_type=DEDUPE)["comparisons"])
    asked = [macro.partition(" AS (")[2].removesuffix(")") for macro in macros()]
    named = [macro.removeprefix("CREATE MACRO ").partition(" AS (")[0] for macro in macros()]
    assert all(question.replace("jaro_winkler_similarity", "likeness_as_here") in for_spark for question in asked)
    assert all(name in for_duckdb for name in named)
    assert "jaro_winkler_similarity" not in for_spark
