"""Keeps whom an organisation names for the others to turn to."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.partnership.directory.models import PointOfContact
from handrail.partnership.directory.permissions import why_not_keep_contact, why_not_keep_entries
from handrail.partnership.services.actions.writing import next_day

NOT_TO_BE_REACHED = "Enter a telephone number or an e-mail address at work."


@dataclass(frozen=True, kw_only=True)
class Contact:
    """What is written of a point of contact. A telephone number is E.164; the e-mail is one at work."""

    role: str
    subject: str
    name: str
    telephone: str
    email: str


@transaction.atomic
def name_contact(contact: Contact, *, organisation: Organisation, by: Person, at: datetime, on: date) -> PointOfContact:
    """Name whom the partners turn to. Raises NotAllowed."""
    require(why_not_keep_entries(organisation, by=by) or why_not_reach(contact))
    made = PointOfContact.objects.create(
        **asdict(contact), organisation=organisation, verified_on=on, verify_by=next_day(on)
    )
    record("directory.contact_named", about=str(made), by=by.ref, at=at, organisation=organisation.code)
    return made


@transaction.atomic
def rename_contact(kept: PointOfContact, contact: Contact, *, by: Person, at: datetime, on: date) -> PointOfContact:
    """Write it anew; whoever does has confirmed it that day. Raises NotAllowed."""
    held = locked(kept)
    require(why_not_keep_contact(held, by=by) or why_not_reach(contact))
    for name, value in asdict(contact).items():
        setattr(held, name, value)
    held.verified_on, held.verify_by = on, next_day(on)
    held.save()
    record("directory.contact_changed", about=str(held), by=by.ref, at=at)
    return held


@transaction.atomic
def confirm_contact(kept: PointOfContact, *, by: Person, at: datetime, on: date) -> PointOfContact:
    """Say that it still holds. Raises NotAllowed."""
    held = locked(kept)
    require(why_not_keep_contact(held, by=by))
    held.verified_on, held.verify_by = on, next_day(on)
    held.save(update_fields=["verified_on", "verify_by"])
    record("directory.contact_confirmed", about=str(held), by=by.ref, at=at)
    return held


@transaction.atomic
def withdraw_contact(kept: PointOfContact, *, by: Person, at: datetime) -> PointOfContact:
    """Nobody turns to it any more; who it was is forgotten. Raises NotAllowed."""
    held = locked(kept)
    require(why_not_keep_contact(held, by=by))
    held.withdrawn_at, held.name = at, ""
    held.save(update_fields=["withdrawn_at", "name"])
    record("directory.contact_withdrawn", about=str(held), by=by.ref, at=at)
    return held


def locked(kept: PointOfContact) -> PointOfContact:
    """The row, held until the transaction ends."""
    return PointOfContact.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=kept.pk)


def why_not_reach(contact: Contact) -> str | None:
    """Say why nobody can be reached so, if so."""
    return None if contact.telephone or contact.email else NOT_TO_BE_REACHED
