"""Questions about referrals. Every one takes the person, and answers only with what that person may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from handrail.casework.desk.models import Concern
from handrail.casework.referrals.models import LIVE, Referral, Section
from handrail.casework.referrals.permissions import (
    RECEIVING,
    acts_for_organisation,
    why_not_count,
    why_not_read,
    why_not_use_desk,
    why_not_use_inbox,
    works_at_desk,
)
from handrail.casework.referrals.policies import SECTION_FIELDS
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

PAGE_LENGTH = 50


@dataclass(frozen=True)
class SharedPart:
    """One shared section, as stored: field names and values, nothing of any other section."""

    section: Section
    values: Mapping[str, object]


@dataclass(frozen=True)
class Contents:
    """What a person may read of a referral. Empty where there is nothing, or nothing any more."""

    parts: tuple[SharedPart, ...] = ()
    message: str = ""
    override_reason: str = ""
    words: str = ""
    erased: bool = False


@dataclass(frozen=True)
class CodedReferral:
    """A referral as insight may count it: codes and minutes, no name and no reference."""

    sent_on: date
    organisation_kind: str
    priority: str
    outcome: str
    reason: str
    minutes_to_open: int | None
    minutes_to_answer: int | None


def visible_to(by: Person) -> QuerySet[Referral]:
    """The referrals this person may know of: the desk's all, a partner's own, anybody else's none."""
    if works_at_desk(by):
        return Referral.objects.all()
    if acts_for_organisation(by):
        return Referral.objects.filter(to_organisation=by.organisation_id)
    return Referral.objects.none()


def referral_for(by: Person, referral_id: UUID) -> Referral:
    """That referral, with its concern. Raises Referral.DoesNotExist when this person may not know of it."""
    return visible_to(by).select_related("concern", "to_organisation").get(pk=referral_id)


def organisation_inbox(by: Person, *, show: str, at: datetime, page: int) -> Page[Referral]:
    """What was sent to this person's organisation: `live`, `overdue` or `ended`, the most urgent first."""
    require(why_not_use_inbox(by=by))
    sent_to_us = Referral.objects.filter(to_organisation=by.organisation_id)
    return page_of(shown(sent_to_us, show, at=at), page)


def shown(referrals: QuerySet[Referral], show: str, *, at: datetime) -> QuerySet[Referral]:
    """The live ones by what is due first; the ended ones by the latest end."""
    if show == "ended":
        return referrals.filter(ended_at__isnull=False).order_by("-ended_at", "pk")
    live = referrals.filter(due_at__isnull=False).order_by("due_at", "pk")
    return live.filter(due_at__lt=at) if show == "overdue" else live


def page_of(referrals: QuerySet[Referral], page: int) -> Page[Referral]:
    """One page of a list; a page that is not there gives the nearest that is.

    The keys of a page are read from the index alone, and only then the rows with their concerns: a page deep in a
    long list costs no more than the first.
    """
    found = Paginator(referrals, PAGE_LENGTH).get_page(page)
    before = (found.number - 1) * PAGE_LENGTH
    keys = list(referrals.values_list("pk", flat=True)[before : before + PAGE_LENGTH])
    rows = Referral.objects.select_related("concern").in_bulk(keys)
    found.object_list = [rows[key] for key in keys]
    return found


def desk_watch(by: Person, *, show: str, at: datetime, page: int) -> Page[Referral]:
    """What the desk has to look after: `overdue` referrals, or `refused` ones that came back."""
    require(why_not_use_desk(by=by))
    referrals = Referral.objects.all()
    if show == "refused":
        return page_of(came_back(referrals).order_by("came_back_at", "pk"), page)
    return page_of(shown(referrals, "overdue", at=at), page)


def came_back(referrals: QuerySet[Referral]) -> QuerySet[Referral]:
    """Those that were declined or returned, and that nobody at the desk has dealt with."""
    return referrals.filter(came_back_at__isnull=False)


def desk_watch_counts(by: Person, *, at: datetime) -> Mapping[str, int]:
    """How many referrals are overdue, and how many came back and wait for the desk."""
    require(why_not_use_desk(by=by))
    return {
        "overdue": Referral.objects.filter(due_at__lt=at).count(),
        "refused": came_back(Referral.objects.all()).count(),
    }


