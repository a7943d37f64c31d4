"""A decision in the shape that somebody reads it: on a page, on paper, or as JSON."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from handrail.foundation.ui import choosing
from handrail.foundation.ui.wording import clock_words, day_words, in_parts, near_day_words, when_words
from handrail.public.pathway.models import Told
from handrail.public.pathway.policies import LAYERS, SET_BY
from handrail.public.pathway.queries.saying import StepWords, is_translated, words_in_english, words_on_page
from handrail.rules.localities.locality import Locality, NoSuchEntry
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import Decision, Due, Step, StepChannel
from handrail.rules.pathway.facts import Facts
from handrail.rules.pathway.questions import NoSuchQuestion, Question, question, questions

NOT_SURE = "Not sure"
TODAY = "today"


@dataclass(frozen=True)
class ShownStep:
    """A step with its number, and what it says, its channel and deadline in words.

    `telephone` is the number to dial, "" where there is none; `layer` is the heading of its part. `words` are in the
    language of the page, `english` as they were held against the law; `is_translated` where those differ.
    """

    number: int
    step: Step
    words: StepWords
    english: StepWords
    is_translated: bool
    layer: str
    telephone: str
    link: str
    opening: str
    deadline: str
    set_by: str

    @property
    def open_now(self) -> bool | None:
        """Whether somebody is there now; None when nobody has confirmed the hours, or there is nobody to reach."""
        return self.step.channel.open_now if self.step.channel else None


@dataclass(frozen=True)
class Answered:
    """One question that was answered, in words, and where to change it."""

    key: str
    what: str
    value: str
    change: str


def answer_json(given: Facts, *, locality: Locality, at: datetime, on: date | None = None) -> dict[str, Any]:
    """What interfaces promise for `handrail pathway decide` and `POST /api/v1/pathway/decide`.

    For another day than that of `at`, by the rules of that day; nothing is then said of open or shut.
    """
    today = at.astimezone(locality.timezone).date()
    return decide(given, on=on or today, locality=locality, at=at if on in (None, today) else None).as_json()


def question_called(key: str, *, locality: Locality) -> Question | None:
    """The question with that key; None when there is none."""
    try:
        return question(key, locality=locality)
    except NoSuchQuestion:
        return None


def shown_steps(decision: Decision, *, locality: Locality, at: datetime) -> tuple[ShownStep, ...]:
    """The steps of a decision, numbered, in their order."""
    return tuple(shown(step, number, locality=locality, at=at) for number, step in enumerate(decision.steps, start=1))


def shown(step: Step, number: int, *, locality: Locality, at: datetime) -> ShownStep:
    """One step as it is at that moment."""
    return ShownStep(
        number=number,
        step=step,
        words=words_on_page(step),
        english=words_in_english(step),
        is_translated=is_translated(step),
        layer=LAYERS[step.layer],
        telephone=to_dial(step.channel, locality=locality),
        link=link_to(step.channel),
        opening=opening_phrase(step.channel, at=at),
        deadline=deadline_words(step.due, at=at),
        set_by=SET_BY[step.due.kind] if step.due else "",
    )


def to_dial(channel: StepChannel | None, *, locality: Locality) -> str:
    """The number as a telephone dials it: the pack's, or what is displayed without its spaces."""
    if channel is None:
        return ""
    try:
        return locality.channel(channel.code).telephone
    except NoSuchEntry:
        return re.sub(r"[^+0-9]", "", channel.telephone_display)


def link_to(channel: StepChannel | None) -> str:
    """Where the channel's address leads, if it is a page or a mailbox."""
    address = channel.address if channel else ""
    if address.startswith("https://"):
        return address
    return f"mailto:{address}" if "@" in address else ""


def opening_phrase(channel: StepChannel | None, *, at: datetime) -> str:
    """Whether somebody is there, in a phrase; nothing where there is nobody to reach."""
    if channel is None or not channel.telephone_display:
        return ""
    if channel.open_now:
        return gettext("Open now")
    if channel.open_now is None:
        return gettext("Hours not confirmed. Try it.")
    if channel.opens_at is None:
        return gettext("Closed now")
    said = gettext("Closed now, opens at %(time)s %(day)s")
    return said % {"time": clock_words(channel.opens_at), "day": near_day_words(channel.opens_at, at=at)}


def deadline_words(due: Due | None, *, at: datetime) -> str:
    """By when: "today, 24 November 2026", "within 24 hours: by 25 November 2026, 4pm"; a day is said once."""
    if due is None:
        return ""
    within = str(choosing.in_words(due.words)).format(number=due.number)
    if due.by is None or (isinstance(due.by, datetime) and due.by <= at):
        return within
    by = when_words(due.by) if isinstance(due.by, datetime) else day_words(due.by)
    if due.words == TODAY:
        return in_parts(within, by)
    return gettext("%(within)s: by %(moment)s") % {"within": within, "moment": by}


def answers_in_words(told: Told, *, address_of: Callable[[str], str], locality: Locality) -> tuple[Answered, ...]:
    """Every question that was put, in the order of the questions, with its answer in words."""
    asker = told.facts.get("asker")
    return tuple(
        Answered(
            key=one.key,
            what=one.words_for(asker),
            value=answer_words(one, told),
            change=address_of(one.key),
        )
        for one in questions(locality=locality)
        if one.key in told.facts.by_key or one.key in told.not_sure
    )


def answer_words(asked: Question, told: Told) -> str:
    """The answer to one question as people read it."""
    if asked.key in told.not_sure:
        return NOT_SURE
    value = told.facts.by_key[asked.key]
    return next((option.label for option in asked.options if option.value == value), str(value))


def in_words(given: Mapping[str, Any]) -> str:
    """An answer as `answer_json` gives it, to be read in a terminal."""
    head = [f"By the rules of {given['on']}: {given['route'].replace('_', ' ')}", *given["safer"]]
    steps = [step_in_words(number, step) for number, step in enumerate(given["steps"], start=1)]
    asked = given["ask_next"]
    ends = [f"Still open, and it could change this: {', '.join(asked)}"] if asked else []
    return "\n\n".join(["\n".join(head), *steps, *ends])


def step_in_words(number: int, step: Mapping[str, Any]) -> str:
    """One step, a line for each part of it."""
    channel, due = step["channel"] or {}, step["due"] or {}
    reach = " ".join(filter(None, (channel.get("name"), channel.get("number"), channel.get("address"))))
    parts = {
        "By when": f"{due['within']} ({SET_BY[due['kind']]})" if due else "",
        "Who": step["who"],
        "How": reach,
        "Words": " ".join(step["say"]),
        "Do not": " ".join(step["do_not"]),
        "Why": step["because"],
        "Source": step["source"] if step["verified"] else f"{step['source']} (not yet verified)",
    }
    return "\n".join([f"{number}. {step['do']}", *(f"   {name}: {words}" for name, words in parts.items() if words)])
