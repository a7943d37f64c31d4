"""Which requests, holds and proposals a person may know of, and by when each has to be answered."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.queries.finding import visible_to
from handrail.casework.subject_rights.models import Erasing, Hold, Request, RequestKind
from handrail.casework.subject_rights.permissions import (
    clock_starts,
    oversees,
    why_not_decide_any,
    why_not_handle,
    why_not_use_rights,
)
from handrail.casework.subject_rights.policies import due_on, reason_of, words_of
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

AT_MOST = 200


@dataclass(frozen=True)
class Clock:
    """A request and by when it has to be answered; nothing is due while it is not known who asks."""

    request: Request
    due_on: date | None
    overdue: bool


@dataclass(frozen=True)
class Desk:
    """What waits: requests by their clocks, what is proposed to be erased, and what is held."""

    requests: list[Clock]
    erasings: list[Erasing]
    holds: list[Hold]


@dataclass(frozen=True, repr=False)
class RequestWords:
    """One request of a person, its clock, and its words."""

    clock: Clock
    words: dict[str, str]


@dataclass(frozen=True, repr=False)
class HoldWords:
    """One hold on a person, and why."""

    hold: Hold
    reason: str


def clock_of(request: Request, *, on: date) -> Clock:
    """By when a request has to be answered."""
    if request.outcome or request.identified_on is None:
        return Clock(request, None, overdue=False)
    holidays = frozenset(current_locality().bank_holidays)
    due = due_on(clock_starts(request), extended=request.extended, holidays=holidays)
    return Clock(request, due, overdue=on > due)


def persons_known_to(by: Person) -> QuerySet[PotentialVictim]:
    """The records whose requests this person may know of: all by their references, for who oversees."""
    return PotentialVictim.objects.all() if oversees(by) else visible_to(by)


@transaction.atomic
def what_waits(*, by: Person, at: datetime) -> Desk:
    """What is not answered, decided or lifted yet, by references and codes. That it was read is in the trail."""
    require(why_not_use_rights(by=by))
    persons, today = persons_known_to(by).values("pk"), timezone.localdate(at)
    requests = Request.objects.filter(person__in=persons, outcome="").select_related("person")[:AT_MOST]
    clocks = [clock_of(request, on=today) for request in requests]
    record("subject_rights.requests_listed", about="requests", by=by.ref, at=at, listed=len(clocks))
    return Desk(
        sorted(clocks, key=lambda one: (one.due_on is None, one.due_on or today)),
        list(Erasing.objects.filter(person__in=persons, confirmed=None).select_related("person")[:AT_MOST]),
        list(Hold.objects.filter(person__in=persons, lifted_at=None).select_related("person")[:AT_MOST]),
    )


def request_for(*, by: Person, request_id: UUID) -> Request:
    """That request. Raises NotAllowed, or Request.DoesNotExist when this person may not know of it."""
    request = Request.objects.select_related("person__concern", "prepared_by", "agreed_by").get(
        pk=request_id, person__in=visible_to(by)
    )
    require(why_not_handle(request.person, by=by))
    return request


@transaction.atomic
def read_request(request: Request, *, by: Person, at: datetime) -> RequestWords:
    """A request with its words. The reading is in the trail. Raises NotAllowed."""
    require(why_not_handle(request.person, by=by))
    record("subject_rights.request_read", about=request.about, by=by.ref, at=at)
    return RequestWords(clock_of(request, on=timezone.localdate(at)), words_of(request))


@transaction.atomic
def rights_of(
    person: PotentialVictim, *, by: Person, at: datetime
) -> tuple[list[RequestWords], list[HoldWords], Erasing | None]:
    """What somebody asked, what is held of them and whether they are to be erased. The reading is in the trail."""
    require(why_not_handle(person, by=by))
    record("subject_rights.rights_read", about=person.about, by=by.ref, at=at)
    today = timezone.localdate(at)
    requests = [
        RequestWords(clock_of(one, on=today), words_of(one))
        for one in Request.objects.filter(person=person).select_related("person")
    ]
    holds = [HoldWords(one, reason_of(one)) for one in Hold.objects.filter(person=person).select_related("person")]
    return requests, holds, Erasing.objects.filter(person=person, confirmed=None).first()


def hold_for(*, by: Person, hold_id: UUID) -> Hold:
    """That hold. Raises NotAllowed, or Hold.DoesNotExist when this person may not know of it."""
    hold = Hold.objects.select_related("person").get(pk=hold_id, person__in=visible_to(by))
    require(why_not_handle(hold.person, by=by))
    return hold


def erasing_for(*, by: Person, erasing_id: UUID) -> Erasing:
    """What was proposed. Raises NotAllowed, Erasing.DoesNotExist."""
    require(why_not_decide_any(by=by))
    return Erasing.objects.select_related("person", "proposed_by").get(
        pk=erasing_id, person__in=persons_known_to(by).values("pk")
    )


def open_count(person: PotentialVictim) -> int:
    """How many requests of somebody are not answered yet, for the label of the tab; their statements count too."""
    return Request.objects.filter(person=person, outcome="").count()


def statements_of(person: PotentialVictim) -> list[str]:
    """What they say is wrong, where it was not put right: it stays beside the record."""
    refused = Request.objects.filter(person=person, kind=RequestKind.RECTIFICATION, outcome="refused")
    said = (words_of(one).get("statement", "") for one in refused.select_related("person"))
    return [statement for statement in said if statement]
