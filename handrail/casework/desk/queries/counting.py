"""What figures are counted from: one row of codes for each concern, and nothing of what was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from handrail.casework.desk.models import Concern, Lane
from handrail.casework.desk.permissions import why_not_count, why_not_count_campaigns
from handrail.foundation.locality import current_locality, moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

AS_THEY_ARE = (
    *("reporter_kind", "district", "place_kind", "status", "outcome", "entry", "lane"),
    *("danger", "child", "priority", "campaign", "minutes_to_open", "minutes_to_assess"),
)
COLUMNS = (*AS_THEY_ARE, "arrived_at", "exploitation", "opened_at", "closed_at", "joined_to_id")


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedRow:
    """One concern in codes. Minutes are minutes of desk hours, and elapsed ones round the clock.

    `joined` marks a second report of something that is counted already: leave it out when concerns are counted,
    and keep it when reports are.
    """

    arrived_on: date
    month: date
    reporter_kind: str
    district: str
    place_kind: str
    exploitation: tuple[str, ...]
    status: str
    outcome: str
    entry: str
    lane: str
    danger: str
    child: str
    priority: str
    campaign: str
    minutes_to_open: int | None
    elapsed_minutes_to_open: int | None
    minutes_to_assess: int | None
    closed_on: date | None
    joined: bool


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One report that came by a code of a campaign: the code, and the county's day."""

    code: str
    arrived_on: date


def campaign_rows(codes: Iterable[str], *, by: Person) -> list[CampaignRow]:
    """The reports that came by these codes; without what was set aside in a flood. Raises NotAllowed.

    A second report of one thing counts: somebody has followed the code. What of this may be shown to whom is for
    whoever asks to see to.
    """
    require(why_not_count_campaigns(by=by))
    timezone = current_locality().timezone
    found = Concern.objects.filter(campaign__in=list(codes), withdrawn_at=None).exclude(lane=Lane.QUARANTINE)
    told = found.order_by("arrived_at", "id").values_list("campaign", "arrived_at")
    return [CampaignRow(code, at.astimezone(timezone).date()) for code, at in told]


def coded_rows(*, first: date, last: date, by: Person) -> list[CodedRow]:
    """The concerns that arrived from the first day to the last, both included, in the county's own days.

    Raises NotAllowed: only those who may see figures may have the rows they are counted from.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begin, end = moments(first, last)
    found = Concern.objects.filter(arrived_at__gte=begin, arrived_at__lt=end, withdrawn_at=None)
    return [
        coded(row, timezone) for row in found.order_by("arrived_at", "id").values(*COLUMNS).iterator(chunk_size=5_000)
    ]


def days_of_concerns(
    *, first: date, last: date, tellers: Iterable[str] | None, districts: Iterable[str] | None, by: Person
) -> list[date]:
    """The county's days on which concerns arrived, from the first to the last, both included, one for each.

    Only by these tellers and in these districts, if they are given. A second report of one thing is left out, and so
    is what was set aside in a flood. Raises NotAllowed.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begin, end = moments(first, last)
    found = Concern.objects.filter(arrived_at__gte=begin, arrived_at__lt=end, joined_to=None, withdrawn_at=None)
    if tellers is not None:
        found = found.filter(reporter_kind__in=list(tellers))
    if districts is not None:
        found = found.filter(district__in=list(districts))
    arrived = found.exclude(lane=Lane.QUARANTINE).values_list("arrived_at", flat=True)
    return [at.astimezone(timezone).date() for at in arrived.iterator(chunk_size=5_000)]


def first_day_of_concerns(*, by: Person) -> date | None:
    """The county's day on which the first concern arrived; None when there is none. Raises NotAllowed."""
    require(why_not_count(by=by))
    first = (
        Concern.objects.filter(withdrawn_at=None).order_by("arrived_at").values_list("arrived_at", flat=True).first()
    )
    return None if first is None else first.astimezone(current_locality().timezone).date()


def coded(row: dict[str, Any], timezone: tzinfo) -> CodedRow:
    """One concern in codes, on the days of that time zone."""
    arrived_at, opened_at, closed_at = row.pop("arrived_at"), row.pop("opened_at"), row.pop("closed_at")
    arrived_on = arrived_at.astimezone(timezone).date()
    return CodedRow(
        arrived_on=arrived_on,
        month=arrived_on.replace(day=1),
        exploitation=tuple(row.pop("exploitation")),
        elapsed_minutes_to_open=None if opened_at is None else int((opened_at - arrived_at).total_seconds() // 60),
        closed_on=None if closed_at is None else closed_at.astimezone(timezone).date(),
        joined=row.pop("joined_to_id") is not None,
        **row,
    )
