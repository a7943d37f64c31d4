"""Lists as they stood on days within the window: which days, how they are kept, and how their numbers are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format

from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.policies.lists import NotTaken, as_table, changed, lists_of
from handrail.insight.prevalence.policies.rows import Row, count_in_words, whole

if TYPE_CHECKING:
    from handrail.methods.prevalence.histories import Lists

PARTS = 4
SHORTEST = timedelta(days=28)  # a window of less than four weeks is not cut


def days_within(first: date, last: date) -> list[date]:
    """The last days of the first three quarters of a window."""
    length = last - first + timedelta(days=1)
    if length < SHORTEST:
        return []
    return [first + length * part // PARTS - timedelta(days=1) for part in range(1, PARTS)]


def as_grown(tables: Mapping[date, "Lists"]) -> list[dict[str, Any]]:
    """Lists by day as they are kept."""
    return [{"last": str(day), "table": as_table(lists)} for day, lists in sorted(tables.items())]


def grown_of(study: Study) -> Iterator["Lists"]:
    """The lists of what was kept, and those of the whole window last."""
    for one in study.grown:
        yield lists_of(study.names, one["table"])
    yield lists_of(study.names, study.table)


def read_grown(
    text: str, lists: "Lists", *, first: date, last: date, merge: Sequence[str], drop: Sequence[str]
) -> dict[date, "Lists"]:
    """The lists by day of a CSV file; none where there is no file. Raises NotTaken with a sentence for each fault."""
    from handrail.methods.prevalence.accrual import read_growth, require_growing
    from handrail.methods.prevalence.histories import NotLists

    if not text:
        return {}
    try:
        read = {day: changed(held, merge, drop) for day, held in read_growth(text).items()}
        outside = [day for day in read if not first <= day < last]
        if outside:
            raise NotTaken([f"{date_format(day, 'j F Y')} is not a day before the window's last." for day in outside])
        return require_growing(read, lists)
    except NotLists as refused:
        raise NotTaken([f"How the lists grew: {fault}" for fault in refused.faults]) from None


@dataclass(frozen=True)
class Grown:
    """The number by day, the earliest first, and where it goes in a sentence."""

    rows: list[Row]
    course: str


def grown_shown(study: Study) -> Grown | None:
    """What a study says of its lists as they grew; None where it was not told how they did."""
    told = (study.result or {}).get("grown")
    if not told:
        return None
    days = [*(date.fromisoformat(one["last"]) for one in study.grown), study.last]
    return Grown([row(day, one) for day, one in zip(days, told["days"], strict=True)], told["course"])


def row(day: date, told: Mapping[str, Any]) -> Row:
    """One day: how many were on the lists, how many on several, and the number or why there is none."""
    limits = told["interval"] or {}
    seen = f"{count_in_words(told['observed'])} on the lists, {count_in_words(told['on_several'])} on two or more"
    note = ". ".join([seen, *(reason.removesuffix(".") for reason in told["why_not"])])
    return Row(
        f"To {date_format(day, 'j F Y')}",
        whole(told["estimate"]),
        whole(limits.get("low")),
        whole(limits.get("high")),
        note=note[:1].upper() + note[1:],
    )
