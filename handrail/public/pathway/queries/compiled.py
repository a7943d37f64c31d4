"""The rules of a county on a day as one JSON object, from which a page without signal decides as the server does.

It is drawn from the same engine and the same words, so that there is one source. front-end/js/offline-decide.mjs reads
it. It holds what anybody may read, and nothing that somebody has answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from handrail.foundation.ui.choosing import in_words, spoken_now, written
from handrail.foundation.ui.languages import ENGLISH
from handrail.foundation.ui.wording import calendar_words
from handrail.public.pathway.policies import LAYERS, SAID_WITHOUT_SIGNAL, SET_BY
from handrail.public.pathway.queries.places import channels_json, councils_by_postcode
from handrail.public.pathway.queries.steps import TODAY
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import (
    GUARDIANS_COVER,
    AskedQuestion,
    PathwayRoute,
    PathwayRule,
    PathwayStep,
    StepAddition,
)
from handrail.rules.pathway.asking import question_of
from handrail.rules.pathway.decision import Due, StepChannel
from handrail.rules.pathway.engine import Engine, Fired, Same, engine_of
from handrail.rules.pathway.masks import Field, Masks
from handrail.rules.pathway.wording import CHECK_LIMIT, Wording, places_by_postcode, wording_of

OLD_AFTER = "offline_copy_days"


@dataclass
class Table:
    """Every mask once: most are used in several places, and refer to it by its number."""

    numbers: dict[int, int] = field(default_factory=dict)

    def places(self, masks: Masks) -> list[int]:
        """The numbers of these masks."""
        return [self.numbers.setdefault(mask, len(self.numbers)) for mask in masks]

    def as_json(self) -> list[str]:
        """The masks in the order of their numbers, as JavaScript reads whole numbers longer than its own."""
        return [hex(mask) for mask in self.numbers]


def compiled_pathway(*, locality: Locality, on: date) -> dict[str, Any]:
    """The rules, words, channels and hours of that day in the language spoken now, made once for each."""
    return prepared(Same(locality), on, spoken_now().code)


@lru_cache(maxsize=16)
def prepared(same: Same, on: date, language: str) -> dict[str, Any]:
    """The object for the localities, days and languages asked for last."""
    locality = same.locality
    engine, wording, table = engine_of(locality, on=on), wording_of(locality, on=on), Table()
    steps, councils = steps_asked(engine), councils_by_postcode(wording)
    decided = {
        "rules": rules_json(engine, table),
        "routes": [{"code": route.code, "when": table.places(masks)} for masks, route in engine.routes],
        "safer": [{"words": in_words(side.words), "when": table.places(masks)} for masks, side in engine.safer],
        "outputs": [table.places(masks) for masks in engine.outputs],
        "steps": [step_json(number, one, engine, wording, table) for number, one in enumerate(steps)],
    }
    return {
        **dates_json(locality, on),
        "language": language,
        "calendar": calendar_words(),
        "said": {} if language == ENGLISH else {words: gettext(words) for words in SAID_WITHOUT_SIGNAL},
        "layers": [(code, in_words(heading)) for code, heading in LAYERS.items()],
        "set_by": {kind: in_words(words) for kind, words in SET_BY.items()},
        "facts": facts_json(engine.layout.fields),
        "start": hex(engine.layout.start),
        "threshold": engine.layout.threshold,
        "masks": table.as_json(),
        **decided,
        "questions": [question_json(question) for question in locality.pathway.questions],
        "channels": channels_json({*channels_of(steps, wording), *councils.values()}, locality),
        "postcodes": {outward: council.code for outward, council in councils.items()},
    }


def dates_json(locality: Locality, on: date) -> dict[str, Any]:
    """Of which day this is, until when it can be used, and the bank holidays from then on."""
    until = good_until(locality, on=on)
    return {
        "made_on": on.isoformat(),
        "good_until": until.isoformat() if until else None,
        "old_after_days": locality.limit_as_known(OLD_AFTER, on=on),
        "check_days": locality.limit_as_known(CHECK_LIMIT, on=on),
        "timezone": str(locality.timezone),
        "holidays": sorted(day.isoformat() for day in locality.bank_holidays if day >= on),
    }


def good_until(locality: Locality, *, on: date) -> date | None:
    """The last day on which that day's rules and numbers hold, as far as the pack tells; None if no end is known."""
    pathway = locality.pathway
    dated: tuple[PathwayRule | PathwayRoute | StepAddition, ...]
    dated = (*pathway.rules, *pathway.routes, *(said for step in pathway.steps for said in step.also))
    last_days = [one.starts - timedelta(days=1) for one in (*dated, *locality.limits) if one.starts > on]
    last_days += [one.ends for one in dated if on <= one.ends < date.max]
    return min(last_days, default=None)


