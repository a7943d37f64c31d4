"""Holds a file against what is known: what is new, what differs, what is gone, and what cannot be read."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from handrail.foundation.locality import current_locality
from handrail.foundation.spreadsheets import Table, marked_apart, read_table, why_it_runs_over
from handrail.foundation.vault import subjects, tokens
from handrail.foundation.vault.subjects import Locked
from handrail.partnership.licensing.models import Import, Licence, Register, TrainingSource
from handrail.partnership.licensing.policies import (
    FIELDS,
    Entry,
    Fault,
    Reader,
    Standing,
    changed_fields,
    number_form,
)

# Marks of different kinds never meet.
HEADING, NUMBER, NAME, PLATE = "licensing-heading", "licence-number", "licence-name", "licence-plate"
AT_A_TIME = 500
TWICE = "Licence number: It stands twice in this file; the first one counts."


@dataclass
class Comparison:
    """What a file says against what is known. `faults`: each row's number, the row, and what is wrong with it."""

    headings: tuple[str, ...] = field(repr=False)
    new: list[Entry] = field(default_factory=list, repr=False)
    changed: list[tuple[Standing, Entry, list[str]]] = field(default_factory=list, repr=False)
    gone: list[UUID] = field(default_factory=list, repr=False)
    faults: list[tuple[int, tuple[str, ...], str]] = field(default_factory=list, repr=False)
    same: int = 0
    back: int = 0
    known: int = 0


def table_of(held: Import) -> Table:
    """The table of a file that is held. Raises NotATable."""
    content = subjects.unlock(bytes(held.content), subject=held.subject, place=held.place("content"))
    return read_table(content, FIELDS)


def remembered(register: Register, headings: tuple[str, ...]) -> dict[str, int]:
    """The columns that served the last time, where the file has the same headings."""
    marks = {mark: column for column, mark in enumerate(marks_of(headings))}
    return {code: marks[mark] for code, mark in register.columns.items() if mark in marks}


def marks_of(headings: Sequence[str]) -> list[str]:
    """The keyed mark of each heading; of two that are alike each has its own."""
    return tokens.tokens(HEADING, marked_apart(headings))


def compared(held: Import, *, moved: Callable[[int], None]) -> Comparison:
    """What bringing this file in would change; `moved` is told how many rows are done. Raises NotATable."""
    table, known = table_of(held), standings(held.register)
    words = current_locality().lists["languages"]
    languages = {said.lower(): word.code for word in words for said in (word.code, word.label)}
    reader = Reader(held.columns, languages)
    found, seen = Comparison(table.headings, known=sum(not one.gone for one in known.values())), set[str]()
    for done, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        if done % AT_A_TIME == 0:
            moved(done)
        runs_over = why_it_runs_over(row, table)
        read = [Fault("The row", runs_over)] if runs_over else reader.read(row)
        sort_in(found, line, row, read, known, seen, number=reader.number_of(row))
    # A row that cannot be read still says that its licence is there.
    found.gone = [one.id for number, one in known.items() if number not in seen and not one.gone]
    return found


def sort_in(
    found: Comparison,
    line: int,
    row: tuple[str, ...],
    read: Entry | list[Fault],
    known: dict[str, Standing],
    seen: set[str],
    *,
    number: str,
) -> None:
    """Put one row where it belongs."""
    again = number in seen
    seen.add(number)
    if isinstance(read, list):
        found.faults.append((line, row, " ".join(f"{fault.column}: {fault.sentence}" for fault in read)))
    elif again:
        found.faults.append((line, row, TWICE))
    elif (now := known.get(number)) is None:
        found.new.append(read)
    elif (names := changed_fields(now, read)) or now.gone:
        found.back += now.gone
        found.changed.append((now, read, names))
    else:
        found.same += 1


def standings(register: Register) -> dict[str, Standing]:
    """Everybody in the register as known now, by number; whoever is forgotten is not among them."""
    rows = list(register.licences.defer("learned"))
    opened = subjects.unlock_many([Locked(bytes(row.locked), row.subject, row.place("locked")) for row in rows])
    return dict(_standing(row, box) for row, box in zip(rows, opened, strict=True) if box is not None)


def _standing(row: Licence, box: bytes) -> tuple[str, Standing]:
    entry = as_entry(row, box)
    by_hand = row.trained_source in {TrainingSource.BY_HAND, TrainingSource.SESSION}
    return number_form(entry.number), Standing(row.pk, row.subject, entry, row.gone_at is not None, by_hand)


def as_entry(row: Licence, box: bytes) -> Entry:
    """A licence as an entry, from its opened box."""
    return Entry(
        **json.loads(box),
        type=row.type,
        issued_on=row.issued_on,
        expires_on=row.expires_on,
        trained_on=row.trained_on,
    )


def entries_of(rows: list[Licence]) -> Iterator[Entry | None]:
    """Each of these as an entry, in order; None where somebody is forgotten."""
    opened = subjects.unlock_many([Locked(bytes(row.locked), row.subject, row.place("locked")) for row in rows])
    return (None if box is None else as_entry(row, box) for row, box in zip(rows, opened, strict=True))
