"""One person's record in the words of the standard, whole, without what identifies, or as the published data set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from handrail.rules.case_data_standard.standard import Derived, Kind, Placed, PublishedColumn, Standard, Withheld

BETWEEN: Final = ";"
# The bands of the Counter-Trafficking Data Collaborative, in whole years: the first of each.
BANDS: Final = (0, 9, 18, 21, 24, 27, 30, 39, 48)
BESIDE: Final = ("ageBroad", "yearOfRegistration", "district")
# How much each of those is worth keeping, beside what fields.csv says of the fields.
BESIDE_KEPT: Final = (6, 10, 8)
FORCED_LABOUR: Final = "ForcedLabour"
INDUSTRY: Final = "vic_ForcedLabourIndustry"
EXPLOITATION: Final = "vic_TypeOfExploitation"


@dataclass(frozen=True, repr=False)
class CaseRecord:
    """What is handed on of one person. `said`: values by the official names; `born` and `country` empty if not known.

    `may_name`: whether they agreed that what identifies them goes along. Its repr shows nothing.
    """

    registered_on: date
    said: Mapping[str, tuple[str, ...]] = field(repr=False)
    born: date | None = None
    country: str = ""
    district: str = ""
    may_name: bool = False


def said_by(places: Sequence[Placed]) -> dict[str, tuple[str, ...]]:
    """The values of each field for codes that were placed, each once. An industry goes only with forced labour."""
    said: dict[str, tuple[str, ...]] = {}
    for one in places:
        if one.field and one.theirs not in said.get(one.field, ()):
            said[one.field] = (*said.get(one.field, ()), one.theirs)
    if FORCED_LABOUR not in said.get(EXPLOITATION, ()):
        said.pop(INDUSTRY, None)
    return said


def full_row(record: CaseRecord, standard: Standard) -> list[str]:
    """A record in the order of the fields; what identifies only if they agreed to it."""
    return [cell(record, each.name, named=record.may_name, standard=standard) for each in standard.fields]


def open_names(standard: Standard) -> list[str]:
    """The fields that stay where nobody may be known."""
    return [each.name for each in standard.fields if each.withheld is Withheld.NO]


def deidentified_row(record: CaseRecord, standard: Standard) -> list[str]:
    """A record without what identifies, then age band, year and district; of each day the month alone."""
    kept = [
        month(value) if standard.field_called(name).kind is Kind.DATE else value
        for name in open_names(standard)
        for value in [cell(record, name, named=False, standard=standard)]
    ]
    return [*kept, age_band(record), str(record.registered_on.year), record.district]


def deidentified_kept(standard: Standard) -> list[int]:
    """How much each column of such a row is worth keeping when it is too rare."""
    return [*(standard.field_called(name).kept for name in open_names(standard)), *BESIDE_KEPT]


def columns_of_days(standard: Standard) -> frozenset[int]:
    """Which columns of such a row are months, which a year can stand for."""
    names = open_names(standard)
    return frozenset(at for at, name in enumerate(names) if standard.field_called(name).kind is Kind.DATE)


def year(day: str) -> str:
    """The year of an ISO day or month."""
    return day[: len("2026")]


def cell(record: CaseRecord, name: str, *, named: bool, standard: Standard) -> str:
    """What stands in a field."""
    if standard.field_called(name).withheld is not Withheld.NO and not named:
        return ""
    values = record.said.get(name, ())
    return BETWEEN.join(values) if standard.field_called(name).kind is Kind.CODES else next(iter(values), "")


def month(day: str) -> str:
    """The month of an ISO day, as ISO 8601 writes it."""
    return day[: len("2026-03")]


def age_band(record: CaseRecord) -> str:
    """How old they were when they were registered, in the bands of the published data set; empty if not known."""
    if record.born is None or record.born > record.registered_on:
        return ""
    on, born = record.registered_on, record.born
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    place = max(index for index, first in enumerate(BANDS) if first <= years)
    return f"{BANDS[place]}--{BANDS[place + 1] - 1}" if place + 1 < len(BANDS) else f"{BANDS[place]}+"


def published_row(record: CaseRecord, standard: Standard) -> list[str]:
    """A record in the columns of the published data set: 1 where it is so, empty where it is not said."""
    return [derived(column, record) for column in standard.columns]


def derived(column: PublishedColumn, record: CaseRecord) -> str:
    """One column of the published data set."""
    values = record.said.get(column.field, ())
    match column.how:
        case Derived.YEAR:
            return str(record.registered_on.year)
        case Derived.AGE_BAND:
            return age_band(record)
        case Derived.COUNTRY:
            return record.country
        case Derived.ANY_OF:
            return "1" if set(values) & set(column.codes) else ""
        case Derived.EMPTY:
            return ""
        case _:
            return next(iter(values), "")
