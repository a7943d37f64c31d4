"""Gives files to support workers, and lets each say that they have them. Whoever gives reads nothing by it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.cases.actions.calendars import end_calendar_of
from handrail.casework.cases.actions.events import hold
from handrail.casework.cases.models import Case, HandOver
from handrail.casework.cases.permissions import why_not_acknowledge, why_not_assign, why_not_take
from handrail.casework.cases.policies import OPEN
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

SOMETHING_NEW = "something_new"


@transaction.atomic
def assign_worker(case: Case, *, worker: Person, by: Person, at: datetime) -> Case:
    """Give a file to a support worker of the same organisation; neither reads it by that. Raises NotAllowed."""
    case = hold(case.pk)
    require(why_not_assign(case, worker=worker, by=by))
    pass_on(case, worker, by=by, at=at)
    return case


@transaction.atomic
def hand_over(cases: Iterable[Case], *, worker: Person, by: Person, at: datetime) -> int:
    """Give several files at once, all or none; gives how many. Raises NotAllowed."""
    return len([assign_worker(case, worker=worker, by=by, at=at) for case in cases])


@transaction.atomic
def reassign_all(leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> int:
    """Give every open file of somebody who leaves to their successor, and say how many; their calendar ends.

    A file that the successor may not see, a restricted one say, is nobody's until a coordinator gives it to
    somebody: it is found as such. Whoever lets a person go may do this without seeing any file.
    """
    theirs = Case.objects.select_for_update(of=("self",)).filter(worker=leaver, status__in=OPEN)
    passed = list(theirs.select_related("person", "organisation").order_by("pk"))
    for case in passed:
        takes = successor is not None and why_not_take(case, worker=successor) is None
        pass_on(case, successor if takes else None, by=by, at=at)
    end_calendar_of(leaver, by=by, at=at)
    return len(passed)


@transaction.atomic
def acknowledge(hand_over_id: UUID, *, by: Person, at: datetime) -> HandOver:
    """Say that one has a file that was handed over. Raises NotAllowed, HandOver.DoesNotExist."""
    given = HandOver.objects.select_for_update(of=("self",)).select_related("case").get(pk=hand_over_id)
    require(why_not_acknowledge(given, by=by))
    given.acknowledged_at = at
    given.save(update_fields=["acknowledged_at"])
    record("cases.hand_over_acknowledged", about=given.case.about, by=by.ref, at=at)
    return given


def pass_on(case: Case, worker: Person | None, *, by: Person, at: datetime) -> None:
    """The file is theirs from now on, or nobody's. Whoever takes one themselves has nothing to acknowledge."""
    before = case.worker_id
    case.hand_overs.filter(acknowledged_at=None, replaced_at=None).update(replaced_at=at)
    case.worker, case.updated_at = worker, at
    case.save(update_fields=["worker", "updated_at"])
    if worker is not None and worker.pk != by.pk:
        HandOver.objects.create(case=case, from_worker_id=before, to_worker=worker, handed_at=at, handed_by=by)
        tell_staff(worker, kind=SOMETHING_NEW, at=at)
    record("cases.worker_assigned", about=case.about, by=by.ref, at=at, worker=worker.ref if worker else "")
