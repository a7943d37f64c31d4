"""Reminds workers of what comes due in their files: once for each day, with no word of whom or what it is about."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.casework.cases.models import Case, CaseReminder, HandOver
from handrail.casework.cases.permissions import why_not_see_case
from handrail.casework.cases.policies import OPEN, late, next_looks
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person, Role
from handrail.foundation.people.queries import with_role

BY_ITSELF = "handrail"
SOMETHING_NEW = "something_new"
# So many files are asked about at once.
TOGETHER = 500


def remind_of_files(*, at: datetime) -> int:
    """Tell whoever works on each open file that something in it has come due; gives of how many files.

    Doing it again changes nothing: each day of a file is told of once. The notice says only that there is something
    new, and the list of files shows what.
    """
    today, told = timezone.localdate(at), 0
    for cases in in_parts():
        due = [(case_id, look.on) for case_id, look in next_looks(cases).items() if look.on <= today]
        told += len([case_id for case_id, day in due if remind(case_id, due_on=day, at=at)])
    return told


@transaction.atomic
def alarm_hand_overs(*, at: datetime) -> int:
    """Tell the coordinators, and whoever handed it over, of each file that nobody has taken in time; gives of how many.

    Doing it again changes nothing: each is told of once, and the list of what was handed over shows which.
    """
    waiting = HandOver.objects.filter(acknowledged_at=None, replaced_at=None, alarmed_at=None)
    found = list(waiting.select_for_update(of=("self",)).select_related("case", "handed_by"))
    overdue = late(found, at=at)
    for one in found:
        if one.pk in overdue:
            one.alarmed_at = at
            one.save(update_fields=["alarmed_at"])
            for person in {*with_role(Role.COORDINATOR), one.handed_by}:
                tell_staff(person, kind=SOMETHING_NEW, at=at)
            record("cases.hand_over_late", about=one.case.about, by=BY_ITSELF, at=at)
    return len(overdue)


def in_parts() -> Iterator[Sequence[UUID]]:
    """The ids of every open file of somebody who has not been erased, some hundred at a time."""
    kept = Case.objects.filter(status__in=OPEN, person__erased_at=None).order_by("pk")
    found = list(kept.values_list("pk", flat=True))
    yield from (found[start : start + TOGETHER] for start in range(0, len(found), TOGETHER))


@transaction.atomic
def remind(case_id: UUID, *, due_on: date, at: datetime) -> bool:
    """Remind of one day in one file; gives whether nobody had been reminded of it before."""
    case = Case.objects.select_related("person__organisation", "organisation", "worker").get(pk=case_id)
    made = {"reminded_at": at}
    if not CaseReminder.objects.get_or_create(case=case, due_on=due_on, defaults=made)[1]:
        return False
    for each in who_is_told(case):
        tell_staff(each, kind=SOMETHING_NEW, at=at)
    record("cases.reminded", about=case.about, by=BY_ITSELF, at=at, due_on=due_on.isoformat())
    return True


def who_is_told(case: Case) -> list[Person]:
    """Whoever works on the file; the coordinators, if nobody does or that person may not see it any more."""
    if case.worker is not None and why_not_see_case(case, by=case.worker) is None:
        return [case.worker]
    return list(with_role(Role.COORDINATOR))
