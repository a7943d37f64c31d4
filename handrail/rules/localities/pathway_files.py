"""Reads the folder `pathway` of a pack, or notes every fault it has."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from handrail.rules.localities import pathway_entries as entries
from handrail.rules.localities.conditions import UNKNOWN, Vocabulary, vocabulary_of
from handrail.rules.localities.pathway import (
    LAYERS,
    DerivedFact,
    Pathway,
    PathwayRole,
    PathwayRule,
    PathwayStep,
)
from handrail.rules.localities.rows import Pack, Row, rows_of
from handrail.rules.localities.tables import Table, tables_of

CHANNELS = "pathway/channels.csv"
DEADLINES = "pathway/deadlines.csv"
ROLES = "pathway/roles.csv"
README = "pathway/README.md"
FILES = frozenset(
    {
        *(f"pathway/{name}.toml" for name in ("questions", "derived", "routes", "safer", "timers")),
        *(ROLES, DEADLINES, CHANNELS, README),
        *(f"pathway/{folder}/{layer}.toml" for folder in ("rules", "steps") for layer in LAYERS),
    }
)
Entry = TypeVar("Entry")


def read_pathway(pack: Pack, beneath: Pathway, *, limits: Collection[str], channels: Collection[str]) -> Pathway:
    """The pathway of a pack. A county keeps the nation's, and says only which of its channels serve which steps."""
    if beneath.rules:
        return with_channels(pack, beneath, channels)
    questions = unlike(tables_of(pack, "pathway/questions.toml", "question"), entries.read_question, "key")
    words = vocabulary_of({question.key: question for question in questions})
    deadlines = once(
        rows_of(pack, DEADLINES, entries.DEADLINE_COLUMNS), lambda row: entries.read_deadline(row, limits), "code"
    )
    derived = read_derived(pack, words)
    steps = read_steps(pack, words, [one.code for one in deadlines], channels, limits)
    rules = read_rules(pack, words, {step.id for step in steps})
    routes = tuple(entries.read_route(table, words) for table in tables_of(pack, "pathway/routes.toml", "route"))
    if rules and not routes:
        pack.faults.add(pack.name_of(pack.folder / "pathway/routes.toml"), 1, "A pathway needs routes.")
    return Pathway(
        questions=questions,
        roles=read_roles(pack, words.get("organisation", frozenset()) - {UNKNOWN}),
        derived=derived,
        deadlines=deadlines,
        steps=steps,
        rules=rules,
        routes=routes,
        safer=tuple(entries.read_safer(table, words) for table in tables_of(pack, "pathway/safer.toml", "safer")),
        timers=tuple(entries.read_timer(table, limits) for table in tables_of(pack, "pathway/timers.toml", "timer")),
    )


def with_channels(pack: Pack, beneath: Pathway, channels: Collection[str]) -> Pathway:
    """The nation's pathway with the county's channels for the steps that leave them to the county."""
    for file in sorted(FILES - {CHANNELS, README}):
        if (pack.folder / file).is_file():
            pack.faults.add(pack.name_of(pack.folder / file), 1, "A county keeps the pathway of its nation.")
    left_open = {step.id for step in beneath.steps if step.channel == entries.COUNTY}
    served: dict[str, str] = {}
    for row in rows_of(pack, CHANNELS, ("step", "channel"), needed=True):
        step = row.code("step", of=left_open)
        if step in served:
            row.refuse(f'"{step}" is in this file twice.')
        served[step] = row.code("channel", of=channels)
    return replace(beneath, channels=served)


def unlike(tables: Iterable[Table], read: Callable[[Table], Entry], key: str) -> tuple[Entry, ...]:
    """The entries of the tables; a key that an earlier one has already is a fault of the later."""
    seen: set[str] = set()
    found = []
    for table in tables:
        said = str(table.values.get(key, ""))
        if said in seen:
            table.refuse(f'"{said}" is in the pathway twice.', key)
        seen.add(said)
        found.append(read(table))
    return tuple(found)


def once(rows: Iterable[Row], read: Callable[[Row], Entry], column: str) -> tuple[Entry, ...]:
    """The entries of the rows; what an earlier one has already in the column is a fault of the later."""
    seen: set[str] = set()
    found = []
    for row in rows:
        said = row.text(column, needed=False)
        if said in seen:
            row.refuse(f'"{said}" is in this file twice.')
        seen.add(said)
        found.append(read(row))
    return tuple(found)


def read_roles(pack: Pack, organisations: Collection[str]) -> tuple[PathwayRole, ...]:
    """The role of every kind of organisation that may answer; one that is missing would have no route."""
    rows = rows_of(pack, ROLES, entries.ROLE_COLUMNS)
    roles = once(rows, lambda row: entries.read_role(row, organisations), "organisation")
    for missing in sorted(set(organisations) - {role.organisation for role in roles}):
        pack.faults.add(pack.name_of(pack.folder / ROLES), 1, f'"{missing}" has no role.')
    return roles


def read_derived(pack: Pack, words: dict[str, frozenset[str]]) -> tuple[DerivedFact, ...]:
    """The derived facts in their order; each becomes known to the conditions after it."""
    found = []
    for table in tables_of(pack, "pathway/derived.toml", "fact"):
        fact = entries.read_derived(table, words)
        if fact.name in words:
            table.refuse(f'"{fact.name}" is a fact already.', "name")
        words[fact.name] = frozenset({"yes", "no"})
        found.append(fact)
    return tuple(found)


def read_steps(
    pack: Pack, words: Vocabulary, deadlines: Collection[str], channels: Collection[str], limits: Collection[str]
) -> tuple[PathwayStep, ...]:
    """The steps of every layer, in the order of the layers and of the files."""
    numbers = iter(range(1, 10_000))

    def read(table: Table) -> PathwayStep:
        order = next(numbers)
        return entries.read_step(table, words, order=order, deadlines=deadlines, channels=channels, limits=limits)

    return unlike(by_layer(pack, "steps", "step"), read, "id")


def read_rules(pack: Pack, words: Vocabulary, steps: Collection[str]) -> tuple[PathwayRule, ...]:
    """The rules of every layer; the file in which a rule stands is its layer."""

    def read(table: Table) -> PathwayRule:
        layer = table.file.rpartition("/")[2].removesuffix(".toml")
        return entries.read_rule(table, words, layer=layer, steps=steps)

    rules = unlike(by_layer(pack, "rules", "rule"), read, "id")
    refuse_unreachable(pack, {step for rule in rules for step in rule.steps})
    return rules


def refuse_unreachable(pack: Pack, asked: Collection[str]) -> None:
    """Note steps that no rule asks for: nobody would ever read them."""
    for table in by_layer(pack, "steps", "step"):
        if (step := str(table.values.get("id", ""))) and step not in asked:
            table.refuse(f'No rule asks for "{step}".', "id")


def by_layer(pack: Pack, folder: str, name: str) -> Iterator[Table]:
    """The tables of the files of all layers."""
    for layer in LAYERS:
        yield from tables_of(pack, f"pathway/{folder}/{layer}.toml", name)
