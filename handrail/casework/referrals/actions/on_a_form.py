"""Referrals that are typed into the Home Office's form: prepared in the room above, recorded here."""

from datetime import date, datetime, time

from django.db import transaction

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.actions.drafting import hold_person, priority_of
from handrail.casework.referrals.actions.handing_over import Acknowledgement, acknowledged, pass_gate
from handrail.casework.referrals.actions.keeping import end, held, move, note
from handrail.casework.referrals.actions.sending import new_referral, set_out
from handrail.casework.referrals.models import ON_A_FORM, Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import why_not_change, why_not_draft
from handrail.casework.referrals.policies import ALLOWED, receivers_of
from handrail.casework.referrals.queries import begun_referral, completed_referral
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

HOME_OFFICE = "The Home Office"


@transaction.atomic
def draft_form_referral(person: PotentialVictim, *, kind: str, by: Person, at: datetime) -> Referral:
    """Begin a referral that is typed into the Home Office's form, or go on with the one that is begun.

    What goes into the form is the business of the room that prepares it; nothing of it is copied here. `kind` is
    "nrm" or "duty_to_notify".

    Raises:
        NotAllowed: this person may not, their organisation is no first responder, the gate of consent stops it, or
            the person has been referred, or notified of, already (statutory guidance 5.40).
    """
    person = hold_person(person)
    require(None if kind in ON_A_FORM else "There is no such form.")
    require(why_not_draft(person, kind=kind, by=by))
    home_office = receiver_of(kind)
    begun = begun_referral(person, kind=kind, to=home_office)
    if begun is not None and not begun.live:
        return begun
    require(why_not_fill_in_again(person, kind=kind, begun=begun))
    sections = [str(section) for section in ALLOWED[Kind(kind)]]
    referral = new_referral(
        to=home_office, sections=sections, priority=priority_of(person), by=by, kind=kind, way=Way.FORM
    )
    referral.person, referral.concern, referral.drafted_at = person, person.concern, at
    pass_gate(referral, override=None, by=by, at=at)
    referral.save(force_insert=True)
    note(referral, "drafted", by=by.ref, at=at, way=referral.way)
    return referral


@transaction.atomic
def mark_typed(referral: Referral, *, reference: str, sent_on: date, by: Person, at: datetime) -> Referral:
    """Write down that it was typed and sent on that day, and the reference that came back: the clocks start.

    The reference is the acknowledgement. A referral is then accepted, and its first decision is what is awaited; a
    notification is completed, because nothing more is owed.

    Raises:
        NotAllowed: this person may not, it is no draft of a form, its day is still to come or before it was begun,
            there is no reference, or the gate of consent no longer lets it go.
    """
    referral = held(referral.pk, by=by)
    require(why_not_change(referral, by=by))
    require(None if referral.way == Way.FORM else "This referral is not typed into a form.")
    sent_at = moment_of(sent_on, at=at)
    require(why_not_date(referral, sent_on, reference, at=at))
    pass_gate(referral, override=None, by=by, at=at)
    referral.sent_by = by
    set_out(referral, at=sent_at)
    referral.save()
    note(referral, "sent", by=by.ref, at=at, way=referral.way)
    acknowledged(referral, Acknowledgement(role=HOME_OFFICE, reference=reference, at=sent_at), by=by, at=at)
    referral.answered_at, referral.answered_by = sent_at, by
    move(referral, ReferralStatus.ACCEPTED, "answered_at", "answered_by", at=at)
    if referral.kind == Kind.DUTY_TO_NOTIFY:
        end(referral, ReferralStatus.DONE, by=by, at=at)
        note(referral, "done", by=by.ref, at=at)
    return referral


def receiver_of(kind: str) -> Organisation:
    """The Home Office, as the pack names it for this kind."""
    return Organisation.objects.get(code=receivers_of(kind)[0].code)


def why_not_fill_in_again(person: PotentialVictim, *, kind: str, begun: Referral | None) -> str | None:
    """Say why it is not filled in a second time, if so: one person, one referral, one notification."""
    if begun is None and completed_referral(person, kind=kind) is None:
        return None
    if kind == Kind.NRM:
        return "This person has been referred to the National Referral Mechanism already."
    return "The Home Office has been notified already. A second notification is not sent."


def why_not_date(referral: Referral, sent_on: date, reference: str, *, at: datetime) -> str | None:
    """Say why this day or this reference cannot be, if so."""
    today = at.astimezone(current_locality().timezone).date()
    if not reference.strip():
        return "Give the reference that the Home Office’s form showed at its end."
    if sent_on > today:
        return "That day is still to come."
    begun = referral.drafted_at
    if begun is not None and sent_on < begun.astimezone(current_locality().timezone).date():
        return "It was begun here only after that day."
    return None


def moment_of(day: date, *, at: datetime) -> datetime:
    """A moment of that day: now if it is today, else its noon, for the form says only the day."""
    timezone = current_locality().timezone
    return at if at.astimezone(timezone).date() == day else datetime.combine(day, time(12), tzinfo=timezone)
