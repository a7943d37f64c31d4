"""Turns each kind of table in the folder `pathway` of a pack into an entry: what its keys are called and mean."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from handrail.rules.localities.checked import Answer
from handrail.rules.localities.conditions import Vocabulary, condition_of, read_condition
from handrail.rules.localities.pathway import (
    DUE_KINDS,
    QUESTION_KINDS,
    RECKONINGS,
    REFERRAL_KINDS,
    ROUTES,
    TIMER_EVENTS,
    TIMER_RECKONINGS,
    AskedQuestion,
    Deadline,
    DerivedFact,
    PathwayRole,
    PathwayRoute,
    PathwayRule,
    PathwayStep,
    PathwayTimer,
    SaferSide,
    StepAddition,
)
from handrail.rules.localities.rows import CHECKED_COLUMNS, Row
from handrail.rules.localities.tables import Table

COUNTY, DISTRICT = "county", "district"
"""A step's channel where the county names it, and where the postcode does."""

PLACE = re.compile(r"\{([^{}]*)\}|([{}])")
"""A place kept in words for a number of the day, or a brace that belongs to none."""

ROLE_COLUMNS = ("organisation", "name", "first_responder", "section_52", *CHECKED_COLUMNS, "note")
DEADLINE_COLUMNS = ("code", "order", "words", "words_for_one", "reckoned", "limit")
CHECKED = frozenset(CHECKED_COLUMNS)
QUESTION_KEYS = frozenset({"key", "kind", "words", "words_if_self", "hint", "options"})
STEP_KEYS = CHECKED | {
    *("id", "do", "who", "channel", "by", "set_by", "because", "say", "do_not", "referral", "only", "also"),
}
ADDITION_KEYS = frozenset({"when", "do", "say", "do_not", "from", "until"})
RULE_KEYS = CHECKED | {"id", "name", "when", "steps", "from", "until"}
TIMER_KEYS = CHECKED | {"id", "name", "event", "reckoned", "limit", "set_by", "note", "from", "until"}


def read_question(table: Table) -> AskedQuestion:
    """One question with its answers in the order in which they are offered."""
    table.refuse_strange(QUESTION_KEYS)
    kind = table.one_of("kind", QUESTION_KINDS, needed=False) or "choice"
    options = table.values.get("options", {})
    if not isinstance(options, dict) or not all(isinstance(label, str) and label for label in options.values()):
        table.refuse('"options" must be a table of answers and their labels.', "options")
        options = {}
    if (kind == "choice") != bool(options):
        table.refuse("A question with a choice needs options, and no other has any.", "options")
    return AskedQuestion(
        key=table.text("key"),
        kind=kind,
        words=table.text("words"),
        words_if_self=table.text("words_if_self", needed=False),
        hint=table.text("hint", needed=False),
        options=tuple((value, str(label)) for value, label in options.items()),
    )


def read_role(row: Row, organisations: Collection[str]) -> PathwayRole:
    """One kind of organisation and its role under the law."""
    return PathwayRole(
        organisation=row.code("organisation", of=organisations),
        name=row.text("name"),
        first_responder=row.one_of("first_responder", Answer),
        section_52=row.one_of("section_52", Answer),
        note=row.text("note", needed=False),
        **row.checked(),
    )


def read_deadline(row: Row, limits: Collection[str]) -> Deadline:
    """One by-when."""
    reckoned, limit = row.text("reckoned"), row.text("limit", needed=False)
    if reckoned not in RECKONINGS:
        row.refuse(f'"{reckoned}" in "reckoned" must be one of: {", ".join(RECKONINGS)}.')
    if (reckoned in ("hours", "days", "working_days")) and not limit:
        row.refuse(f'"{reckoned}" needs a "limit".')
    if limit and limit not in limits:
        row.refuse(f'"{limit}" in "limit" is not in limits.csv.')
    words, for_one = row.text("words"), row.text("words_for_one", needed=False)
    for column, said in (("words", words), ("words_for_one", for_one)):
        for place in strange_places(said, {"number"} if limit else ()):
            row.refuse(f'"{place}" in "{column}" is not {{number}}, or there is no "limit" to fill it.')
    return Deadline(row.code(), row.whole("order"), words, reckoned, limit, for_one)


def read_derived(table: Table, words: Vocabulary) -> DerivedFact:
    """One fact that follows from others, which must stand before it."""
    table.refuse_strange({"name", "words", "when"})
    return DerivedFact(table.text("name"), table.text("words"), read_condition(table, "when", words, otherwise=()))


