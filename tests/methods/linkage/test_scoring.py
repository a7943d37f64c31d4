"""What a weight is made of: rarity, agreement and contradiction, never what is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handrail.methods.linkage.comparisons import COMPARISONS
from handrail.methods.linkage.frequencies import NO_FREQUENCIES, count_frequencies
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.rules import HOUSEHOLD_BITS, TWINS_BITS
from handrail.methods.linkage.scoring import A_CROWD, Scorer
from handrail.methods.linkage.shipped import shipped_model
from tests.methods.linkage.mentioning import MARIA, mentions, of_maria

MODEL = shipped_model()
SCORER = Scorer(MODEL)
MARIAS = [replace(MARIA, id=str(place), surname=surname) for place in range(60) for surname in ("ionescu", "an")]
COMMON_NAMES = Scorer(MODEL, count_frequencies(MARIAS))


@given(mentions(), mentions())
@settings(max_examples=40)
def test_a_score_is_the_same_both_ways_round_and_adds_up(one: Mention, other: Mention) -> None:
    score = SCORER.score(one, other)
    assert score.weight == SCORER.score(other, one).weight == SCORER.weight(one, other)
    if score.rule is None:
        assert score.weight == pytest.approx(MODEL.prior_bits + sum(part.bits for part in score.contributions))


@given(mentions(), mentions())
@settings(max_examples=40)
def test_what_is_missing_never_counts_against_anybody(one: Mention, other: Mention) -> None:
    """Whoever stops saying something on which the two disagree comes no further from the other."""
    for part in SCORER.score(one, other).contributions:
        comparison = next(comparison for comparison in COMPARISONS if comparison.name == part.comparison)
        if part.bits < 0 and part.comparison not in {"given", "surname", "address"}:
            silent = replace(one, **dict.fromkeys(comparison.columns, ""))
            before, after = (SCORER.score(left, other) for left in (one, silent))
            assert sum(p.bits for p in after.contributions) >= sum(p.bits for p in before.contributions)


def test_nothing_in_common_and_nothing_against_leaves_the_prior() -> None:
    assert SCORER.weight(MARIA, replace(Mention("b"), business="nails")) == pytest.approx(MODEL.prior_bits)


@pytest.mark.parametrize("column", ["phone", "plate", "born", "given", "surname", "email", "handle", "business"])
def test_more_agreement_never_weighs_less(column: str) -> None:
    known = {"email": "a@b.uk", "handle": "instagram:m", "business": "nails"}
    one = replace(MARIA, **known)
    agreeing, silent = replace(one, id="b"), replace(one, id="b", **{column: ""})
    assert SCORER.weight(one, agreeing) >= SCORER.weight(one, silent)


def test_the_levels_of_a_comparison_fall_in_weight_from_near_to_far() -> None:
    steps = [
        {"born": "19900203"},
        {"born": "19900302"},
        {"born": "19900208"[:6] + "28"},
        {"born": "19901128"},
        {"born": "19851128"},
    ]
    weights = [SCORER.weight(MARIA, of_maria(**step)) for step in steps]
    assert weights == sorted(weights, reverse=True)


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    common = [Mention(str(place), given="maria", surname="smith") for place in range(500)]
    rare = [Mention("r1", given="maria", surname="xhaferi"), Mention("r2", given="maria", surname="xhaferi")]
    scorer = Scorer(MODEL, count_frequencies([*common, *rare]))
    assert scorer.weight(*rare) > scorer.weight(common[0], common[1]) + 5


def test_two_names_that_go_together_weigh_less_than_each_by_itself() -> None:
    """Of those called Anh many more are called Nguyen than of all; but one person's own records make no name common."""
    of_one_place = [Mention(f"n{place}", given="anh", surname="nguyen", names="anh nguyen") for place in range(40)]
    others = [
        Mention(f"o{place}", given=f"g{place}", surname=f"s{place}", names=f"g{place} s{place}") for place in range(900)
    ]
    scorer = Scorer(MODEL, count_frequencies([*of_one_place, *others]))
    alone = scorer.surname_alone(of_one_place[0]).bits
    bits = {part.comparison: part.bits for part in scorer.score(of_one_place[0], of_one_place[1]).contributions}
    assert 0 <= bits["surname"] < alone - 2
    few = count_frequencies([*of_one_place[:8], *others])
    assert few.bits_together(of_one_place[0]) == 0


