"""Read tables of counts, and tables that went out earlier, from CSV. Every fault is told, with its row and column.

One row is one cell: `table` names its table, `count` says how many, and every other column is a variable. An empty
variable is summed over, so that the row is a margin; margins may be left out and are added up. A value within another
is written "Hertfordshire > Watford". A combination that is left out is none; one whose count is the word "impossible"
is known by everybody to be none. `contributors` says from how many organisations the cases of a cell come, and `unit`
what is counted; both may be left out. A table that went out has `period`, `recipients`, `rule` and `threshold` too.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.methods.disclosure.cells import WITHIN, Key, every_level, words_of
from handrail.methods.disclosure.tables import NotATable, Table, tabulate

TABLE, COUNT, UNIT, CONTRIBUTORS = "table", "count", "unit", "contributors"
PERIOD, RECIPIENTS, RULE, THRESHOLD = "period", "recipients", "rule", "threshold"
OF_A_SAFE_TABLE = (PERIOD, RECIPIENTS, RULE, THRESHOLD)
NO_VARIABLES = {TABLE, COUNT, UNIT, CONTRIBUTORS, *OF_A_SAFE_TABLE}
IMPOSSIBLE = "impossible"
MOST_DIGITS = 9
FORMULA = ("=", "+", "-", "@")


@dataclass
class Rows:
    """The rows of one table of a file, by cell: what they say in each column that is no variable, and where."""

    name: str
    unit: str
    values: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[Key, tuple[int, Mapping[str, str]]] = field(default_factory=dict)


def read_tables(text: str) -> list[Table]:
    """The tables of a CSV text. Raises NotATable with one sentence for each fault."""
    header, lines = header_and_lines(text)
    faults = [
        f"Column {name}: it belongs to a table that is safe already; give that as an earlier release."
        for name in header
        if name in OF_A_SAFE_TABLE
    ]
    if faults:
        raise NotATable(faults)
    tables: list[Table] = []
    for rows in rows_by_table(header, lines):
        try:
            tables.append(table_of(rows))
        except NotATable as refused:
            faults.extend(refused.faults)
    if faults:
        raise NotATable(faults)
    return tables


def header_and_lines(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns and the rows that say anything, with their numbers. Raises NotATable."""
    lines = [(number, line) for number, line in numbered(text) if any(cell.strip() for cell in line)]
    if not lines:
        raise NotATable(["The file is empty; its first row names the columns table, count and the variables."])
    header = [called(name) for name in lines[0][1]]
    faults = [f"The first row has no column {name}." for name in (TABLE, COUNT) if name not in header]
    faults += [f"Column {at + 1} has no name in the first row." for at, name in enumerate(header) if not name]
    faults += [
        f"Two columns are both called {name}." for name in sorted({n for n in header if n and header.count(n) > 1})
    ]
    if faults or len(lines) == 1:
        raise NotATable(faults or ["The file has no rows below the first, which names the columns."])
    return header, lines[1:]


def numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    try:
        for line in lines:
            yield lines.line_num, line
    except csv.Error as fault:
        raise NotATable([f"Row {lines.line_num}: this is not a row of a CSV file ({fault})."]) from None


def called(name: str) -> str:
    """A column's name: those that mean something here in any case, variables as they are written."""
    name = name.strip()
    return name.lower() if name.lower() in NO_VARIABLES else name


def rows_by_table(header: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> list[Rows]:
    """The rows of each table. Raises NotATable with every fault of a row's form."""
    found: dict[str, Rows] = {}
    faults: list[str] = []
    for number, line in lines:
        if len(line) != len(header):
            faults.append(f"Row {number}: it has {len(line)} cells; the first row has {len(header)}.")
            continue
        said = {name: cell.strip() for name, cell in zip(header, line, strict=True)}
        if not said[TABLE]:
            faults.append(f"Row {number}, column {TABLE}: the name of a table was expected.")
            continue
        faults.extend(placed(found.setdefault(said[TABLE], Rows(said[TABLE], said.get(UNIT, ""))), number, said))
    if faults:
        raise NotATable(faults)
    return list(found.values())


def placed(rows: Rows, number: int, said: Mapping[str, str]) -> Iterator[str]:
    """Puts a row to its table, or says what is wrong with it."""
    if said.get(UNIT, "") != rows.unit:
        yield f"Row {number}, column {UNIT}: the table {rows.name} counts {rows.unit or 'nothing named'} further up."
    named = {name: tidy(value) for name, value in said.items() if name not in NO_VARIABLES and value}
    if any("" in value.split(WITHIN) for value in named.values()):
        yield f"Row {number}: a value like Hertfordshire > Watford was expected, with a name on each side."
    for name, value in named.items():
        rows.values.setdefault(name, []).append(value)
    for word in (rows.name, rows.unit, *named, *named.values()):
        if word.startswith(FORMULA):
            yield f"Row {number}: {word} begins as a formula does, and a spreadsheet would take it for one."
    key = frozenset(named.items())
    if key in rows.cells:
        yield f"Row {number}: {rows.name}, {words_of(key)} is told in row {rows.cells[key][0]} already."
    rows.cells[key] = number, said


def tidy(value: str) -> str:
    """A value with one space around each sign of being within."""
    return WITHIN.join(part.strip() for part in value.split(">"))


def levels(rows: Rows) -> dict[str, tuple[str, ...]]:
    """The variables of a table in order, with every level of their values."""
    return {name: every_level(values) for name, values in rows.values.items()}


def table_of(rows: Rows) -> Table:
    """The table that these rows tell. Raises NotATable."""
    faults: list[str] = []
    told: dict[Key, int] = {}
    contributors: dict[Key, int] = {}
    for key, (number, said) in rows.cells.items():
        told[key] = 0 if said[COUNT].lower() == IMPOSSIBLE else whole(said[COUNT], number, COUNT, faults)
        if said.get(CONTRIBUTORS):
            contributors[key] = whole(said[CONTRIBUTORS], number, CONTRIBUTORS, faults)
            faults.extend(faults_of_contributors(number, told[key], contributors[key]))
    if faults:
        raise NotATable(faults)
    impossible = frozenset(key for key, (_, said) in rows.cells.items() if said[COUNT].lower() == IMPOSSIBLE)
    return tabulate(rows.name, levels(rows), told, unit=rows.unit, contributors=contributors, impossible=impossible)


def faults_of_contributors(number: int, count: int, contributors: int) -> Iterator[str]:
    """What is wrong with a number of organisations beside a number of cases."""
    if count and not contributors:
        yield f"Row {number}, column {CONTRIBUTORS}: {count} cases come from somewhere; 1 or more was expected."
    if contributors > count:
        yield f"Row {number}, column {CONTRIBUTORS}: {contributors} organisations cannot share {count} cases."


def whole(text: str, number: int, column: str, faults: list[str]) -> int:
    """A whole number from nought up; what is none is added to the faults."""
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    faults.append(f"Row {number}, column {column}: a whole number from 0 up was expected.")
    return 0
