"""A model is whole or refused, and comes back from its text as it was."""

import json
from typing import Any

import pytest

from handrail.methods.linkage.bands import Band, Lines
from handrail.methods.linkage.model import CannotUseModel, Chances, Model, read_model, write_model
from handrail.methods.linkage.shipped import shipped_model

SHIPPED = shipped_model()


def test_a_model_comes_back_from_its_text_as_it_was() -> None:
    again = read_model(write_model(SHIPPED))
    assert again == SHIPPED
    assert again.fingerprint == SHIPPED.fingerprint


def test_an_untrained_level_is_refused_by_name() -> None:
    chances = {**SHIPPED.chances, "sex": (Chances(0.98, 0.0), Chances(0.02, 1.0))}
    with pytest.raises(CannotUseModel, match=r"sex, same: was not trained: m is 0\.98 and u 0\.0"):
        Model("1", 0.001, chances, "test")


def test_chances_that_do_not_add_up_are_refused() -> None:
    chances = {**SHIPPED.chances, "sex": (Chances(0.5, 0.5), Chances(0.2, 0.5))}
    with pytest.raises(CannotUseModel, match=r"sex: the m of its levels come to 0\.7000"):
        Model("1", 0.001, chances, "test")


@pytest.mark.parametrize("prior", [0.0, 1.0, -1.0, 2.0])
def test_a_prior_is_a_chance(prior: float) -> None:
    with pytest.raises(CannotUseModel, match="prior"):
        Model("1", prior, SHIPPED.chances, "test")


def test_a_model_that_was_changed_by_hand_is_refused() -> None:
    values = json.loads(write_model(SHIPPED))
    values["prior"] = 0.5
    with pytest.raises(CannotUseModel, match="changed after it was written"):
        read_model(json.dumps(values))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"comparisons": 3}', "null", '{"comparisons": {"given": []}}'])
def test_what_is_no_model_is_said_to_be_none(text: str) -> None:
    with pytest.raises(CannotUseModel):
        read_model(text)


def test_a_level_that_is_missing_in_the_text_is_named() -> None:
    values: dict[str, Any] = json.loads(write_model(SHIPPED))
    del values["comparisons"]["born"]["slip"]
    with pytest.raises(CannotUseModel, match="born: the level slip is missing"):
        read_model(json.dumps(values))


def test_nothing_is_joined_without_a_person_unless_a_county_says_so() -> None:
    assert Lines().band_of(60, held_back=False) is Band.STRONG_LEAD
    county = Lines(join_at=20)
    assert county.band_of(25, held_back=False) is Band.MAY_BE_JOINED
    assert county.band_of(25, held_back=True) is Band.STRONG_LEAD
    assert [county.band_of(weight, held_back=False) for weight in (-1, 1)] == [Band.NOTHING, Band.SUGGESTION]


@pytest.mark.parametrize("lines", [{"suggest_at": 9.0}, {"join_at": 3.0}, {"join_at": 12.0}])
def test_lines_that_do_not_rise_are_refused(lines: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        Lines(**lines)
