"""Every word that the pathway can say, in every pack: nobody is judged, confronted, followed or threatened."""

import re
from collections.abc import Iterator

import pytest

from handrail.rules.localities.pathway import Pathway
from tests.rules.pathway.county import county

COUNTIES = ("hertfordshire", "exampleshire")
NEVER_SAID = (
    *(r"\bis a victim\b", r"\bis not a victim\b", r"\bare victims\b", r"\ba real victim\b", r"\bgenuine victim\b"),
    *(r"\billegal (immigrant|migrant|worker)s?\b", r"\bdeport", r"\bwill be believed\b", r"\bwe guarantee\b"),
    *(r"\bvictim or not\b", r"\bprostitute\b", r"\bslave\b"),
)
# Said only behind "Do not": each of these would put somebody in danger.
ONLY_FORBIDDEN = ("confront", "follow them", "rescue", "approach", "photograph", "tackle", "warn", "chase")


def advice(pathway: Pathway) -> Iterator[str]:
    """What somebody is told to do or say."""
    for step in pathway.steps:
        yield from (step.do, step.because, *step.say)
        yield from (words for addition in step.also for words in (addition.do, *addition.say))


def forbidden(pathway: Pathway) -> Iterator[str]:
    """What somebody is told not to do."""
    for step in pathway.steps:
        yield from step.do_not
        yield from (words for addition in step.also for words in addition.do_not)


def everything(pathway: Pathway) -> Iterator[str]:
    """All of it."""
    yield from (*advice(pathway), *forbidden(pathway))
    for question in pathway.questions:
        yield from (question.words, question.words_if_self, question.hint, *(label for _, label in question.options))
    yield from (rule.name for rule in pathway.rules)
    yield from (route.words for route in pathway.routes)
    yield from (side.words for side in pathway.safer)
    yield from (words for timer in pathway.timers for words in (timer.name, timer.note))
    yield from (fact.words for fact in pathway.derived)


@pytest.mark.parametrize("name", COUNTIES)
def test_nobody_is_ever_judged(name: str) -> None:
    found = [
        words for words in everything(county(name).pathway) for never in NEVER_SAID if re.search(never, words, re.I)
    ]
    assert found == []


@pytest.mark.parametrize("name", COUNTIES)
def test_nobody_is_told_to_confront_follow_or_rescue(name: str) -> None:
    found = [words for words in advice(county(name).pathway) for bad in ONLY_FORBIDDEN if bad in words.lower()]
    assert found == []


@pytest.mark.parametrize("name", COUNTIES)
def test_what_is_forbidden_says_so(name: str) -> None:
    assert [words for words in forbidden(county(name).pathway) if not words.startswith("Do not")] == []


@pytest.mark.parametrize("name", COUNTIES)
def test_immigration_enforcement_is_asked_for_nothing(name: str) -> None:
    """V18: it is named only as who may decide some cases."""
    found = [words for words in everything(county(name).pathway) if "immigration enforcement" in words.lower()]
    assert all("Competent Authority" in words for words in found)


@pytest.mark.parametrize("name", COUNTIES)
def test_no_companion_ever_interprets(name: str) -> None:
    """V12."""
    found = [
        words for words in advice(county(name).pathway) if "companion" in words.lower() and "interpret" in words.lower()
    ]
    assert found == []


@pytest.mark.parametrize("name", COUNTIES)
def test_every_sentence_ends_as_one(name: str) -> None:
    found = [words for words in (*advice(county(name).pathway), *forbidden(county(name).pathway)) if words]
    assert [words for words in found if words[-1] not in ".?"] == []


def test_a_word_that_must_not_be_said_is_noticed() -> None:
    assert re.search(NEVER_SAID[0], "She is a victim of slavery.")
    assert "rescue" in ONLY_FORBIDDEN
