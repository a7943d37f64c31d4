"""Withholds what may not be told, has another person agree to the answer, and keeps how a request ended."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.referrals.actions.telling import tell_receiver
from handrail.casework.referrals.models import LIVE, Referral
from handrail.casework.subject_rights.actions.keeping import held, note
from handrail.casework.subject_rights.models import Outcome, Request, RequestKind, Withheld, WithheldBecause
from handrail.casework.subject_rights.permissions import (
    why_not_agree,
    why_not_answer,
    why_not_prepare,
    why_not_send_back,
    why_not_withhold,
)
from handrail.casework.subject_rights.policies import lock_words
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

NOT_SAFE = (
    "They have not said that it is safe to send them anything. Hand it over where you meet, or to the solicitor who "
    "asked."
)


@transaction.atomic
def withhold(
    request: Request, *, what: Iterable[str], because: WithheldBecause, by: Person, at: datetime
) -> list[Withheld]:
    """Leave these places out of the answer, on that ground. The answer says that something is withheld, and why."""
    request, places = held(request.pk), sorted(set(what))
    require(why_not_withhold(request, by=by))
    request.withheld.filter(what__in=places).delete()
    left_out = [
        Withheld(request=request, what=place, because=because, withheld_at=at, withheld_by=by) for place in places
    ]
    kept = Withheld.objects.bulk_create(left_out)
    note(request, "withheld", by=by, at=at, because=str(because), places=len(places))
    return kept


@transaction.atomic
def tell_after_all(request: Request, *, what: Iterable[str], by: Person, at: datetime) -> int:
    """Withhold these places no longer. How many there were."""
    request = held(request.pk)
    require(why_not_withhold(request, by=by))
    number, _ = request.withheld.filter(what__in=list(what)).delete()
    note(request, "told_after_all", by=by, at=at, places=number)
    return number


@transaction.atomic
def prepare(request: Request, *, by: Person, at: datetime) -> Request:
    """Say that the answer is ready for somebody else to look at."""
    request = held(request.pk)
    require(why_not_prepare(request, by=by))
    return changed(request, "answer_prepared", by=by, at=at, prepared_at=at, prepared_by=by)


@transaction.atomic
def agree(request: Request, *, by: Person, at: datetime) -> Request:
    """Agree to an answer that somebody else prepared."""
    request = held(request.pk)
    require(why_not_agree(request, by=by))
    return changed(request, "answer_agreed", by=by, at=at, agreed_at=at, agreed_by=by)


@transaction.atomic
def send_back(request: Request, *, by: Person, at: datetime) -> Request:
    """Open a prepared answer again, so that what is withheld can be changed. Two people look at it anew."""
    request = held(request.pk)
    require(why_not_send_back(request, by=by))
    emptied = dict.fromkeys(("prepared_at", "prepared_by", "agreed_at", "agreed_by"))
    return changed(request, "answer_sent_back", by=by, at=at, **emptied)


def changed(request: Request, act: str, *, by: Person, at: datetime, **to: object) -> Request:
    """The request with these fields changed, saved and in the trail."""
    for name, value in to.items():
        setattr(request, name, value)
    request.save(update_fields=list(to))
    note(request, act, by=by, at=at)
    return request


@transaction.atomic
def answer(
    request: Request, *, outcome: Outcome, words: str, handed: str = "", statement: str = "", by: Person, at: datetime
) -> Request:
    """Keep how a request ended, with what they were told, and how it was handed over.

    Where something was put right, whoever was sent the record is told that there is something new (UK GDPR article
    19). Where it was not, the person's `statement` stays beside the record.

    Raises:
        NotAllowed: this person may not, it is not ready, or it would be sent in a way that they have not said is safe.
    """
    request = held(request.pk)
    require(why_not_answer(request, outcome=outcome, by=by))
    if handed == "sent":
        contact = safe_contact_of(request.person, by=by, at=at, why="answer")
        require(None if contact.safe == "yes" else NOT_SAFE)
    lock_words(request, answer=words, handed=handed, statement=statement)
    request.outcome, request.answered_on = outcome, timezone.localdate(at)
    request.save(update_fields=["outcome", "answered_on", "words"])
    told = tell_those_who_have_it(request, at=at)
    note(request, "request_answered", by=by, at=at, outcome=str(outcome), told=told)
    return request


def tell_those_who_have_it(request: Request, *, at: datetime) -> int:
    """Where something was put right, tell everybody with a live referral of it, without a word of what. How many."""
    if request.kind != RequestKind.RECTIFICATION or request.outcome not in (Outcome.DONE, Outcome.PARTLY):
        return 0
    referrals = Referral.objects.filter(person=request.person, status__in=LIVE).select_related("to_organisation")
    return len([referral for referral in referrals if tell_receiver(referral, at=at) != "nobody"])