def referrals_of(concern: Concern, by: Person) -> list[Referral]:
    """The referrals of a concern that this person may know of, the latest first."""
    return list(visible_to(by).filter(concern=concern).select_related("concern").order_by("-sent_at", "pk"))


def referral_count(concern: Concern) -> int:
    """How many organisations a concern was sent to, for the label of its tab."""
    return Referral.objects.filter(concern=concern).count()


def live_referral(concern: Concern, *, to: Organisation) -> Referral | None:
    """The referral of this concern that the organisation holds now, if any."""
    return Referral.objects.filter(concern=concern, to_organisation=to, status__in=LIVE).first()


def organisations_to_offer(concern: Concern) -> list[Organisation]:
    """Whom a concern may be sent to: those of its district first, then those of the county, then the others.

    Each carries `people_here`: how many people could read it in Handrail today.
    """
    reads_it = Q(people__is_active=True, people__roles_held__role__in=RECEIVING)
    receiving = Organisation.objects.filter(active=True, can_receive=True)
    counted = receiving.annotate(people_here=Count("people", filter=reads_it, distinct=True))
    return sorted(counted, key=lambda one: (nearness(one, concern), KINDS_FIRST.get(one.kind, 9), one.name))


KINDS_FIRST = {"police": 0, "county_council": 1, "district_council": 2, "charity": 3, "nhs": 4, "fire": 5}


def nearness(organisation: Organisation, concern: Concern) -> int:
    """0 in the concern's own district, 1 for the whole county, 2 in another district."""
    if not organisation.district:
        return 1
    return 0 if organisation.district == concern.district else 2


def contents_of(referral: Referral, *, by: Person) -> Contents:
    """What this person may read of the referral now. Whoever calls this writes the reading down.

    Raises:
        NotAllowed: it was not sent to this person's organisation, or it has ended.
    """
    require(why_not_read(referral, by=by))
    if referral.concern.erased_at is not None or subjects.is_forgotten(referral.concern.subject):
        return Contents(erased=True)
    desk = works_at_desk(by)
    return Contents(
        parts=shared_parts(referral),
        message=unlocked(referral, "message"),
        override_reason=unlocked(referral, "override_reason") if desk else "",
        words=unlocked(referral, "words"),
    )


def shared_parts(referral: Referral) -> tuple[SharedPart, ...]:
    """The sections that were shared, opened; none once the referral has ended."""
    if not referral.shared:
        return ()
    values = subjects.unlock_json(
        bytes(referral.shared), subject=referral.concern.subject, place=referral.place("shared")
    )
    return tuple(
        SharedPart(section, {name: values[name] for name in SECTION_FIELDS[section] if name in values})
        for section in Section
        if section in referral.sections
    )


def unlocked(referral: Referral, field: str) -> str:
    """The words locked in a field, or nothing."""
    locked = bytes(getattr(referral, field))
    if not locked:
        return ""
    return subjects.unlock(locked, subject=referral.concern.subject, place=referral.place(field)).decode()


def coded_rows(*, first: date, last: date, by: Person) -> list[CodedReferral]:
    """The referrals sent from the first to the last day (inclusive, local dates), as codes to count.

    Raises:
        NotAllowed: this person may not see figures.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begins = datetime.combine(first, time(), tzinfo=timezone)
    ends = datetime.combine(last + timedelta(days=1), time(), tzinfo=timezone)
    rows = Referral.objects.filter(sent_at__gte=begins, sent_at__lt=ends).values_list(
        "sent_at", "to_kind", "priority", "status", "reason", "opened_at", "answered_at"
    )
    return [
        CodedReferral(
            sent_on=sent_at.astimezone(timezone).date(),
            organisation_kind=kind,
            priority=priority,
            outcome=status,
            reason=reason,
            minutes_to_open=minutes_between(sent_at, opened_at),
            minutes_to_answer=minutes_between(sent_at, answered_at),
        )
        for sent_at, kind, priority, status, reason, opened_at, answered_at in rows.iterator(chunk_size=5000)
    ]


def minutes_between(start: datetime, end: datetime | None) -> int | None:
    """Whole minutes round the clock, or None while it has not happened."""
    return None if end is None else int((end - start).total_seconds() // 60)
