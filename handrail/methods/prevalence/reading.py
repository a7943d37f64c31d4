"""Read a table of lists: one 0/1 column for each list and a `count` column. Every fault is told, with its row."""

import csv
from collections.abc import Iterator, Sequence

from handrail.methods.prevalence.histories import FEWEST_LISTS, MOST_LISTS, MOST_PEOPLE, Lists, NotLists, add_up

COUNT = "count"
MOST_FAULTS = 20


def read_lists(text: str) -> Lists:
    """The lists of a CSV text. Rows may be missing (zero) or repeated (they are added up).

    Raises:
        NotLists: with one sentence for each fault, naming row and column.
    """
    rows = [(number, row) for number, row in numbered(text) if any(cell.strip() for cell in row)]
    if not rows:
        raise NotLists(["The file is empty; its first row names the lists and a column count."])
    header = [name.strip() for name in rows[0][1]]
    if faults := list(faults_of_header(header)):
        raise NotLists(faults)
    return lists_of_rows(header, rows[1:])


def numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    try:
        for row in lines:
            yield lines.line_num, row
    except csv.Error as fault:
        raise NotLists([f"Row {lines.line_num}: this is not a row of a CSV file ({fault})."]) from None


def faults_of_header(header: Sequence[str]) -> Iterator[str]:
    """What is wrong with the names of the columns."""
    names = [name for name in header if name.lower() != COUNT]
    if len(names) == len(header):
        yield f"The first row has no column {COUNT}; it says how many people have each row's history."
    if len(header) - len(names) > 1:
        yield f"The first row has {len(header) - len(names)} columns {COUNT}; there may be one."
    if "" in names:
        yield f"Column {header.index('') + 1} has no name in the first row."
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield f"Two columns are both called {name}; each list is named once."
    yield from faults_of_number(len(names))


def faults_of_number(lists: int) -> Iterator[str]:
    if lists < FEWEST_LISTS:
        held = {0: "There is no list", 1: "There is one list only"}.get(lists, f"There are {lists} lists only")
        yield f"{held}; with fewer than {FEWEST_LISTS} nothing shows whether lists depend on each other."
    if lists > MOST_LISTS:
        yield f"There are {lists} lists; {MOST_LISTS} is the most that can be taken. Merge some."


def lists_of_rows(header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Lists:
    place = [name.lower() for name in header].index(COUNT)
    names = [name for at, name in enumerate(header) if at != place]
    faults: list[str] = []
    read = []
    for number, row in rows:
        found = list(faults_of_row(row, header, place))
        faults += [f"Row {number}: {fault}" for fault in found]
        if not found:
            read.append((history_of(row, place), int(row[place])))
    if faults:
        raise NotLists(shortened(faults))
    return add_up(names, read)


def shortened(faults: Sequence[str]) -> list[str]:
    """The first faults, and how many more there are."""
    more = len(faults) - MOST_FAULTS
    return [*faults[:MOST_FAULTS], *([f"There are {more} more faults like these."] if more > 0 else [])]


def history_of(row: Sequence[str], place: int) -> int:
    marks = [cell.strip() for at, cell in enumerate(row) if at != place]
    return sum(1 << at for at, mark in enumerate(marks) if mark == "1")


def faults_of_row(row: Sequence[str], header: Sequence[str], place: int) -> Iterator[str]:
    """What is wrong with a row, in the words of whoever typed it."""
    if len(row) != len(header):
        yield f"it has {len(row)} cells, and the first row names {len(header)} columns."
        return
    for name, cell in zip(header, row, strict=True):
        if name != header[place] and cell.strip() not in {"0", "1"}:
            yield f"column {name}: {cell.strip() or 'nothing'} was found; 1 (on this list) or 0 (not) was expected."
    yield from faults_of_count(row[place].strip())
    marks = {cell.strip() for at, cell in enumerate(row) if at != place}
    if marks == {"0"} and row[place].strip().strip("0"):
        yield "it counts people who are on no list; how many they are is what is to be estimated."


def faults_of_count(cell: str) -> Iterator[str]:
    """What is wrong with a count."""
    if not (cell.isascii() and cell.isdigit()):
        yield f"column {COUNT}: {cell or 'nothing'} was found; {expected_instead(cell)}."
    elif int(cell[:20]) > MOST_PEOPLE:
        yield f"column {COUNT}: {cell[:20]} is more people than any country's lists hold (at most {MOST_PEOPLE:,})."


def expected_instead(cell: str) -> str:
    try:
        number = float(cell)
    except ValueError:
        return "a whole number was expected"
    return "people cannot be fewer than none" if number < 0 else "people are counted in whole numbers"
