"""Each question is answered alike in Python and by the database, and the same both ways round."""

import duckdb
import pytest
from hypothesis import given, settings

from handrail.methods.linkage.comparisons import COMPARISONS, Comparison, grader_of
from handrail.methods.linkage.days import DayAndMonthCrossed, DayKnown
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.predicates import (
    AllOf,
    AnyOf,
    Both,
    Crossed,
    Dialect,
    Either,
    NotApart,
    OneSlip,
    Predicate,
    Same,
    SamePart,
    Within,
)
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.tables import COMPARED, table_of
from tests.methods.linkage.mentioning import MARIA, mentions, of_maria

QUESTIONS: tuple[Predicate, ...] = (
    Both("given"),
    Same("given"),
    SamePart("born", 0, 6),
    Crossed("given", "surname", 0.9),
    Either("given", "alias"),
    DayAndMonthCrossed("born"),
    DayKnown("born"),
    OneSlip("town"),
    NotApart("postcode"),
    Within("surname", 3),
    Within("given", 1, or_ends=False),
    AllOf((Same("given"), Both("town"))),
    AnyOf((Same("given"), Same("town"))),
    *(level.when for comparison in COMPARISONS for level in comparison.levels if level.when is not None),
)
GRADERS = [grader_of(comparison) for comparison in COMPARISONS]


@given(mentions(), mentions())
@settings(max_examples=40)
def test_every_question_is_the_same_both_ways_round(one: Mention, other: Mention) -> None:
    for question in QUESTIONS:
        answer = question.answer()
        assert answer(one, other) == answer(other, one), question


def test_every_question_is_answered_by_the_database_as_in_python() -> None:
    said = [MARIA, *(one for one in sampled())]
    connection = duckdb.connect()
    connection.register("said", table_of(Told(said)))
    asked = ", ".join(f"coalesce({question.sql(Dialect.DUCKDB)}, false)" for question in QUESTIONS)
    sides = ", ".join(f"l.{column} AS {column}_l, r.{column} AS {column}_r" for column in COMPARED)
    pairs = f"SELECT l.id AS place_l, r.id AS place_r, {sides} FROM said l JOIN said r ON l.id <= r.id"
    for left, right, *answers in connection.execute(f"SELECT place_l, place_r, {asked} FROM ({pairs})").fetchall():
        for question, answered in zip(QUESTIONS, answers, strict=True):
            assert question.answer()(said[left], said[right]) == answered, (question, said[left], said[right])


def sampled() -> list[Mention]:
    """Mentions that differ from Maria in one thing each, and some with nothing in common."""
    changes = (
        {"given": "mariana"},
        {"given": "ionescu", "surname": "maria"},
        {"given": "ionesku", "surname": "marja"},
        {"given": "m"},
        {"given": ""},
        {"given": "lodgw", "surname": "whitw"},
        {"given": "lodge", "surname": "white"},
        {"alias": "maria", "given": "ana"},
        {"born": "19900302"},
        {"born": "19900204"},
        {"born": "19910203"},
        {"born": "19910101"},
        {"born": "19850101"},
        {"born": "1985"},
        {"born": ""},
        {"phone": "900123"},
        {"phone": "+447700900124"},
        {"plate": "AB12"},
        {"street": "hihg street", "house": "41"},
        {"street": "", "locality": "high street"},
        {"postcode": "AL10 9BA", "town": "hatfeild"},
        {"postcode": "", "sector": "AL10 9"},
    )
    return [of_maria(**change) for change in changes]


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_what_one_does_not_say_is_compared_with_nothing(comparison: Comparison) -> None:
    assert grader_of(comparison)(MARIA, Mention("b")) is None


def test_names_that_changed_places_count_once() -> None:
    crossed = of_maria(given="ionescu", surname="maria")
    grades = {c.name: grade(MARIA, crossed) for c, grade in zip(COMPARISONS, GRADERS, strict=True)}
    assert (grades["given"], grades["surname"]) == (1, None)
