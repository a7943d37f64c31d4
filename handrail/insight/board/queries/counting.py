"""What the board counts of a quarter from coded rows, made safe before it is kept; its medians; and what is published.

It is counted once, when it is first told (`insight.figures.actions.telling`), and read after that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from handrail.casework.desk.queries import AlikeRow, Minutes
from handrail.casework.desk.queries import alike_rows as concern_rows
from handrail.casework.desk.queries import minutes_of as concern_minutes
from handrail.casework.operations.queries import OperationCodes, operation_codes
from handrail.casework.referrals.queries import CodedReferral
from handrail.casework.referrals.queries import coded_rows as referral_rows
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.models import Theme
from handrail.insight.board.permissions import why_not_see_board
from handrail.insight.board.policies import (
    OTHER,
    Period,
    PublishedTable,
    Table,
    Wording,
    by_quarter,
    count_months,
    count_table,
    published_table,
    wording,
)
from handrail.insight.figures.policies import asks_an_organisation, standing_of, was_made
from handrail.insight.figures.policies.labels import kinds_of, labels_of, one_kind
from handrail.insight.figures.policies.settling import Told
from handrail.insight.figures.policies.tables import labelled
from handrail.insight.figures.queries import published_series
from handrail.insight.figures.queries.telling import median_told, table_told
from handrail.methods.disclosure.small_numbers import add_safe_tables, hide_nested, median_if_enough

WORKED_ON = "open"
REFERRAL_OUTCOMES = {
    "waiting": "Not answered yet",
    "accepted": "Accepted, being done",
    "done": "Done",
    "declined": "Declined",
    "returned": "Returned for more information",
    "withdrawn": "Withdrawn by the desk",
    OTHER: "Another state",
}
KINDS_OF_VISIT = {
    "enforcement": "Enforcement visits",
    "welfare": "Welfare visits",
    "follow_up": "Follow-up visits",
    OTHER: "Another kind",
}
PEOPLE_FOUND = {
    "found": "Found",
    "offered": "Told what help there is",
    "accepted": "Accepted help",
    "moved_on": "Moved on to somebody who works with them",
}


@dataclass(frozen=True)
class Figure:
    """One figure of the board: its words and its table."""

    wording: Wording
    table: Table
    show_total: bool = True

    @property
    def theme(self) -> str:
        """The part of the pack in which it stands."""
        return str(Theme(self.wording.theme).label)


@dataclass(frozen=True)
class Waiting:
    """A median time. None when too few stand behind it."""

    wording: Wording
    minutes: float | None


@dataclass(frozen=True)
class Board:
    """Everything for one period, as it was told. `concerns` is None when even their number is small."""

    period: Period
    counted_on: date
    threshold: int
    concerns: int | None
    figures: Sequence[Figure]
    waiting: Sequence[Waiting]

    def figure(self, code: str) -> Figure:
        """The figure with that code. Raises KeyError."""
        return {figure.wording.code: figure for figure in self.figures}[code]


def published_tables(by: Person) -> list[PublishedTable]:
    """What others have published, or what is older than Handrail. Raises NotAllowed."""
    require(why_not_see_board(by=by))
    return [published_table(series, number=number) for number, series in enumerate(published_series(), start=1)]


def board_tables(period: Period, by: Person, on: date) -> Iterator[Told]:
    """The board's own tables of a quarter. A second report of the same thing is left out. Raises NotAllowed."""
    threshold = current_locality().limit("small_number", on=on)
    concerns = concern_rows(first=period.first, last=period.last, by=by)
    visits = [row for row in operation_codes(first=period.first, last=period.last, by=by) if was_made(row)]
    sent = referrals_in(period, by=by)
    for block, figures in (
        ("concern", figures_of_concerns(concerns, period=period, threshold=threshold)),
        ("referral", [figure_of_referrals(sent, period=period, threshold=threshold)]),
        ("visit", [figure_of_visits(visits, period=period, threshold=threshold)]),
        ("person", [figure_of_found(visits, period=period, threshold=threshold)]),
    ):
        for one in figures:
            nested = one.wording is wording.FOUND
            yield table_told(one.wording.code, block, one.table, nested=nested)