def test_twenty_records_do_not_make_a_name_common() -> None:
    few = count_frequencies([MARIA, of_maria()])
    assert Scorer(MODEL, few).weight(MARIA, of_maria()) == pytest.approx(
        Scorer(MODEL, NO_FREQUENCIES).weight(MARIA, of_maria()), abs=4
    )


def test_what_speaks_against_is_told_first() -> None:
    why = SCORER.score(MARIA, of_maria(born="19800101", house="2", postcode="", street="")).why
    assert why.startswith("born other -")
    assert "given same +" in why


def test_twins_are_shown_but_never_a_strong_lead() -> None:
    score = SCORER.score(MARIA, of_maria(given="elena", given_root="~9", given_sound="ELN"))
    assert score.rule is not None
    assert score.weight <= TWINS_BITS
    assert score.why.startswith("held at +2.0: birthday, surname and place are the same")


def test_a_household_that_shares_everything_but_the_person_is_no_strong_lead() -> None:
    father = of_maria(given="ion", given_root="~4", given_sound="IN", born="19601111", email="")
    score = SCORER.score(MARIA, father)
    assert score.rule is not None
    assert score.weight <= HOUSEHOLD_BITS


def test_siblings_whose_birthdays_are_one_slip_apart_are_no_strong_lead() -> None:
    brother = of_maria(given="elena", given_root="~9", given_sound="ELN", born="19910203", phone="")
    assert SCORER.weight(MARIA, brother) == HOUSEHOLD_BITS
    assert SCORER.weight(MARIA, replace(brother, phone=MARIA.phone)) > HOUSEHOLD_BITS


def test_the_first_of_january_of_two_years_agrees_in_what_nobody_knew() -> None:
    first, second = replace(MARIA, born="19900101"), of_maria(born="19910101")
    known = SCORER.weight(MARIA, of_maria(born="19910203"))
    assert SCORER.weight(first, second) < known
    assert "born year or new year" in SCORER.score(first, second).why
    assert "born same" in SCORER.score(first, replace(second, born=first.born)).why


def test_a_child_that_has_its_parents_name_is_no_strong_lead() -> None:
    parent = of_maria(born="19651111", phone="")
    assert SCORER.weight(MARIA, parent) == HOUSEHOLD_BITS
    assert SCORER.weight(MARIA, replace(parent, phone=MARIA.phone)) > HOUSEHOLD_BITS
    assert SCORER.weight(MARIA, replace(parent, born="19901111")) > HOUSEHOLD_BITS


def test_a_shared_vehicle_alone_is_nobodys_identity() -> None:
    seen = Mention("b", plate="AB12CDE", town="hatfield")
    assert SCORER.weight(MARIA, seen) < 0


def test_a_nickname_and_one_slip_are_still_a_strong_lead() -> None:
    heard = of_maria(given="marika", given_sound="MRK", born="19900302", phone="", plate="")
    assert SCORER.weight(MARIA, heard) > 6.6


def test_a_model_of_another_scale_changes_the_prior_alone() -> None:
    rarer = Model("1", MODEL.prior / 2, MODEL.chances, "half as many")
    assert Scorer(rarer).weight(MARIA, of_maria()) == pytest.approx(SCORER.weight(MARIA, of_maria()) - 1, abs=1e-3)


def test_a_family_name_and_a_house_are_no_strong_lead_while_nothing_of_ones_own_agrees() -> None:
    """Whoever lives there with that name may be a brother."""
    nameless = replace(of_maria(given="", given_root="", given_sound=""), phone="", born="")
    assert SCORER.weight(MARIA, nameless) == HOUSEHOLD_BITS
    assert SCORER.weight(MARIA, replace(nameless, born=MARIA.born)) > HOUSEHOLD_BITS
    assert SCORER.weight(MARIA, replace(nameless, phone=MARIA.phone)) > HOUSEHOLD_BITS


@given(mentions(), st.lists(mentions(), min_size=A_CROWD, max_size=A_CROWD + 5))
@settings(max_examples=40, deadline=None)
def test_many_at_once_are_scored_as_each_by_itself(one: Mention, others: list[Mention]) -> None:
    for scorer in (SCORER, COMMON_NAMES):
        assert scorer.many(one, others) == [scorer.score(one, other) for other in others]


def test_a_few_at_once_are_scored_as_each_by_itself() -> None:
    family = [of_maria(given="ana", given_root="~9", given_sound="N"), of_maria(), Mention("c")]
    assert SCORER.many(MARIA, family) == [SCORER.score(MARIA, other) for other in family]
    assert SCORER.many(MARIA, []) == []
