"""Lists of referrals. Each takes the person, and holds only what that person may know of."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import PotentialVictim, Restriction
from handrail.casework.persons.policies import closed_to
from handrail.casework.referrals.models import LIVE, Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import (
    acts_for_organisation,
    why_not_use_desk,
    why_not_use_inbox,
    why_not_use_outbox,
    works_at_desk,
)
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

PAGE_LENGTH = 50
WITH_MATTER = ("concern", "person", "to_organisation", "sent_by")


def visible_to(by: Person) -> QuerySet[Referral]:
    """The referrals this person may know of: the desk's all; of a partner those it was sent or has sent; else none."""
    if works_at_desk(by):
        return not_restricted(by)
    if not acts_for_organisation(by):
        return Referral.objects.none()
    theirs = by.organisation_id
    received = Q(to_organisation=theirs, way=Way.MEMBER, sent_at__isnull=False)
    of_a_person = Q(from_organisation=theirs, person__isnull=False) | Q(person__organisation=theirs)
    return Referral.objects.filter(received | (of_a_person & Q(pk__in=not_restricted(by))))


def not_restricted(by: Person) -> QuerySet[Referral]:
    """Every referral but those of persons whose record is closed to somebody. Who was sent one has it all the same."""
    return Referral.objects.exclude(person__in=closed_to(by))


def referral_for(by: Person, referral_id: UUID) -> Referral:
    """That referral, with what it is about. Raises Referral.DoesNotExist when this person may not know of it."""
    return visible_to(by).select_related(*WITH_MATTER).get(pk=referral_id)


def organisation_inbox(by: Person, *, show: str, at: datetime, page: int) -> Page[Referral]:
    """What was sent to this person's organisation: `live`, `overdue` or `ended`, the most urgent first."""
    require(why_not_use_inbox(by=by))
    sent_to_us = Referral.objects.filter(to_organisation=by.organisation_id, way=Way.MEMBER, sent_at__isnull=False)
    return page_of(shown(sent_to_us, show, at=at), page)


def organisation_outbox(by: Person, *, show: str, at: datetime, page: int) -> Page[Referral]:
    """What this person's organisation sent of persons: `live`, `overdue`, `refused`, `drafts` or `ended`."""
    require(why_not_use_outbox(by=by))
    sent_by_us = not_restricted(by).filter(from_organisation=by.organisation_id).exclude(kind=Kind.CONCERN)
    return page_of(shown(sent_by_us, show, at=at), page)


def shown(referrals: QuerySet[Referral], show: str, *, at: datetime) -> QuerySet[Referral]:
    """The live ones by what is due first; the ended ones by the latest end."""
    if show == "ended":
        return referrals.filter(ended_at__isnull=False).order_by("-ended_at", "pk")
    if show == "refused":
        return came_back(referrals).order_by("came_back_at", "pk")
    if show == "drafts":
        return referrals.filter(status=ReferralStatus.DRAFT).order_by("-drafted_at", "pk")
    live = referrals.filter(due_at__isnull=False).order_by("due_at", "pk")
    return live.filter(due_at__lt=at) if show == "overdue" else live


def page_of(referrals: QuerySet[Referral], page: int) -> Page[Referral]:
    """One page of a list; a page that is not there gives the nearest that is.

    The keys of a page are read from the index alone, and only then the rows with what they are about: a page deep
    in a long list costs no more than the first.
    """
    found = Paginator(referrals, PAGE_LENGTH).get_page(page)
    before = (found.number - 1) * PAGE_LENGTH
    keys = list(referrals.values_list("pk", flat=True)[before : before + PAGE_LENGTH])
    rows = Referral.objects.select_related("concern", "person").in_bulk(keys)
    found.object_list = [rows[key] for key in keys]
    return found


def desk_watch(by: Person, *, show: str, at: datetime, page: int) -> Page[Referral]:
    """What the desk has to look after, of every kind: `overdue` referrals, or `refused` ones that came back."""
    require(why_not_use_desk(by=by))
    return page_of(shown(not_restricted(by), "refused" if show == "refused" else "overdue", at=at), page)


def came_back(referrals: QuerySet[Referral]) -> QuerySet[Referral]:
    """Those that were declined or returned, and that nobody has dealt with."""
    return referrals.filter(came_back_at__isnull=False)


def desk_watch_counts(by: Person, *, at: datetime) -> Mapping[str, int]:
    """How many referrals are overdue, and how many came back and wait to be reviewed."""
    require(why_not_use_desk(by=by))
    return {
        "overdue": not_restricted(by).filter(due_at__lt=at).count(),
        "refused": came_back(not_restricted(by)).count(),
    }


def referrals_of(concern: Concern, by: Person) -> list[Referral]:
    """The referrals of a concern that this person may know of, the latest first; no drafts."""
    found = visible_to(by).filter(concern=concern, sent_at__isnull=False)
    return list(found.select_related("concern", "person").order_by("-sent_at", "pk"))


def referrals_of_person(person: PotentialVictim, *, by: Person) -> list[Referral]:
    """The referrals of a person that this person may know of, drafts among them, the latest first."""
    found = visible_to(by).filter(person=person).select_related("concern", "person")
    return list(found.order_by("-drafted_at", "pk"))


def referral_count(concern: Concern) -> int:
    """How many referrals of a concern were sent and may be known of, for the label of its tab."""
    restricted = Restriction.objects.filter(lifted_at=None).values("person")
    return Referral.objects.filter(concern=concern, sent_at__isnull=False).exclude(person__in=restricted).count()


def person_referral_count(person: PotentialVictim) -> int:
    """How many referrals there are of a person, drafts among them, for the label of their tab."""
    return Referral.objects.filter(person=person).count()


def live_referral(concern: Concern, *, to: Organisation) -> Referral | None:
    """The referral of this concern that the organisation holds now, if any."""
    return Referral.objects.filter(concern=concern, kind=Kind.CONCERN, to_organisation=to, status__in=LIVE).first()


def begun_referral(person: PotentialVictim, *, kind: str, to: Organisation) -> Referral | None:
    """The draft or live referral of this kind about this person to that organisation, if there is one."""
    begun = (ReferralStatus.DRAFT, *LIVE)
    return Referral.objects.filter(person=person, kind=kind, to_organisation=to, status__in=begun).first()


def completed_referral(person: PotentialVictim, *, kind: str) -> Referral | None:
    """The referral of this kind about this person that has been completed, if there is one."""
    return Referral.objects.filter(person=person, kind=kind, status=ReferralStatus.DONE).first()
