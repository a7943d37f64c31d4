"""Reads the standard from the pack, or refuses it with every fault it has."""

from collections.abc import Iterator
from pathlib import Path

from handrail.rules.case_data_standard.standard import (
    Derived,
    Fit,
    Kind,
    Placed,
    PublishedColumn,
    Standard,
    StandardField,
    Withheld,
)
from handrail.rules.localities.faults import Faults
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of
from handrail.rules.localities.sections import read_sources
from handrail.rules.localities.settings import read_settings

FOLDER = "htcds"
FIELD_COLUMNS = ("name", "label", "kind", "list", "withheld", "misspelt", "kept", *CHECKED_COLUMNS)
LIST_COLUMNS = ("list", "code", "label", *CHECKED_COLUMNS)
CODE_COLUMNS = ("list", "ours", "fit", "field", "theirs", "note", *CHECKED_COLUMNS)
PUBLISHED_COLUMNS = ("column", "how", "field", "codes", "kept", *CHECKED_COLUMNS)
NATIONALITY_COLUMNS = ("word", "country", *CHECKED_COLUMNS)


def read_standard(folder: Path) -> Standard:
    """The standard as the nation's pack beneath that county has it. Raises PackFault: file, line, reason of each."""
    faults = Faults()
    pack = national(Pack(folder, faults))
    fields = tuple(field_in(row) for row in checked(pack, "fields", FIELD_COLUMNS))
    lists: dict[str, dict[str, str]] = {}
    for row in checked(pack, "lists", LIST_COLUMNS):
        lists.setdefault(row.text("list"), {})[row.text("code")] = row.text("label")
    names = {each.name: each for each in fields}
    placed = tuple(placed_in(row, names, lists) for row in checked(pack, "codes", CODE_COLUMNS))
    columns = tuple(column_in(row, names) for row in checked(pack, "ctdc", PUBLISHED_COLUMNS))
    countries = {row.text("word"): row.text("country") for row in checked(pack, "nationalities", NATIONALITY_COLUMNS)}
    faults.refuse_if_any()
    return Standard(fields, lists, placed, columns, countries)


def national(pack: Pack) -> Pack:
    """The pack that holds what is the same in every county."""
    settings = read_settings(pack)
    if settings.adrift:
        pack.faults.refuse_if_any()
    found = Pack(pack.folder.parent / settings.parent, pack.faults) if settings.parent else pack
    found.sources = read_sources(found)
    return found


def checked(pack: Pack, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of one file, each held against its source."""
    for row in rows_of(pack, f"{FOLDER}/{name}.csv", columns, needed=True):
        row.checked()
        yield row


def field_in(row: Row) -> StandardField:
    """A row of fields.csv."""
    return StandardField(
        name=row.text("name"),
        label=row.text("label"),
        kind=row.one_of("kind", Kind),
        list=row.text("list", needed=False),
        withheld=row.one_of("withheld", Withheld),
        misspelt=row.text("misspelt", needed=False),
        kept=row.whole("kept"),
    )


def placed_in(row: Row, names: dict[str, StandardField], lists: dict[str, dict[str, str]]) -> Placed:
    """A row of codes.csv; what it leads to must be there."""
    fit = row.one_of("fit", Fit)
    field, theirs = (row.text(column, needed=fit is not Fit.NONE) for column in ("field", "theirs"))
    if fit is Fit.NONE and (field or theirs):
        row.refuse("A code that fits nothing leads nowhere: leave field and theirs empty.")
    elif field and field not in names:
        row.refuse(f'"{field}" is no field of fields.csv.')
    elif field and names[field].list in lists and theirs not in lists[names[field].list]:
        row.refuse(f'"{theirs}" is no code of the list {names[field].list}.')
    note = row.text("note", needed=fit is not Fit.EXACT)
    return Placed(row.text("list"), row.text("ours"), fit, field, theirs, note)


def column_in(row: Row, names: dict[str, StandardField]) -> PublishedColumn:
    """A row of ctdc.csv."""
    field = row.text("field", needed=False)
    if field and field not in names:
        row.refuse(f'"{field}" is no field of fields.csv.')
    return PublishedColumn(
        row.text("column"), row.one_of("how", Derived), field, row.listed("codes"), row.whole("kept")
    )
