"""How many questions it takes: counted over every situation there is, and held to the engine where it can be asked."""

from functools import cache

from handrail.rules.pathway.engine import engine_of
from handrail.rules.pathway.facts import UNKNOWN
from tests.rules.pathway.asking_tree import Left, Tree
from tests.rules.pathway.county import TODAY, county
from tests.rules.pathway.questions_needed import (
    Situation,
    answers_in,
    as_asked_next,
    as_on_the_form,
    counted_in_order,
    drawn,
    in_order,
    questions,
    still_open,
)

ENGINE = engine_of(county(), on=TODAY)
HERE = {"child_guardians_cover": "no"}
EVERY_ANSWER = answers_in(ENGINE)


@cache
def tree(**settled: str) -> Tree:
    """The ways of asking; made once, since what it has counted it keeps."""
    return Tree(ENGINE, **settled)


def counted(situation: Situation) -> int:
    """How many questions the tree asks in one situation."""

    def of(left: Left) -> int:
        key = tree().following(left)
        if key is None:
            return 0
        return 1 + sum(map(of, tree().pieces(tree().after(left, key, situation[key]))))

    return sum(map(of, tree().pieces(tree().start)))


def test_the_tree_asks_as_many_questions_as_the_engine() -> None:
    """That what is left of the rules decides what is asked, and that pieces may be added, tried on whole situations."""
    for situation in drawn(ENGINE, 300):
        assert counted(situation) == as_asked_next(ENGINE, situation), situation


def test_the_longest_way_is_as_long_as_was_counted() -> None:
    longest = {**dict.fromkeys(questions(ENGINE), UNKNOWN), **tree().longest()}
    assert as_asked_next(ENGINE, longest) == tree().in_all().most == len(tree().longest())


def test_when_asking_ends_nothing_that_was_not_asked_can_change_the_answer() -> None:
    """Alone or together with others, in every situation: what remains then rests on what somebody could not say."""
    ends = tree().ends()
    assert len(ends) > 1_000
    assert not [left for left in ends for thing in left.things if tree().unsettled(thing, left.unsure)]


def test_asking_never_comes_to_where_only_several_answers_together_are_asked_for() -> None:
    """So the count need not know of it: `together` looks at all pieces at once."""
    ways = tree().ends_of(tree().pieces(tree().start))
    assert (False, False) in ways
    assert (False, True) not in ways


def test_the_form_s_order_is_counted_as_the_engine_would_ask_it() -> None:
    order = as_on_the_form(ENGINE)
    assert sorted(order) == sorted(questions(ENGINE))
    some = drawn(ENGINE, 200)
    needed = [in_order(ENGINE, situation, order) for situation in some]
    for asked in range(counted_in_order(ENGINE, order, EVERY_ANSWER).least, len(order)):
        space, those = still_open(ENGINE, order[asked:], EVERY_ANSWER)
        found = [bool(those >> space.place_of({**HERE, **situation}) & 1) for situation in some]
        assert found == [number > asked for number in needed]


def test_asking_what_changes_the_answer_takes_less_than_half_of_the_form_s_questions() -> None:
    asked, form = tree().in_all(), counted_in_order(ENGINE, as_on_the_form(ENGINE), EVERY_ANSWER)
    assert asked.mean < form.mean / 2
    assert asked.most <= form.most <= len(questions(ENGINE))