def facts_json(fields: Mapping[str, Field]) -> list[dict[str, Any]]:
    """Each fact with its answers, in the order of their bits. What the county has set has no question."""
    return [
        {"key": key, "question": "" if key == GUARDIANS_COVER else question_of(key), "answers": list(one.bits)}
        for key, one in fields.items()
    ]


def rules_json(engine: Engine, table: Table) -> list[dict[str, Any]]:
    """The rules of that day, in their order."""
    return [
        {
            "id": rule.id,
            "layer": rule.layer,
            "when": table.places(masks),
            "steps": rule.steps,
            "verified": rule.verified,
            "checked_on": rule.checked_on.isoformat(),
        }
        for masks, rule in engine.rules
    ]


def steps_asked(engine: Engine) -> list[Fired]:
    """Every step that a rule of that day asks for, in the order in which they stand within a layer."""
    asked = {step for _, rule in engine.rules for step in rule.steps}
    return sorted((bare(engine, step) for step in asked), key=lambda one: engine.place(one)[1:])


def bare(engine: Engine, step_id: str) -> Fired:
    """A step as if it fired, without a rule that asks for it or anything that is said besides."""
    return Fired(engine.steps[step_id], next(iter(LAYERS)), (), ())


def step_json(place: int, fired: Fired, engine: Engine, wording: Wording, table: Table) -> dict[str, Any]:
    """One step. `place` is where it stands among those of its layer; its due date is reckoned by the reader."""
    step, words = fired.step, wording.lasting(fired)
    return {
        "id": step.id,
        "place": place,
        **spoken_parts({"do": step.do, "who": step.who, "because": step.because}, wording),
        **spoken_lists(step.say, step.do_not, wording),
        "channel": words.channel.code if words.channel else "",
        "by_postcode": places_by_postcode(fired),
        "due": due_json(fired, words.due, wording),
        "source": written(words.source),
        "verified": words.verified,
        "checked_on": words.checked_on.isoformat(),
        "referral_kind": words.referral_kind,
        "only": table.places(engine.guards[step.id]),
        "also": [addition_json(said, masks, wording, table) for masks, said in engine.additions[step.id]],
        **beside(step, wording),
    }


def due_json(fired: Fired, due: Due | None, wording: Wording) -> dict[str, Any] | None:
    """By when, as the reader reckons it."""
    deadline = wording.deadlines.get(fired.step.deadline)
    if due is None or deadline is None:
        return None
    return {
        "kind": due.kind,
        "within": str(in_words(due.words)).format(number=due.number),
        "is_today": due.words == TODAY,
        "reckoned": deadline.reckoned,
        "number": wording.numbers[deadline.limit] if deadline.limit else 0,
    }


def addition_json(said: StepAddition, masks: Masks, wording: Wording, table: Table) -> dict[str, Any]:
    """What is said besides, and when."""
    return {
        "when": table.places(masks),
        **spoken_parts({"do": said.do}, wording),
        **spoken_lists(said.say, said.do_not, wording),
        **beside(said, wording),
    }


def spoken_parts(parts: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """Sentences in the language spoken now, with the numbers of the day in their places."""
    return {name: wording.filled(written(words)) for name, words in parts.items()}


def spoken_lists(say: Iterable[str], do_not: Iterable[str], wording: Wording) -> dict[str, list[str]]:
    """What to say and what not to do, in the language spoken now."""
    return {
        "say": [wording.filled(written(words)) for words in say],
        "do_not": [wording.filled(written(words)) for words in do_not],
    }


def beside(said: PathwayStep | StepAddition, wording: Wording) -> dict[str, Any]:
    """The English that was held against the law, for what is said in another language; nothing in English."""
    if spoken_now().code == ENGLISH:
        return {}
    own = {"who": said.who, "because": said.because} if isinstance(said, PathwayStep) else {}
    with override(settings.LANGUAGE_CODE):
        words = spoken_parts({"do": said.do, **own}, wording)
        return {"english": {**words, **spoken_lists(said.say, said.do_not, wording)}}


def channels_of(steps: Iterable[Fired], wording: Wording) -> Iterable[StepChannel]:
    """The channels that these steps name."""
    return filter(None, map(wording.lasting_channel, steps))


def question_json(question: AskedQuestion) -> dict[str, Any]:
    """One question in its words."""
    return {
        "key": question.key,
        "kind": question.kind,
        "words": in_words(question.words),
        "words_if_self": in_words(question.words_if_self or question.words),
        "hint": in_words(question.hint),
        "options": [(value, in_words(label)) for value, label in question.options],
    }
