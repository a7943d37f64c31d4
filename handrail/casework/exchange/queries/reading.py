"""How a list is read: its table, which column is which, and the reader of its rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handrail.casework.exchange.models import FileKind, PartnerFile, Sender
from handrail.casework.exchange.policies import (
    FIELDS,
    LABELS,
    NEEDED,
    Reader,
    ReportReader,
    StandardReader,
    as_standard,
    standard_fields,
)
from handrail.foundation.locality import current_locality
from handrail.foundation.spreadsheets import Field, Table, marked_apart, proposed, read_table
from handrail.foundation.vault import subjects, tokens

HEADING = "partner-heading"
READERS: Mapping[str, type[ReportReader] | type[StandardReader]] = {
    FileKind.REPORTS: ReportReader,
    FileKind.STANDARD: StandardReader,
}


def fields_of(kind: str) -> Sequence[Field]:
    """What we look for in a list of that kind."""
    return standard_fields() if kind == FileKind.STANDARD else FIELDS


def needed_of(kind: str) -> Mapping[str, str]:
    """By code and label, what no list of that kind may lack."""
    return {} if kind == FileKind.STANDARD else {code: LABELS[code] for code in NEEDED}


def table_in(content: bytes, kind: str) -> Table:
    """The table of a list of that kind. Raises NotATable."""
    table = read_table(content, fields_of(kind))
    return as_standard(table) if kind == FileKind.STANDARD else table


def table_of(held: PartnerFile) -> Table:
    """The table of a list that is held. Raises NotATable."""
    content = subjects.unlock(bytes(held.content), subject=held.subject, place=held.place("content"))
    return table_in(content, held.kind)


def columns_of(table: Table, kind: str, *, sender: Sender | None) -> dict[str, int]:
    """The column of each field: as this sender's last list of that kind had it, else by its heading."""
    known: Mapping[str, str] = sender.columns.get(kind, {}) if sender else {}
    marks = {mark: at for at, mark in enumerate(marks_of(table.headings))} if known else {}
    remembered = {code: marks[mark] for code, mark in known.items() if mark in marks}
    return proposed(table.headings, fields=fields_of(kind), remembered=remembered)


def marks_of(headings: Sequence[str]) -> list[str]:
    """The keyed mark of each heading; of two that are alike each has its own."""
    return tokens.tokens(HEADING, marked_apart(headings))


def why_columns_are_missing(columns: Mapping[str, int], kind: str) -> str | None:
    """Say which column a list lacks that every row must have, and what it is usually called, if so."""
    if not columns:
        return "No column of this list is one that we know."
    for code, label in sorted(needed_of(kind).items()):
        if code not in columns:
            called = next(each.called for each in fields_of(kind) if each.code == code)
            return f"No column says “{label}”. It is usually called one of: {', '.join(called)}."
    return None


def reader_for(kind: str, columns: Mapping[str, int], *, sender: str, at: datetime) -> Reader:
    """What reads the rows of such a list."""
    locality = current_locality()
    return READERS[kind](columns, sender, locality, at.astimezone(locality.timezone).date())
