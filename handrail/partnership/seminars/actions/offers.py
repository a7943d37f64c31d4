"""Takes in offers to speak and answers them; the answer is read with the receipt."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.partnership.published.actions import CannotTakeIn, Request, answer
from handrail.partnership.published.models import RequestKind, StandingWord
from handrail.partnership.seminars.models import FORMATS, Decision, Offer, Seminar
from handrail.partnership.seminars.permissions import why_not_keep_seminar, why_not_offer
from handrail.partnership.seminars.policies import SAID, Speaker, why_not_decide

WORDS = {
    Decision.ACCEPTED: StandingWord.ACCEPTED,
    Decision.DECLINED: StandingWord.DECLINED,
    Decision.WITHDRAWN: StandingWord.CANCELLED,
}


@transaction.atomic
def take_in_offer(request: Request, at: datetime) -> None:
    """Keep an offer under a key of its own. Raises CannotTakeIn."""
    seminar = seminar_of(request)
    if why_not_offer(seminar, at=request.arrived_at) is not None:
        said_back(request.receipt_digest, request.reply_key, StandingWord.DECLINED, at=at)
        return
    offer = Offer(
        seminar=seminar,
        subject=subjects.new_subject(at=at),
        set_as=request.asked["set_as"],
        minutes=request.asked["minutes"],
        may_be_named=request.asked["may_be_named"] is True,
        receipt_digest=request.receipt_digest,
        reply_key=request.reply_key,
        arrived_at=request.arrived_at,
    )
    said = asdict(Speaker(**{name: str(request.asked.get(name, "")) for name in SAID}))
    offer.locked = subjects.lock_json(said, subject=offer.subject, place=offer.place("locked"))
    offer.save(force_insert=True)
    said_back(offer.receipt_digest, request.reply_key, StandingWord.RECEIVED, at=at)
    record("seminars.offer_taken_in", about=str(seminar.session), by="handrail", at=at, offer=str(offer.pk))


def seminar_of(request: Request) -> Seminar:
    """The seminar that is asked about. Raises CannotTakeIn: there is none, or it makes no sense."""
    asked: dict[str, Any] = request.asked
    if asked.get("set_as") not in FORMATS or not isinstance(asked.get("minutes"), int):
        raise CannotTakeIn("not_an_offer")
    try:
        return Seminar.objects.select_related("session").get(pk=UUID(str(asked.get("event"))))
    except (Seminar.DoesNotExist, ValueError, ValidationError):
        raise CannotTakeIn("no_such_seminar") from None


@transaction.atomic
def decide(offer: Offer, to: Decision, *, says: str, by: Person, at: datetime) -> Offer:
    """Accept, decline, or note that it was withdrawn; what is said goes to the receipt. Raises NotAllowed."""
    offer = Offer.objects.select_for_update(of=("self",)).select_related("seminar__session").get(pk=offer.pk)
    require(why_not_keep_seminar(offer.seminar, by=by) or why_not_decide(Decision(offer.decision), to))
    require(why_not_withdraw(offer) if to == Decision.WITHDRAWN else None)
    offer.decision, offer.decided_at, offer.decided_by = to, at, by
    offer.save(update_fields=["decision", "decided_at", "decided_by"])
    said_back(offer.receipt_digest, bytes(offer.reply_key), WORDS[to], says=says, at=at)
    record(
        "seminars.offer_decided", about=str(offer.seminar.session), by=by.ref, at=at, offer=str(offer.pk), to=str(to)
    )
    return offer


def why_not_withdraw(offer: Offer) -> str | None:
    """Say why an offer cannot be taken out yet, if so."""
    return "It stands in the programme. Take it off first." if offer.items.exists() else None


def said_back(digest: str, key: bytes, word: StandingWord, *, says: str = "", at: datetime) -> None:
    """Tell whoever holds the receipt."""
    answer(receipt_digest=digest, reply_key=key, kind=RequestKind.SPEAKER, word=word, says=says, at=at)
