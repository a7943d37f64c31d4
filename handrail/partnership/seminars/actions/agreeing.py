"""Writes down what was agreed at a seminar, and what came of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.seminars.models import FollowUp, Seminar
from handrail.partnership.seminars.permissions import why_not_finish, why_not_keep_seminar

SOMETHING_NEW = "something_new"


@transaction.atomic
def agree(seminar: Seminar, *, what: str, owner: Person, due_on: date, by: Person, at: datetime) -> FollowUp:
    """Write down what was agreed, who sees to it and by when. Raises NotAllowed."""
    require(why_not_keep_seminar(seminar, by=by) or why_not_agree(what, owner))
    made = FollowUp.objects.create(
        seminar=seminar, what=what.strip(), organisation=owner.organisation, owner=owner, due_on=due_on, agreed_at=at
    )
    tell_staff(owner, kind=SOMETHING_NEW, at=at)
    record("seminars.agreed", about=str(seminar.session), by=by.ref, at=at, follow_up=str(made.pk), owner=owner.ref)
    return made


def why_not_agree(what: str, owner: Person) -> str | None:
    """Say why this cannot be agreed so, if so."""
    if not what.strip():
        return "Say what was agreed."
    return None if owner.is_active else "Whoever sees to it must work here."


@transaction.atomic
def finish(follow_up: FollowUp, *, outcome: str, by: Person, at: datetime) -> FollowUp:
    """Write down what came of it. Raises NotAllowed."""
    held = FollowUp.objects.select_for_update(of=("self",)).select_related("seminar__session").get(pk=follow_up.pk)
    require(why_not_finish(held, by=by) or (None if outcome.strip() else "Say what came of it."))
    held.done_at, held.outcome = at, outcome.strip()
    held.save(update_fields=["done_at", "outcome"])
    record("seminars.finished", about=str(held.seminar.session), by=by.ref, at=at, follow_up=str(held.pk))
    return held


@transaction.atomic
def remind_of_follow_ups(*, at: datetime) -> int:
    """Tell whoever is to see to something whose day has come, once; gives of how many things."""
    due = FollowUp.objects.filter(done_at=None, reminded_at=None, due_on__lte=timezone.localdate(at))
    found = list(due.select_for_update(of=("self",)).select_related("owner"))
    for one in found:
        one.reminded_at = at
        one.save(update_fields=["reminded_at"])
        if one.owner.is_active:
            tell_staff(one.owner, kind=SOMETHING_NEW, at=at)
    return len(found)
