"""The rules of a county on a day as one JSON object, from which a page without signal decides as the server does.

It is drawn from the same engine and the same words, so that there is one source. front-end/js/offline-decide.mjs reads
it. It holds what anybody may read, and nothing that somebody has answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from handrail.public.pathway.policies import LAYERS, SET_BY
from handrail.public.pathway.queries.places import channels_json, councils_by_postcode
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import (
    GUARDIANS_COVER,
    AskedQuestion,
    PathwayRoute,
    PathwayRule,
    StepAddition,
)
from handrail.rules.pathway.asking import question_of
from handrail.rules.pathway.decision import StepChannel
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
    """The rules, words, channels and hours of that day, made once for each."""
    return prepared(Same(locality), on)


@lru_cache(maxsize=4)
def prepared(same: Same, on: date) -> dict[str, Any]:
    """The object for the localities and days asked for last."""
    locality = same.locality
    engine, wording, table = engine_of(locality, on=on), wording_of(locality, on=on), Table()
    steps, councils = steps_asked(engine), councils_by_postcode(wording)
    decided = {
        "rules": rules_json(engine, table),
        "routes": [{"code": route.code, "when": table.places(masks)} for masks, route in engine.routes],
        "safer": [{"words": side.words, "when": table.places(masks)} for masks, side in engine.safer],
        "outputs": [table.places(masks) for masks in engine.outputs],
        "steps": [step_json(number, one, engine, wording, table) for number, one in enumerate(steps)],
    }
    return {
        **dates_json(locality, on),
        "layers": list(LAYERS.items()),
        "set_by": SET_BY,
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
    deadline = wording.deadlines.get(step.deadline)
    return {
        "id": step.id,
        "place": place,
        "do": words.do,
        "who": words.who,
        "channel": words.channel.code if words.channel else "",
        "by_postcode": places_by_postcode(fired),
        "due": {
            "kind": words.due.kind,
            "within": words.due.within,
            "reckoned": deadline.reckoned,
            "number": wording.numbers[deadline.limit] if deadline.limit else 0,
        }
        if words.due and deadline
        else None,
        "because": words.because,
        "source": words.source,
        "verified": words.verified,
        "checked_on": words.checked_on.isoformat(),
        "say": words.say,
        "do_not": words.do_not,
        "referral_kind": words.referral_kind,
        "only": table.places(engine.guards[step.id]),
        "also": [addition_json(said, masks, wording, table) for masks, said in engine.additions[step.id]],
    }


def addition_json(said: StepAddition, masks: Masks, wording: Wording, table: Table) -> dict[str, Any]:
    """What is said besides, and when."""
    return {
        "when": table.places(masks),
        "do": wording.filled(said.do),
        "say": list(map(wording.filled, said.say)),
        "do_not": list(map(wording.filled, said.do_not)),
    }


def channels_of(steps: Iterable[Fired], wording: Wording) -> Iterable[StepChannel]:
    """The channels that these steps name."""
    return filter(None, map(wording.lasting_channel, steps))


def question_json(question: AskedQuestion) -> dict[str, Any]:
    """One question in its words."""
    return {
        "key": question.key,
        "kind": question.kind,
        "words": question.words,
        "words_if_self": question.words_if_self or question.words,
        "hint": question.hint,
        "options": question.options,
    }
