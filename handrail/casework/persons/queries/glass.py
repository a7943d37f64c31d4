"""What was done to restricted records: whoever had to see one, and what a coordinator still has to look at."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons.models import BrokenGlass, PotentialVictim, Restriction
from handrail.casework.persons.permissions import why_not_review_any, why_not_would_see
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

AT_MOST = 100


@dataclass(frozen=True, repr=False)
class Glass:
    """Somebody broke the glass: why, and whether the review is late."""

    broken: BrokenGlass
    reason: str
    overdue: bool


def to_break(reference: str, *, by: Person) -> PotentialVictim | None:
    """The record with that reference, if this person would see it were it not restricted; None otherwise."""
    found = PotentialVictim.objects.select_related("organisation").filter(reference=reference.strip().upper()).first()
    return found if found is not None and why_not_would_see(found, by=by) is None else None


@transaction.atomic
def glass_to_review(*, by: Person, at: datetime) -> list[Glass]:
    """What was broken and nobody has looked at, the longest due first. Raises NotAllowed."""
    require(why_not_review_any(by=by))
    waiting = BrokenGlass.objects.filter(reviewed_at=None).select_related("person", "broken_by__organisation")
    record("persons.glass_listed", about="persons", by=by.ref, at=at)
    return [as_told(each, at=at) for each in waiting.order_by("review_due_at")[:AT_MOST]]


def as_told(broken: BrokenGlass, *, at: datetime) -> Glass:
    """With its reason opened; nothing of who has been erased."""
    reason = ""
    if broken.person.erased_at is None:
        box, subject = bytes(broken.reason), broken.person.subject
        reason = str(subjects.unlock_json(box, subject=subject, place=broken.place("reason")))
    return Glass(broken, reason, broken.review_due_at < at)


def glass_for(*, by: Person, glass_id: UUID) -> BrokenGlass:
    """That one. Raises NotAllowed, BrokenGlass.DoesNotExist."""
    require(why_not_review_any(by=by))
    return BrokenGlass.objects.select_related("person", "broken_by").get(pk=glass_id)


def restriction_of(person: PotentialVictim) -> Restriction | None:
    """What restricts a record now, for a page whose reading is written down already."""
    return person.restrictions.filter(lifted_at=None).prefetch_related("named__who").first()


def named_of(person: PotentialVictim) -> list[Person]:
    """Who is named to see a restricted record now."""
    restriction = restriction_of(person)
    return [each.who for each in restriction.named.all()] if restriction else []


def colleagues_of(person: PotentialVictim) -> list[Person]:
    """Whom one may name to see a restricted record: who works where it is kept, and would see it otherwise."""
    staff = Person.objects.filter(organisation=person.organisation_id, is_active=True).prefetch_related("roles_held")
    return [each for each in staff if why_not_would_see(person, by=each) is None]
