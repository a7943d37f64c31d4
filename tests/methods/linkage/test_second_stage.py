"""What decisions teach, and what they cannot teach."""

import random

import pytest

from handrail.methods.linkage.comparisons import BY_NAME
from handrail.methods.linkage.rules import RULES
from handrail.methods.linkage.scoring import Contribution, Score
from handrail.methods.linkage.second_stage import (
    AGREEING,
    FEWEST,
    Decision,
    SecondStage,
    TooFewDecisions,
    features,
    learn,
    say_who,
)

PRIOR = -12.0


def scored(**bits: float) -> Score:
    parts = tuple(Contribution(name, "same" if worth > 0 else "other", worth) for name, worth in bits.items())
    return Score(PRIOR + sum(bits.values()), parts, None)


def decided(count: int, seed: int = 1) -> list[Decision]:
    """Decisions of a county where a plate says nothing of who somebody is, and a birthday more than was thought."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        same = chance.random() < 0.5
        bits = {
            "born": chance.choice([10.0, 10.0, 4.0]) if same else chance.choice([-5.0, -5.0, 4.0]),
            "given": 7.0 if chance.random() < (0.8 if same else 0.4) else -3.0,
            "plate": chance.choice([12.0, -1.5]),
        }
        made.append(Decision(scored(**bits), same))
    return made


@pytest.fixture(scope="module")
def stage() -> SecondStage:
    return learn(decided(FEWEST), prior_bits=PRIOR)


def worth(stage: SecondStage, name: str) -> float:
    return stage.worth_for[list(BY_NAME).index(name)]


def test_what_says_nothing_here_loses_its_worth(stage: SecondStage) -> None:
    assert worth(stage, "plate") < 0.2
    assert worth(stage, "born") > worth(stage, "plate")
    assert stage.learnt_from == FEWEST


def test_nothing_ever_changes_its_direction(stage: SecondStage) -> None:
    assert min(*stage.worth_for, *stage.worth_against, stage.agreeing) >= 0


def test_what_no_decision_was_about_keeps_its_worth(stage: SecondStage) -> None:
    assert worth(stage, "email") == pytest.approx(1, abs=1e-6)


def test_more_agreement_never_weighs_less(stage: SecondStage) -> None:
    weights = [stage.score(scored(born=bits), prior_bits=PRIOR).weight for bits in (-5.0, 0.0, 4.0, 10.0)]
    assert weights == sorted(weights)


def test_it_decides_better_than_the_first_stage_on_decisions_it_did_not_see(stage: SecondStage) -> None:
    unseen = decided(500, seed=2)

    def right(weights: list[float]) -> int:
        return sum((weight > 0) == decision.same for weight, decision in zip(weights, unseen, strict=True))

    first = [decision.score.weight for decision in unseen]
    second = [stage.score(decision.score, prior_bits=PRIOR).weight for decision in unseen]
    assert right(second) > right(first)


def test_its_reasons_add_up_to_its_weight(stage: SecondStage) -> None:
    score = stage.score(scored(born=10.0, given=-3.0), prior_bits=PRIOR)
    assert score.weight == pytest.approx(PRIOR + stage.starting + sum(part.bits for part in score.contributions))
    assert any(part.comparison == AGREEING for part in score.contributions) == (stage.agreeing > 0)


def test_where_both_say_who_they_are_nothing_is_added_beside_their_fields(stage: SecondStage) -> None:
    whole = stage.score(scored(born=10.0, given=7.0, surname=6.0), prior_bits=PRIOR)
    assert all(part.comparison != AGREEING for part in whole.contributions)
    assert whole.weight == pytest.approx(PRIOR + sum(part.bits for part in whole.contributions))


def test_names_that_changed_places_say_who_somebody_is() -> None:
    crossed = Contribution("given", "crossed", 11.0)
    born = Contribution("born", "same", 10.0)
    assert say_who(Score(0.0, (crossed, born), None))
    assert not say_who(scored(given=7.0, born=10.0))
    assert not say_who(scored(given=7.0, surname=6.0))


def test_a_rule_still_holds_a_pair_back(stage: SecondStage) -> None:
    twins = Score(2.0, scored(born=30.0, given=30.0).contributions, RULES[0])
    assert stage.score(twins, prior_bits=PRIOR).weight == RULES[0].at_most


def test_a_pair_that_a_rule_holds_back_says_nothing_of_what_its_fields_are_worth(stage: SecondStage) -> None:
    twins = [Decision(Score(2.0, scored(given=7.0, born=10.0, plate=12.0).contributions, RULES[0]), same=False)] * 500
    again = learn([*decided(FEWEST), *twins], prior_bits=PRIOR)
    assert again.worth_for == pytest.approx(stage.worth_for)


def test_too_few_decisions_teach_nothing() -> None:
    with pytest.raises(TooFewDecisions, match="3 pairs were decided; 2,000 are needed"):
        learn(decided(3), prior_bits=PRIOR)


def test_decisions_that_all_say_the_same_teach_nothing() -> None:
    one_sided = [Decision(scored(born=10.0), same=True)] * FEWEST
    with pytest.raises(TooFewDecisions, match="as many that are two"):
        learn(one_sided, prior_bits=PRIOR)


def test_every_pair_has_as_many_features_as_the_stage_has_coefficients() -> None:
    assert len(features(scored(born=1.0))) == 2 * len(BY_NAME) + 2
