"""Closes a record to all but a few, opens it again, and lets somebody in when it cannot wait."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from handrail.casework.persons.actions.keeping import hold, note
from handrail.casework.persons.models import BrokenGlass, Named, PotentialVictim, Restriction, ReviewOutcome
from handrail.casework.persons.permissions import (
    why_not_break_glass,
    why_not_lift_restriction,
    why_not_name,
    why_not_restrict,
    why_not_review,
)
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person, Role
from handrail.foundation.people.queries import with_role
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

SOMETHING_NEW = "something_new"


@transaction.atomic
def restrict(person: PotentialVictim, *, reason: str, named: Iterable[Person], by: Person, at: datetime) -> Restriction:
    """From now on only these, whoever restricts it, and a coordinator know of the record. Raises NotAllowed."""
    person, chosen = hold(person.pk), {each.pk: each for each in (*named, by)}
    require(why_not_restrict(person, reason=reason, by=by))
    for each in chosen.values():
        require(why_not_name(person, each))
    restriction = Restriction(person=person, restricted_at=at, restricted_by=by)
    restriction.reason = subjects.lock_json(reason.strip(), subject=person.subject, place=restriction.place())
    restriction.save(force_insert=True)
    Named.objects.bulk_create([Named(restriction=restriction, who=each) for each in chosen.values()])
    note(person, "restricted", by=by, at=at, named=len(chosen))
    return restriction


@transaction.atomic
def change_named(person: PotentialVictim, *, named: Iterable[Person], by: Person, at: datetime) -> Restriction:
    """These, and besides them only a coordinator, know of the record from now on; it was never open in between.

    Each who is added or taken off is a line in the trail.

    Raises:
        NotAllowed: this person may not, nobody would be left, or somebody is added who would not see it otherwise.
    """
    person, wanted = hold(person.pk), {each.pk: each for each in named}
    require(why_not_lift_restriction(person, by=by) or (None if wanted else "Somebody must see it: name at least one."))
    restriction = person.restrictions.select_for_update().get(lifted_at=None)
    before = {each.who_id: each for each in restriction.named.select_related("who")}
    for pk in wanted.keys() - before.keys():
        require(why_not_name(person, wanted[pk]))
        Named.objects.create(restriction=restriction, who=wanted[pk])
        note(person, "restriction_name_added", by=by, at=at, who=wanted[pk].ref)
    for pk in before.keys() - wanted.keys():
        before[pk].delete()
        note(person, "restriction_name_taken_off", by=by, at=at, who=before[pk].who.ref)
    return restriction


@transaction.atomic
def lift_restriction(person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """Let everybody know of the record again who would. Raises NotAllowed."""
    person = hold(person.pk)
    require(why_not_lift_restriction(person, by=by))
    person.restrictions.filter(lifted_at=None).update(lifted_at=at, lifted_by=by)
    note(person, "restriction_lifted", by=by, at=at)


@transaction.atomic
def break_glass(person: PotentialVictim, *, reason: str, by: Person, at: datetime) -> BrokenGlass:
    """Let somebody see a record that is closed to them, for some hours, because it cannot wait.

    It is written down, and the coordinators and whoever is named are told, before anything is shown.

    Raises:
        NotAllowed: this person may not, or gives no reason worth reading.
    """
    require(why_not_break_glass(person, reason=reason, by=by))
    day, locality = timezone.localdate(at), current_locality()
    broken = BrokenGlass(person=person, broken_at=at, broken_by=by)
    broken.until_at = at + timedelta(hours=locality.limit_as_known("break_glass_hours", on=day))
    broken.review_due_at = at + timedelta(days=locality.limit_as_known("break_glass_review_days", on=day))
    broken.reason = subjects.lock_json(reason.strip(), subject=person.subject, place=broken.place("reason"))
    broken.save(force_insert=True)
    note(person, "glass_broken", by=by, at=at, until=broken.until_at.isoformat())
    for each in those_to_tell(person):
        tell_staff(each, kind=SOMETHING_NEW, at=at)
    return broken


def those_to_tell(person: PotentialVictim) -> set[Person]:
    """Whoever is named in the restriction that holds, and every coordinator."""
    named = Person.objects.filter(
        pk__in=Named.objects.filter(restriction__person=person, restriction__lifted_at=None).values("who")
    )
    return {*named, *with_role(Role.COORDINATOR)}


@transaction.atomic
def review_glass(broken: BrokenGlass, *, outcome: ReviewOutcome, words: str, by: Person, at: datetime) -> BrokenGlass:
    """Say whether it was needed. Nobody reviews what they broke themselves. Raises NotAllowed."""
    broken = BrokenGlass.objects.select_for_update(of=("self",)).select_related("person").get(pk=broken.pk)
    require(why_not_review(broken, by=by))
    require(None if words.strip() else "Say what you found.")
    broken.outcome, broken.reviewed_at, broken.reviewed_by = outcome, at, by
    subject = broken.person.subject
    broken.review = subjects.lock_json(words.strip(), subject=subject, place=broken.place("review"))
    broken.save(update_fields=["outcome", "review", "reviewed_at", "reviewed_by"])
    note(broken.person, "glass_reviewed", by=by, at=at, outcome=str(outcome))
    return broken