def board_medians(period: Period, by: Person, on: date) -> Iterator[Told]:
    """The waiting times of a period. Raises NotAllowed."""
    threshold = current_locality().limit("small_number", on=on)
    minutes = concern_minutes(first=period.first, last=period.last, by=by)
    for one in waiting_times(minutes, referrals_in(period, by=by), threshold=threshold):
        yield median_told(one.wording.code, "minute", one.minutes)


def referrals_in(period: Period, *, by: Person) -> list[CodedReferral]:
    """The referrals to organisations that were sent in a period. Raises NotAllowed."""
    sent = referral_rows(first=period.first, last=period.last, by=by)
    return [row for row in sent if asks_an_organisation(row)]


def figures_of_concerns(concerns: Iterable[AlikeRow], *, period: Period, threshold: int) -> list[Figure]:
    """Concerns by month, source, district, kind and outcome."""
    parts = by_quarter(concerns, lambda row: row.month, period=period)
    locality = current_locality()

    def figure(words: Wording, codes_of: Callable[[AlikeRow], Iterable[str]], labels: Mapping[str, str]) -> Figure:
        table = count_table(parts, codes_of, labels, threshold=threshold, times=attrgetter("number"))
        return Figure(words, table)

    by_month = count_months(parts, lambda row: row.month, threshold=threshold, times=attrgetter("number"))
    districts = {district.code: district.name for district in locality.districts}
    outcomes = {**labels_of(locality.outcomes, "Another outcome"), WORKED_ON: "Not closed by then"}
    return [
        Figure(wording.MONTH, by_month),
        figure(wording.SOURCE, lambda row: (row.reporter_kind,), labels_of(locality.reporter_kinds, "Not known")),
        figure(wording.DISTRICT, lambda row: (row.district,), {**districts, OTHER: "Not known, or elsewhere"}),
        figure(wording.KIND, lambda row: (one_kind(row.exploitation),), kinds_of(locality.exploitation_kinds)),
        figure(wording.OUTCOME, lambda row: (row.ended,), outcomes),
    ]


def figure_of_referrals(referrals: Iterable[CodedReferral], *, period: Period, threshold: int) -> Figure:
    """Referrals by where they stand."""
    parts = by_quarter(referrals, lambda row: row.sent_on, period=period)
    table = count_table(parts, lambda row: (standing_of(row),), REFERRAL_OUTCOMES, threshold=threshold)
    return Figure(wording.REFERRALS, table)


def figure_of_visits(visits: Iterable[OperationCodes], *, period: Period, threshold: int) -> Figure:
    """Visits that were made, by kind."""
    parts = by_quarter(visits, lambda row: row.month, period=period)
    return Figure(wording.VISITS, count_table(parts, lambda row: (row.kind,), KINDS_OF_VISIT, threshold=threshold))


def figure_of_found(visits: Iterable[OperationCodes], *, period: Period, threshold: int) -> Figure:
    """The people whom visits found, by how far help got."""
    parts = by_quarter(visits, lambda row: row.month, period=period)
    found = [hide_nested(people_at(visits), threshold=threshold) for visits in parts.values()]
    return Figure(wording.FOUND, labelled(add_safe_tables(found), PEOPLE_FOUND), show_total=False)


def people_at(visits: Iterable[OperationCodes]) -> dict[str, int]:
    """How many people were found, and how far help got."""
    return {code: sum(getattr(visit, code) for visit in visits) for code in PEOPLE_FOUND}


def waiting_times(minutes: Minutes, referrals: Iterable[CodedReferral], *, threshold: int) -> list[Waiting]:
    """Median times. One with too few behind it is not given."""

    def waiting(words: Wording, minutes: Iterable[int | None]) -> Waiting:
        known = [one for one in minutes if one is not None]
        return Waiting(words, median_if_enough(known, threshold=threshold))

    return [
        waiting(wording.OPENED, minutes.opening.elements()),
        waiting(wording.ASSESSED, minutes.assessing.elements()),
        waiting(wording.ANSWERED, (row.minutes_to_answer for row in referrals)),
    ]
