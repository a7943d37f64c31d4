"""Opens what is held of a list, for the desk; each reading is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db import transaction

from handrail.casework.exchange.actions.checking import reader_of
from handrail.casework.exchange.models import PartnerFile
from handrail.casework.exchange.permissions import why_not_bring_lists, why_not_look_through
from handrail.casework.exchange.policies import Reader, Told, read_row
from handrail.casework.exchange.queries import fields_of, table_of
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import Table, faulty_lines
from handrail.foundation.vault import subjects

A_PAGE = 20


@dataclass(frozen=True)
class Cell:
    """What stands under one of our fields, and what is wrong with it."""

    label: str
    text: str = field(repr=False)
    fault: str


@dataclass(frozen=True)
class PreviewRow:
    """One row as it would land, or would not; `faults`: what is wrong with it beside its cells."""

    line: int
    lands: bool
    faults: list[str]
    cells: list[Cell] = field(repr=False)


@transaction.atomic
def export_faults(held: PartnerFile, *, by: Person, at: datetime) -> bytes | None:
    """The rows that do not land, as a file; None where there are none or they are forgotten. Raises NotAllowed."""
    require(why_not_bring_lists(by=by))
    if not held.faults:
        return None
    record("exchange.faults_read", about=str(held), by=by.ref, at=at)
    return subjects.unlock(bytes(held.faults), subject=held.subject, place=held.place("faults"))


@transaction.atomic
def look_through(
    held: PartnerFile, *, page: int, only_wrong: bool, by: Person, at: datetime
) -> tuple[Page[int], list[PreviewRow]]:
    """A page of a checked list, and its rows, each cell with what is wrong with it. Raises NotAllowed.

    `only_wrong`: only rows that do not land.
    """
    require(why_not_look_through(held, by=by))
    table, reader = table_of(held), reader_of(held, at=at)
    labels = {each.code: each.label for each in fields_of(held.kind) if each.code in reader.columns}
    numbers = numbers_of_wrong(held, table) if only_wrong else range(len(table.rows))
    found = Paginator(numbers, A_PAGE).get_page(page)
    rows = [(table.lines[number], table.rows[number]) for number in found.object_list]
    record("exchange.list_looked_through", about=str(held), by=by.ref, at=at, rows=len(rows))
    return found, [PreviewRow(line, *cells_of(row, reader, labels, table)) for line, row in rows]


def numbers_of_wrong(held: PartnerFile, table: Table) -> Sequence[int]:
    """Which rows of the table do not land: they stand by their lines in the file of faults."""
    if not held.faults:
        return []
    made = subjects.unlock(bytes(held.faults), subject=held.subject, place=held.place("faults"))
    at_line = {line: number for number, line in enumerate(table.lines)}
    return [at_line[line] for line in faulty_lines(made)]


def cells_of(
    row: Sequence[str], reader: Reader, labels: Mapping[str, str], table: Table
) -> tuple[bool, list[str], list[Cell]]:
    """Whether a row lands, what is wrong with it as a whole, and what stands under each label."""
    read = read_row(row, reader, table)
    wrong = {} if isinstance(read, Told) else {fault.column: fault.sentence for fault in read}
    said = {label: cell(row, reader.columns[code]) for code, label in labels.items()}
    beside = [f"{column}: {sentence}" for column, sentence in wrong.items() if column not in said]
    return not wrong, beside, [Cell(label, text, wrong.get(label, "")) for label, text in said.items()]


def cell(row: Sequence[str], at: int) -> str:
    """What stands in a column; a row may be shorter than its headings."""
    return row[at] if at < len(row) else ""
