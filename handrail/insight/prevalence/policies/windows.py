"""Windows of several years beside each other: the same days, and the lists that hold somebody in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from handrail.insight.prevalence.policies.lists import NotTaken, as_table, lists_of

if TYPE_CHECKING:
    from handrail.methods.prevalence.histories import Lists

MOST_YEARS = 4


@dataclass(frozen=True)
class Window:
    """From which day to which, both included, and who was seen."""

    first: date
    last: date
    lists: "Lists"


def years_before(day: date, years: int) -> date:
    """The same day so many years before; the last of February for its 29th where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def as_periods(windows: Sequence[Window]) -> dict[str, Any]:
    """Windows as they are kept, the earliest first; lists with nobody in one of them are left out.

    Raises:
        NotTaken: fewer than three lists are left.
    """
    from handrail.methods.prevalence.histories import FEWEST_LISTS

    if len(windows) < 2:
        return {}
    names = [name for name in windows[-1].lists.names if all(holds(window.lists, name) for window in windows)]
    if len(names) < FEWEST_LISTS:
        few = f"{len(names)} lists hold somebody in every window; {FEWEST_LISTS} are needed to compare windows."
        raise NotTaken([f"{few} Ask of one window alone."])
    told = [
        {"first": str(one.first), "last": str(one.last), "table": as_table(only(one.lists, names))} for one in windows
    ]
    return {"names": names, "windows": told}


def holds(lists: "Lists", name: str) -> bool:
    """Whether somebody is on a list of that name."""
    return name in lists.names and lists.seen_by(1 << lists.names.index(name)) > 0


def only(lists: "Lists", names: Sequence[str]) -> "Lists":
    """These lists alone, in this order: whoever is on none of them is no longer seen."""
    from handrail.methods.prevalence.histories import count_histories

    people: dict[tuple[str, ...], int] = {}
    for history in lists.support:
        held = tuple(name for name in names if name in lists.names_of(history))
        if held:
            people[held] = people.get(held, 0) + int(lists.counts[history])
    return count_histories(names, people)


def windows_of(periods: Mapping[str, Any]) -> Iterator[Window]:
    """The windows of what was kept."""
    for one in periods.get("windows", ()):
        first, last = date.fromisoformat(one["first"]), date.fromisoformat(one["last"])
        yield Window(first, last, lists_of(periods["names"], one["table"]))


def left_out_in_words(names: Sequence[str], periods: Mapping[str, Any]) -> Iterator[str]:
    """Which lists are not in the comparison of windows."""
    gone = [name for name in names if periods and name not in periods["names"]]
    if gone:
        yield f"In one of the windows nobody is on {' or '.join(gone)}: windows are compared without."
