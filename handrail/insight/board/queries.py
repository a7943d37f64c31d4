"""Everything the board's page shows for one period, counted from coded rows and made safe before it is kept.

Counting a year of a hundred thousand concerns takes seconds, so that each finished period is counted once a day
and kept in the staff door's cache: hidden numbers are hidden before that, and the page says when it was counted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache

from handrail.casework.desk.queries import CodedRow, campaign_rows
from handrail.casework.desk.queries import coded_rows as concern_rows
from handrail.casework.operations.queries import OperationCodes, operation_codes
from handrail.casework.referrals.queries import CodedReferral
from handrail.casework.referrals.queries import coded_rows as referral_rows
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.permissions import why_not_see_board, why_not_see_funnel, why_not_see_small_numbers
from handrail.insight.board.policies import (
    OTHER,
    Period,
    PublishedTable,
    Table,
    Wording,
    by_quarter,
    count_months,
    count_reports,
    count_table,
    published_table,
    wording,
)
from handrail.insight.figures.queries import published_series
from handrail.methods.disclosure.small_numbers import median_if_enough
from handrail.partnership.outreach.queries import Reach, campaign_called, reach_of
from handrail.rules.localities.locality import CodedWord

A_DAY = 24 * 60 * 60
SET_ASIDE = "quarantine"
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


# A visit is counted once it was made; what is still planned, or was called off, is nobody's figure.
MADE = frozenset({"under_way", "debriefing", "closed"})
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


@dataclass(frozen=True)
class Waiting:
    """A median time. None when too few stand behind it."""

    wording: Wording
    minutes: float | None


@dataclass(frozen=True)
class Board:
    """Everything for one period. `concerns` is None when even their number is small."""

    period: Period
    counted_on: date
    threshold: int
    concerns: int | None
    figures: Sequence[Figure]
    waiting: Sequence[Waiting]

    def figure(self, code: str) -> Figure:
        """The figure with that code. Raises KeyError."""
        return {figure.wording.code: figure for figure in self.figures}[code]


@dataclass(frozen=True)
class Funnel:
    """How far a campaign came: `reach` by code, and the reports by the same codes in the same order.

    `threshold` is None where nothing is hidden; else only reports of quarters that have ended are counted.
    """

    slug: str
    name: str
    first: date
    last: date
    reach: Sequence[Reach]
    reports: Table
    threshold: int | None

    @property
    def stages(self) -> tuple[tuple[str, int | None], ...]:
        """Each step of the way and how many came that far, all codes together."""
        return (
            ("Handed out", sum(row.handed_out for row in self.reach)),
            ("Page opened", sum(row.scanned for row in self.reach)),
            ("Report begun", sum(row.opened for row in self.reach)),
            ("Reported", self.reports.total),
        )

    @property
    def rows(self) -> tuple[tuple[str, int, int, int, int | None], ...]:
        """Each code with its numbers."""
        reports = [count for _, count in self.reports.rows]
        return tuple(
            (f"{one.code.pk}, {one.code.batch}" if one.code else NO_CODE, *numbers_of(one), told)
            for one, told in zip(self.reach, reports, strict=True)
        )


NO_CODE = "Without a code"


def numbers_of(one: Reach) -> tuple[int, int, int]:
    """How far a code came before there is a report."""
    return one.handed_out, one.scanned, one.opened


def funnel_of(slug: str, *, by: Person, on: date) -> Funnel:
    """How far a campaign came until that day. A code that was printed is attributed to its campaign, nobody else is.

    Raises:
        NotAllowed: this person may not see it.
        Campaign.DoesNotExist: there is no such campaign.
    """
    require(why_not_see_funnel(by=by))
    campaign = campaign_called(slug, by=by)
    first = as_local_day(campaign.planned_at)
    reach = with_link(reach_of(campaign, first=first, last=on))
    codes = [one.code.pk if one.code else slug for one in reach]
    threshold = None
    if why_not_see_small_numbers(by=by) is not None:
        threshold = current_locality().limit("small_number", on=on)
    rows = campaign_rows(codes, by=by)
    labels = {code: code for code in codes}
    reports = count_reports(rows, labels, first=first, ended_before=on, threshold=threshold)
    return Funnel(slug, campaign.plan.name, first, on, reach, reports, threshold)


def with_link(reach: list[Reach]) -> list[Reach]:
    """The same with a row for what bears the campaign's short name and no code."""
    return reach if reach and reach[-1].code is None else [*reach, Reach(None, 0)]


def as_local_day(at: datetime) -> date:
    """The county's day."""
    return at.astimezone(current_locality().timezone).date()


def board_for(by: Person, *, period: Period, on: date) -> Board:
    """The board of a finished period, as it was first counted on that day.

    Raises:
        NotAllowed: this person may not see the board.
    """
    require(why_not_see_board(by=by))
    key = f"board:{current_locality().code}:{period.code}:{on}"
    board = cache.get(key)
    if not isinstance(board, Board):
        board = count_board(by, period=period, on=on)
        cache.set(key, board, A_DAY)
    return board


