"""Reads the folder `pathway` of a pack, or notes every fault it has."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from handrail.rules.localities import pathway_entries as entries
from handrail.rules.localities.conditions import UNKNOWN, Vocabulary, vocabulary_of
from handrail.rules.localities.pathway import LAYERS, DerivedFact, Pathway, PathwayRule, PathwayStep
from handrail.rules.localities.rows import Pack, rows_of
from handrail.rules.localities.tables import Table, tables_of

CHANNELS = "pathway/channels.csv"
README = "pathway/README.md"
FILES = frozenset(
    {
        *(f"pathway/{name}.toml" for name in ("questions", "derived", "routes", "safer", "timers")),
        *("pathway/roles.csv", "pathway/deadlines.csv", CHANNELS, README),
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
    deadlines = tuple(
        entries.read_deadline(row, limits) for row in rows_of(pack, "pathway/deadlines.csv", entries.DEADLINE_COLUMNS)
    )
    derived = read_derived(pack, words)
    steps = read_steps(pack, words, {one.code for one in deadlines}, channels, limits)
    return Pathway(
        questions=questions,
        roles=tuple(
            entries.read_role(row, words.get("organisation", frozenset()) - {UNKNOWN})
            for row in rows_of(pack, "pathway/roles.csv", entries.ROLE_COLUMNS)
        ),
        derived=derived,
        deadlines=deadlines,
        steps=steps,
        rules=read_rules(pack, words, {step.id for step in steps}),
        routes=tuple(entries.read_route(table, words) for table in tables_of(pack, "pathway/routes.toml", "route")),
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

    return unlike(by_layer(pack, "rules", "rule"), read, "id")


def by_layer(pack: Pack, folder: str, name: str) -> Iterator[Table]:
    """The tables of the files of all layers."""
    for layer in LAYERS:
        yield from tables_of(pack, f"pathway/{folder}/{layer}.toml", name)
