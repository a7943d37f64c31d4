"""Keeps what somebody asks, who they are, and that more time is needed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.actions.keeping import held, note
from handrail.casework.subject_rights.models import Asker, Request, RequestKind, RequestYear
from handrail.casework.subject_rights.permissions import why_not_extend, why_not_handle, why_not_work_on_request
from handrail.casework.subject_rights.policies import lock_words
from handrail.foundation.numbering import next_reference
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

NOT_YET = "That day has not come yet."


@transaction.atomic
def record_request(
    person: PotentialVictim,
    *,
    kind: RequestKind,
    asker: Asker,
    asked: str,
    shown_by: str = "",
    received_on: date,
    by: Person,
    at: datetime,
) -> Request:
    """Keep what somebody asks. With `shown_by`, how we know who asks, the month runs from the day it came.

    Raises:
        NotAllowed: this person may not, or it would have come tomorrow.
    """
    person = PotentialVictim.objects.select_for_update().get(pk=person.pk)
    today = timezone.localdate(at)
    require(why_not_handle(person, by=by) or (NOT_YET if received_on > today else None))
    request = Request(person=person, kind=kind, asker=asker, received_on=received_on, recorded_at=at, recorded_by=by)
    request.reference = next_reference("DP", book=RequestYear, at=at)
    request.identified_on = received_on if shown_by.strip() else None
    lock_words(request, asked=asked, shown_by=shown_by)
    request.save(force_insert=True)
    note(request, "request_recorded", by=by, at=at, kind=str(kind), person=str(person.pk))
    return request


@transaction.atomic
def identify(request: Request, *, shown_by: str, on: date, by: Person, at: datetime) -> Request:
    """Say how we know who asks, or that somebody who asks for them may: from that day on the month runs."""
    request = held(request.pk)
    require(why_not_work_on_request(request, by=by))
    require("It is known already who asks." if request.identified_on else None)
    require(NOT_YET if on > timezone.localdate(at) else None)
    request.identified_on = on
    lock_words(request, shown_by=shown_by)
    request.save(update_fields=["identified_on", "words"])
    note(request, "asker_identified", by=by, at=at)
    return request


@transaction.atomic
def extend(request: Request, *, reason: str, by: Person, at: datetime) -> Request:
    """Take two months more, because it is much or difficult (UK GDPR article 12(3)). They are told why."""
    request = held(request.pk)
    require(why_not_extend(request, by=by, on=timezone.localdate(at)))
    request.extended = True
    lock_words(request, extended_because=reason)
    request.save(update_fields=["extended", "words"])
    note(request, "request_extended", by=by, at=at)
    return request