def published_tables(by: Person) -> list[PublishedTable]:
    """What others have published, or what is older than Handrail. Raises NotAllowed."""
    require(why_not_see_board(by=by))
    return [published_table(series, number=number) for number, series in enumerate(published_series(), start=1)]


def count_board(by: Person, *, period: Period, on: date) -> Board:
    """Count it. A second report of the same thing is left out, and so is what was set aside in a flood."""
    threshold = current_locality().limit("small_number", on=on)
    rows = concern_rows(first=period.first, last=period.last, by=by)
    concerns = [row for row in rows if not row.joined and row.lane != SET_ASIDE]
    referrals = referral_rows(first=period.first, last=period.last, by=by)
    visits = [row for row in operation_codes(first=period.first, last=period.last, by=by) if row.state in MADE]
    figures = (
        *figures_of_concerns(concerns, period=period, threshold=threshold),
        figure_of_referrals(referrals, period=period, threshold=threshold),
        *figures_of_visits(visits, period=period, threshold=threshold),
    )
    return Board(
        period=period,
        counted_on=on,
        threshold=threshold,
        concerns=figures[0].table.total,
        figures=figures,
        waiting=waiting_times(concerns, referrals, threshold=threshold),
    )


def figures_of_concerns(concerns: Iterable[CodedRow], *, period: Period, threshold: int) -> list[Figure]:
    """Concerns by month, source, district, kind and outcome."""
    parts = by_quarter(concerns, lambda row: row.arrived_on, period=period)
    locality = current_locality()

    def figure(words: Wording, codes_of: Callable[[CodedRow], Iterable[str]], labels: Mapping[str, str]) -> Figure:
        table = count_table(parts, codes_of, labels, threshold=threshold)
        return Figure(words, table, show_total=words is not wording.KIND)

    districts = {district.code: district.name for district in locality.districts}
    outcomes = {**labels_of(locality.outcomes, "Another outcome"), WORKED_ON: "Still being worked on"}
    return [
        Figure(wording.MONTH, count_months(parts, lambda row: row.arrived_on, threshold=threshold)),
        figure(wording.SOURCE, lambda row: (row.reporter_kind,), labels_of(locality.reporter_kinds, "Not known")),
        figure(wording.DISTRICT, lambda row: (row.district,), {**districts, OTHER: "Not known, or elsewhere"}),
        figure(wording.KIND, lambda row: row.exploitation, labels_of(locality.exploitation_kinds, "Not known")),
        figure(wording.OUTCOME, lambda row: (row.outcome if row.closed_on else WORKED_ON,), outcomes),
    ]


def labels_of(words: Iterable[CodedWord], other: str) -> dict[str, str]:
    """Labels by code, and last what a code without a label is counted under."""
    return {**{word.code: word.label for word in words}, OTHER: other}


def figure_of_referrals(referrals: Iterable[CodedReferral], *, period: Period, threshold: int) -> Figure:
    """Referrals by where they stand."""
    parts = by_quarter(referrals, lambda row: row.sent_on, period=period)
    table = count_table(parts, lambda row: (state_of(row),), REFERRAL_OUTCOMES, threshold=threshold)
    return Figure(wording.REFERRALS, table)


def figures_of_visits(visits: Iterable[OperationCodes], *, period: Period, threshold: int) -> list[Figure]:
    """Visits that were made, by kind; and the people they found, by how far help got."""
    parts = by_quarter(visits, lambda row: row.month, period=period)
    people = count_table(parts, people_in, PEOPLE_FOUND, threshold=threshold)
    return [
        Figure(wording.VISITS, count_table(parts, lambda row: (row.kind,), KINDS_OF_VISIT, threshold=threshold)),
        Figure(wording.FOUND, people, show_total=False),
    ]


def people_in(visit: OperationCodes) -> Iterable[str]:
    """A code for each person and each thing that came about for them; where nobody was found, one that no row has."""
    return [code for code in PEOPLE_FOUND for _ in range(getattr(visit, code, 0))] or ["nobody"]


def state_of(row: CodedReferral) -> str:
    """Where a referral stands; whether it was opened makes no difference to the board."""
    return "waiting" if row.outcome in {"sent", "opened"} else row.outcome


def waiting_times(concerns: Iterable[CodedRow], referrals: Iterable[CodedReferral], *, threshold: int) -> list[Waiting]:
    """Median times. One with too few behind it is not given."""
    concerns = list(concerns)

    def waiting(words: Wording, minutes: Iterable[int | None]) -> Waiting:
        known = [one for one in minutes if one is not None]
        return Waiting(words, median_if_enough(known, threshold=threshold))

    return [
        waiting(wording.OPENED, (row.minutes_to_open for row in concerns)),
        waiting(wording.ASSESSED, (row.minutes_to_assess for row in concerns)),
        waiting(wording.ANSWERED, (row.minutes_to_answer for row in referrals)),
    ]
