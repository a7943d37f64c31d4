"""Gives what somebody who leaves commands to a successor, and takes them off every roster to come."""

from datetime import datetime

from django.db import transaction

from handrail.casework.operations.models import Duty, DutyState, Lesson, Operation
from handrail.casework.operations.permissions import why_not_see_operation
from handrail.casework.operations.policies import OVER
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person


@transaction.atomic
def reassign_all(leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> int:
    """Hand on every operation that is not over, and every lesson to be done; gives how many.

    Without a successor who may see it they keep the leaver's name, so that a coordinator finds them: an operation
    without a commander would be nobody's. Nothing is read.
    """
    theirs = Operation.objects.select_for_update(of=("self",)).exclude(state__in=OVER)
    running = list(theirs.filter(commander=leaver).select_related("organisation").order_by("pk"))
    passed = [each for each in running if successor and why_not_see_operation(each, by=successor) is None]
    Operation.objects.filter(pk__in=[each.pk for each in passed]).update(commander=successor)
    for operation in passed:
        record("operations.handed_over", about=operation.about, by=by.ref, at=at, to=successor.ref if successor else "")
    coming = Duty.objects.filter(person=leaver, ends_at__gt=at).exclude(state=DutyState.CANNOT)
    coming.update(state=DutyState.CANNOT, answered_at=at)
    return len(passed) + hand_over_lessons(leaver, successor)


def hand_over_lessons(leaver: Person, successor: Person | None) -> int:
    """Lessons that are still to be done go to the successor if they may see the operation."""
    lessons = list(Lesson.objects.filter(owner=leaver, done_at=None).select_related("operation__organisation"))
    passed = [each for each in lessons if successor and why_not_see_operation(each.operation, by=successor) is None]
    return Lesson.objects.filter(pk__in=[each.pk for each in passed]).update(owner=successor)
