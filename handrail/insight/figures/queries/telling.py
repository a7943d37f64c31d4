"""What is counted of a period when it is told, and what was told of it before."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.figures.models import Telling
from handrail.insight.figures.permissions import why_not_see_measures
from handrail.insight.figures.policies.measuring import Value
from handrail.insight.figures.policies.periods import Period
from handrail.insight.figures.policies.settling import Figures, Told
from handrail.insight.figures.policies.tables import Table
from handrail.insight.figures.queries.measures import shape_of, values_of
from handrail.insight.figures.queries.rows import Rows
from handrail.rules.localities.measures import MeasureEntry

# What other rooms count: tables of a quarter, and medians of a quarter or a year. They write themselves in.
TABLES: list[Callable[[Period, Person, date], Iterable[Told]]] = []
MEDIANS: list[Callable[[Period, Person, date], Iterable[Told]]] = []
# What other rooms told of a quarter, by its code, the latest first.
EARLIER: list[Callable[[str], list[Figures]]] = []
# Measures that are figures of the board too: counted once, told under one code.
TOLD_AS = {
    "concerns_by_source": "source",
    "concerns_by_district": "district",
    "concerns_by_kind": "kind",
    "concerns_by_outcome": "outcome",
    "referrals_by_standing": "referrals",
    "minutes_to_open": "opened",
    "minutes_to_assess": "assessed",
    "minutes_to_answer": "answered",
}


def code_told(entry: MeasureEntry) -> str:
    """The code under which a measure is told."""
    return TOLD_AS.get(entry.code, entry.code)


def counted_now(period: Period, *, by: Person, on: date) -> Figures:
    """Every figure of a quarter, and the medians of a year, as they are counted on a day. Raises NotAllowed."""
    tables = TABLES if len(period.quarters) == 1 else []
    found = [one for count in (*tables, *MEDIANS) for one in count(period, by, on)]
    told = {one["code"]: one for one in found}
    return told | {one["code"]: one for one in measures_of(period, by=by, on=on, without=told, medians=not tables)}


def measures_of(period: Period, *, by: Person, on: date, without: Figures, medians: bool) -> Iterator[Told]:
    """Each measure of the dictionary that is told under no code of `without`; medians alone if that is asked."""
    rows = Rows(period.first, period.last, by)
    for entry in current_locality().measures:
        if not entry.counted or code_told(entry) in without or (medians and not shape_of(entry).median):
            continue
        [value] = values_of(entry, rows, [period], on=on)
        yield measure_told(entry, value)


def measure_told(entry: MeasureEntry, value: Value) -> Told:
    """A measure of a quarter as plain values."""
    return table_told(code_told(entry), entry.unit, value.table) | {"median": value.median}


def table_told(code: str, block: str, table: Table, *, nested: bool = False) -> Told:
    """A table of a quarter as plain values. `block`: what it counts; `nested`: each row is a part of the one before."""
    rows = [{"label": label, "count": count} for label, count in table.rows]
    about = {"code": code, "block": block, "nested": nested, "codes": list(table.codes)}
    return {**about, "rows": rows, "total": table.total, "median": None}


def median_told(code: str, block: str, median: float | None) -> Told:
    """A median as plain values."""
    return table_told(code, block, Table((), None)) | {"median": median}


def somebody_who_counts() -> Person | None:
    """Somebody who may see figures: all of them see the same."""
    active = Person.objects.filter(is_active=True).order_by("code")
    return next((one for one in active if why_not_see_measures(by=one) is None), None)


def tellings_of(period: str) -> list[Telling]:
    """What was told of a period, the latest first."""
    return list(Telling.objects.filter(period=period))


def held_of(period: str) -> list[Figures]:
    """Every figure that anybody could have kept of a period, the latest telling first."""
    return [*(one.figures for one in tellings_of(period)), *(told for tell in EARLIER for told in tell(period))]