def read_step(
    table: Table,
    words: Vocabulary,
    *,
    order: int,
    deadlines: Collection[str],
    channels: Collection[str],
    limits: Collection[str],
) -> PathwayStep:
    """One step in its words."""
    table.refuse_strange(STEP_KEYS)
    refuse_places(table, {"do", "because", "say", "do_not"}, limits)
    refuse_places(table, {"who"}, ())
    deadline = table.one_of("by", deadlines, needed=False)
    channel = table.text("channel", needed=False)
    if channel and channel not in {COUNTY, DISTRICT, *channels}:
        table.refuse(f'"{channel}" is not a channel of this pack, "{COUNTY}" or "{DISTRICT}".', "channel")
    return PathwayStep(
        id=table.text("id"),
        order=order,
        do=table.text("do"),
        who=table.text("who"),
        channel=channel,
        deadline=deadline,
        due_kind=table.one_of("set_by", DUE_KINDS, needed=bool(deadline)),
        because=table.text("because"),
        say=table.texts("say"),
        do_not=table.texts("do_not"),
        referral_kind=table.one_of("referral", REFERRAL_KINDS, needed=False),
        only=read_condition(table, "only", words),
        also=tuple(read_addition(part, words, limits) for part in table.parts("also")),
        **table.checked(),
    )


def refuse_places(table: Table, keys: Collection[str], limits: Collection[str]) -> None:
    """Note places kept in the words, like "{recovery_days}", for a number that is not in limits.csv."""
    for key in keys:
        for place in strange_places(table.values.get(key, ""), limits):
            table.refuse(f'"{place}" in "{key}" is no number of limits.csv.', key)


def strange_places(words: object, known: Collection[str]) -> Iterator[str]:
    """The places in a text or a list of texts that nothing would fill, and braces that make no place."""
    for text in words if isinstance(words, list) else [words]:
        for place in PLACE.finditer(str(text)):
            if place[1] is None or place[1] not in known:
                yield place[0]


def read_addition(table: Table, words: Vocabulary, limits: Collection[str]) -> StepAddition:
    """What a step says besides, when something more is known."""
    table.refuse_strange(ADDITION_KEYS)
    refuse_places(table, {"do", "say", "do_not"}, limits)
    if not set(table.values) & {"do", "say", "do_not"}:
        table.refuse("Nothing is said besides.")
    starts, ends = span_of(table)
    return StepAddition(
        when=condition_of(table.values.get("when"), table, "when", words),
        do=table.text("do", needed=False),
        say=table.texts("say"),
        do_not=table.texts("do_not"),
        starts=starts,
        ends=ends,
    )


def span_of(table: Table) -> tuple[date, date]:
    """From which day to which an entry holds."""
    starts, ends = table.day("from", date.min), table.day("until", date.max)
    if ends < starts:
        table.refuse(f"It would end on {ends}, before it starts on {starts}.", "until")
    return starts, ends


def read_rule(table: Table, words: Vocabulary, *, layer: str, steps: Collection[str]) -> PathwayRule:
    """One rule."""
    table.refuse_strange(RULE_KEYS)
    refuse_places(table, {"name"}, ())
    if not table.values.get("steps"):
        table.refuse("A rule needs at least one step.", "steps")
    starts, ends = span_of(table)
    return PathwayRule(
        id=table.text("id"),
        name=table.text("name"),
        layer=layer,
        when=read_condition(table, "when", words),
        steps=table.some_of("steps", steps),
        starts=starts,
        ends=ends,
        **table.checked(),
    )


def read_route(table: Table, words: Vocabulary) -> PathwayRoute:
    """One route."""
    table.refuse_strange({"code", "words", "when", "from", "until"})
    starts, ends = span_of(table)
    return PathwayRoute(
        code=table.one_of("code", ROUTES),
        words=table.text("words"),
        when=read_condition(table, "when", words),
        starts=starts,
        ends=ends,
    )


def read_safer(table: Table, words: Vocabulary) -> SaferSide:
    """One sentence about the safer side."""
    table.refuse_strange({"words", "when"})
    return SaferSide(table.text("words"), read_condition(table, "when", words, otherwise=()))


def read_timer(table: Table, limits: Collection[str]) -> PathwayTimer:
    """One clock."""
    table.refuse_strange(TIMER_KEYS)
    refuse_places(table, {"name", "note"}, ())
    starts, ends = span_of(table)
    reckoned = table.one_of("reckoned", TIMER_RECKONINGS)
    limit = table.one_of("limit", limits, needed=reckoned in ("days", "working_days"))
    return PathwayTimer(
        id=table.text("id"),
        name=table.text("name"),
        event=table.one_of("event", TIMER_EVENTS),
        reckoned=reckoned,
        limit=limit,
        due_kind=table.one_of("set_by", DUE_KINDS),
        note=table.text("note"),
        starts=starts,
        ends=ends,
        **table.checked(),
    )
