"""Who takes part: found again by who they are, and never kept twice."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.vault import subjects
from handrail.foundation.vault.tokens import token
from handrail.partnership.training.models import Attendee
from handrail.partnership.training.queries import EMAIL


@dataclass(frozen=True, kw_only=True, repr=False)
class Guest:
    """Somebody without an account. Its repr shows nothing.

    `elsewhere` is an organisation that is no member; `licence` the number of a driver's licence.
    """

    name: str
    email: str
    profession: str
    organisation: str = ""
    elsewhere: str = ""
    licence: str = ""


def colleague(person: Person, *, profession: str, at: datetime) -> Attendee:
    """The attendee who is this colleague; what they work as now, and where, is brought up to date."""
    kept, _ = Attendee.objects.update_or_create(
        colleague=person,
        defaults={"organisation": person.organisation, "profession": profession},
        create_defaults={"organisation": person.organisation, "profession": profession, "made_at": at},
    )
    return kept


@transaction.atomic
def guest(told: Guest, *, keep_known: bool = False, at: datetime) -> Attendee:
    """The attendee with this work e-mail address, or a new one under a key of their own.

    What is told now holds, unless with `keep_known` somebody is known already.
    """
    mark = token(EMAIL, told.email.strip().casefold())
    kept = Attendee.objects.select_for_update().filter(email_token=mark).first()
    if kept is not None and keep_known:
        return kept
    attendee = kept or Attendee(subject=subjects.new_subject(at=at), email_token=mark, made_at=at)
    attendee.organisation = Organisation.objects.filter(code=told.organisation, active=True).first()
    attendee.elsewhere = "" if attendee.organisation else told.elsewhere[:40]
    attendee.profession = told.profession
    assert attendee.subject is not None  # noqa: S101 — the database keeps it: no colleague has an e-mail mark
    said = {name: value for name, value in asdict(told).items() if name in {"name", "email", "licence"} and value}
    attendee.locked = subjects.lock_json(said, subject=attendee.subject, place=attendee.place("locked"))
    attendee.save()
    return attendee
