"""Reads the folder `operations` of a pack, or notes every fault it has."""

from handrail.rules.localities.checked import CodedWord
from handrail.rules.localities.operations import OperationWords, Staffing
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of
from handrail.rules.localities.sections import WORD_COLUMNS, by_code, read_word

LISTS = ("consulted", "powers", "risk_levels", "roster_roles")
STAFFING = "operations/staffing.csv"
STAFFING_COLUMNS = ("role", "people", "day", "night", *CHECKED_COLUMNS)
FILES = frozenset({"operations/README.md", STAFFING, *(f"operations/{name}.csv" for name in LISTS)})


def read_operations(pack: Pack, beneath: OperationWords) -> OperationWords:
    """The words and numbers of a pack over those beneath: an entry of the county's own holds where both have it."""
    lists = {name: read_list(pack, name, beneath.lists.get(name, ())) for name in LISTS}
    roles = frozenset(word.code for word in lists["roster_roles"])
    held = {(row.role, row.people): row for row in beneath.staffing}
    seen: set[tuple[str, int]] = set()
    for row in rows_of(pack, STAFFING, STAFFING_COLUMNS):
        staffing = read_staffing(row, roles)
        key = (staffing.role, staffing.people)
        if key in seen:
            row.refuse(f'"{staffing.role}" has two rows for {staffing.people} people.')
        seen.add(key)
        held[key] = staffing
    return OperationWords(lists, tuple(held.values()))


def read_list(pack: Pack, name: str, beneath: tuple[CodedWord, ...]) -> tuple[CodedWord, ...]:
    """One list, laid over what is beneath."""
    own = by_code(rows_of(pack, f"operations/{name}.csv", WORD_COLUMNS), read_word)
    return tuple(({word.code: word for word in beneath} | own).values())


def read_staffing(row: Row, roles: frozenset[str]) -> Staffing:
    """How many do one thing, from so many people on."""
    return Staffing(
        role=row.code("role", of=roles),
        people=row.whole("people"),
        day=row.whole("day"),
        night=row.whole("night"),
        **row.checked(),
    )
