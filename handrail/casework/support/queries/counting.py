"""Coded rows for figures: levels, months and codes of nobody in particular. No reference and no name leaves here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.casework.cases.models import Case
from handrail.casework.cases.policies import OPEN
from handrail.casework.persons.policies import carried_over
from handrail.casework.support.models import (
    Agreed,
    AssessmentKind,
    Contact,
    ContactState,
    NeedLevel,
    NeedsAssessment,
    Outcome,
    PlanAction,
    PlanVersion,
    Risk,
)
from handrail.foundation.locality import current_locality, moments


@dataclass(frozen=True)
class NeedRow:
    """One need in one assessment of the period: the level, None where nobody asked."""

    domain: str
    kind: str
    level: int | None
    own_level: int | None


@dataclass(frozen=True)
class OutcomeRow:
    """One follow-up of the period, in codes."""

    asked_on: date
    month: int
    in_contact: str
    housing: str
    work: str
    status: str
    health: str
    feels_safe: str
    exploited_since: str
    own_view: int | None


@dataclass(frozen=True)
class FileRow:
    """One file: the county's day on which it was opened, what it was opened from, and whether a plan was agreed."""

    opened_on: date
    origin: str
    planned: bool


@dataclass(frozen=True)
class LateCounts:
    """How many things are late on a day, over all open files."""

    risks: int
    actions: int
    plans: int
    contacts: int


def need_rows(*, start: date, end: date) -> Iterator[NeedRow]:
    """Every need of every assessment from `start` to `end`, both included."""
    rows = NeedLevel.objects.filter(assessment__assessed_on__range=(start, end)).order_by()
    for domain, kind, level, own in rows.values_list("domain", "assessment__kind", "level", "own_level"):
        yield NeedRow(domain, kind, level, own)


def need_changes(*, start: date, end: date) -> dict[str, list[int]]:
    """By need, how many levels it went up between the first assessment and the latest one up to `end`.

    Of the files whose first assessment lies in the period; only needs that were asked both times.
    """
    first = baseline_levels(start=start, end=end)
    latest: dict[tuple[UUID, str], int] = {}
    later = NeedLevel.objects.filter(assessment__kind=AssessmentKind.REVIEW, assessment__assessed_on__lte=end).order_by(
        "assessment__assessed_on", "assessment__recorded_at"
    )
    for case_id, domain, level in later.values_list("assessment__case", "domain", "level"):
        if level is not None:
            latest[case_id, domain] = level
    found: dict[str, list[int]] = {}
    for (case_id, domain), level in first.items():
        if (case_id, domain) in latest:
            found.setdefault(domain, []).append(latest[case_id, domain] - level)
    return found


def baseline_levels(*, start: date, end: date) -> dict[tuple[UUID, str], int]:
    """The levels at the first assessments of the period, by file and need, without what nobody asked about."""
    of_first = {"assessment__kind": AssessmentKind.BASELINE, "assessment__assessed_on__range": (start, end)}
    rows = NeedLevel.objects.filter(**of_first).order_by().values_list("assessment__case", "domain", "level")
    return {(case_id, domain): level for case_id, domain, level in rows if level is not None}


def outcome_rows(*, start: date, end: date) -> Iterator[OutcomeRow]:
    """Every follow-up that was asked from `start` to `end`, both included."""
    names = OutcomeRow.__dataclass_fields__
    for row in Outcome.objects.filter(asked_on__range=(start, end)).order_by().values(*names):
        yield OutcomeRow(**row)


def people_assessed(*, start: date, end: date) -> int:
    """How many people's needs were assessed for the first time in the period."""
    found = NeedsAssessment.objects.filter(kind=AssessmentKind.BASELINE, assessed_on__range=(start, end))
    return found.count()


def plans_agreed(*, start: date, end: date) -> int:
    """How many people agreed, wholly or in part, to a written plan in the period."""
    found = PlanVersion.objects.filter(recorded_at__date__range=(start, end)).exclude(agreed="no")
    return found.values("case").distinct().count()


def file_rows(*, start: date, end: date) -> Iterator[FileRow]:
    """Every file that was opened from `start` to `end`, both included: once, however often it was reopened.

    Where another organisation opened one of the same person from a referral, theirs is the same work: it counts with
    the first, and a plan agreed in it is a plan.
    """
    timezone = current_locality().timezone
    begins, ends = moments(start, end)
    agreed = PlanVersion.objects.filter(case=OuterRef("pk")).exclude(agreed=Agreed.NO)
    rows = Case.objects.filter(opened_at__gte=begins, opened_at__lt=ends).annotate(planned=Exists(agreed))
    first_of = files_after_the_first()
    plans = PlanVersion.objects.exclude(agreed=Agreed.NO).values_list("case", flat=True) if first_of else ()
    planned_later = {first_of[each] for each in plans if each in first_of}
    told = rows.order_by("opened_at", "pk").values_list("pk", "opened_at", "origin", "planned")
    for pk, opened_at, origin, planned in told:
        if pk not in first_of:
            yield FileRow(opened_at.astimezone(timezone).date(), origin, planned or pk in planned_later)


def files_after_the_first() -> dict[UUID, UUID]:
    """Each file of somebody who had one elsewhere already, with the first that they had."""
    record_of = carried_over()
    if not record_of:
        return {}
    first: dict[UUID, UUID] = {}
    found: dict[UUID, UUID] = {}
    for file, person in Case.objects.order_by("opened_at", "pk").values_list("pk", "person"):
        whose = record_of.get(person, person)
        if first.setdefault(whose, file) != file:
            found[file] = first[whose]
    return found


def late_on(day: date) -> LateCounts:
    """How many risks, actions, plans and contacts nobody looked at in time, in files that are open."""
    open_files = {"case__status__in": OPEN}
    latest: dict[UUID, date] = dict(
        PlanVersion.objects.filter(**open_files).order_by("case", "number").values_list("case", "review_on")
    )
    return LateCounts(
        risks=Risk.objects.filter(closed_at=None, review_on__lt=day, **open_files).count(),
        actions=PlanAction.objects.filter(settled_at=None, replaced_at=None, due_on__lt=day, **open_files).count(),
        plans=sum(review_on < day for review_on in latest.values()),
        contacts=Contact.objects.filter(state=ContactState.PLANNED, starts_at__date__lt=day, **open_files).count(),
    )
