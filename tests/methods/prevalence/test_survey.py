"""Every method answers one question in one way; where nobody can say, the answer says why and holds no number."""

import json

import pytest

from handrail.methods.prevalence.estimates import METHODS, USUAL, VERSION, Work, estimate_by, range_of
from handrail.methods.prevalence.gates import Gate
from handrail.methods.prevalence.histories import Lists, count_histories
from handrail.methods.prevalence.survey import at_least_in_words, survey
from handrail.methods.prevalence.telling import for_people, for_programs
from handrail.methods.prevalence.wording import rounded
from tests.methods.prevalence import published

pytestmark = published.compiled_once

QUICK = Work(seed=1, replicates=200)
APART = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})


@pytest.mark.parametrize("method", [method for method in METHODS if method != "lower-bound"])
def test_three_lists_without_overlap_are_not_estimable_by_any_method(method: str) -> None:
    """R: 3,634,871,000,000 people from two packages, and two errors about operators and subscripts (defect 1)."""
    found = estimate_by(method, APART)
    assert (found.population, found.interval, found.identifiable) == (None, None, False)
    assert found.warnings[0].startswith("Not estimable")


@pytest.mark.parametrize("lists", [published.KOSOVO_4, published.UK_4], ids=["kosovo", "uk"])
def test_every_answer_says_what_it_was_made_from(lists: Lists) -> None:
    for method in USUAL:
        found = estimate_by(method, lists, QUICK)
        assert found.population is not None
        assert found.interval is not None
        assert found.interval.low < found.population < found.interval.high
        assert (found.method, found.data_hash, found.version) == (method, lists.digest, VERSION)
        assert (found.seed is None) == (found.replicates is None) == (method in {"main", "home-office", "decomposable"})


def test_one_seed_has_one_answer_whatever_the_threads() -> None:
    for method in ("bic", "stepwise", "lower-bound"):
        first = estimate_by(method, published.KOSOVO_4, Work(seed=4, replicates=120, threads=1))
        assert first == estimate_by(method, published.KOSOVO_4, Work(seed=4, replicates=120, threads=4))
        assert first != estimate_by(method, published.KOSOVO_4, Work(seed=5, replicates=120))


def test_lists_that_settle_nothing_get_no_number() -> None:
    found = survey(APART, "bic", QUICK)
    assert (found.verdict.gate, found.chosen.population, found.range, found.at_least) == (
        Gate.REFUSED,
        None,
        None,
        None,
    )
    assert found.chosen.warnings == found.verdict.sentences
    told = "\n".join(for_people(found))
    assert "No estimate can be given" in told
    assert "how many in all" not in told


def test_the_numbers_a_gate_holds_back_can_be_worked_out_for_comparison() -> None:
    found = survey(published.ARTIFICIAL_3, "main", QUICK, anyway=True)
    assert found.verdict.gate is Gate.REFUSED
    assert found.chosen.population == pytest.approx(539.093929)
    assert at_least_in_words(found) == "No estimate can be given from these lists."


def test_it_is_never_a_single_number() -> None:
    found = survey(published.UK_5, "stepwise", Work(replicates=100), beside=("main", "home-office", "lower-bound"))
    assert found.range is not None
    assert found.range[0] < 11_313 < found.range[1]
    assert at_least_in_words(found).startswith("There are at least about 9,")
    told = list(for_people(found))
    assert any("as the Home Office did for 2013" in line and "11,000" in line for line in told)
    assert any(line.startswith("Taken together: from ") for line in told)


def test_methods_that_disagree_twofold_make_it_amber() -> None:
    found = survey(published.NETHERLANDS_5, "main", QUICK, beside=("home-office",))
    assert found.verdict.gate is Gate.AMBER
    assert "Methods disagree more than twofold on the same lists: from 53,000 to 150,000." in found.verdict.sentences


def test_other_methods_are_shown_where_the_one_asked_for_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.methods.prevalence.all_models.MOST_STEPS", 2)
    found = survey(published.KOSOVO_4, "bic", QUICK, beside=("main", "lower-bound"))
    assert found.chosen.population is None
    assert found.verdict.gate is Gate.AMBER
    told = "\n".join(for_people(found))
    assert "could not be ranked in 2 steps" in told
    assert "no list depends on another" in told


def test_programs_get_what_the_interface_promises() -> None:
    told = for_programs(survey(published.KOSOVO_4, "main", QUICK, beside=()), seconds=0.25)
    promised = {"method", "lists", "observed", "estimate", "interval", "model", "identifiable", "warnings", "seconds"}
    assert promised <= set(told)
    assert set(told["interval"]) == {"level", "low", "high"}
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert range_of([]) is None


@pytest.mark.parametrize(("number", "shown"), [(0.4, 0), (7.6, 8), (94.2, 94), (137.0, 140), (25_311.0, 25_000)])
def test_numbers_are_rounded_to_what_they_are_worth(number: float, shown: int) -> None:
    assert rounded(number) == shown
