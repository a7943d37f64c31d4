"""Which follow-ups are due, over all files that somebody may see: closed ones too, for that is when they are asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from handrail.casework.cases.models import Case, CaseEvent, ClosingReason, EventKind
from handrail.casework.cases.permissions import why_not_use_cases
from handrail.casework.cases.queries import cases_visible_to
from handrail.casework.support.models import Outcome
from handrail.casework.support.policies import follow_ups
from handrail.casework.support.policies.outcomes import LATE, opens_for
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

A_PAGE = 50
# Nobody is asked how they are who has died; and of a file that was opened twice, the other one is followed up.
NOT_ASKED = (ClosingReason.DIED, ClosingReason.OPENED_TWICE)


@dataclass(frozen=True)
class DueLine:
    """One follow-up that can be asked now: the file by its reference alone."""

    case: Case
    month: int
    due_on: date
    overdue: bool


@transaction.atomic
def follow_ups_due(month: int, *, page: int = 1, by: Person, at: datetime) -> tuple[Page[Case], list[DueLine]]:
    """A page of the files of which the answers for that month can be recorded, the longest due first.

    No working name is opened for it. That somebody read the list is in the trail. Raises NotAllowed.
    """
    require(why_not_use_cases(by=by))
    on = timezone.localdate(at)
    asked = Paginator(waiting_for(month, on=on, by=by), A_PAGE).get_page(page)
    record("support.follow_ups_listed", about="cases", by=by.ref, at=at, month=month)
    return asked, [line_of(case, month, on=on) for case in asked.object_list]


def waiting_for(month: int, *, on: date, by: Person) -> QuerySet[Case]:
    """The files that wait for that follow-up."""
    began = CaseEvent.objects.filter(case=OuterRef("pk"), kind=EventKind.SUPPORT_BEGAN).order_by().values("case")
    answered = Outcome.objects.filter(case=OuterRef("pk"), month=month)
    ended = CaseEvent.objects.filter(case=OuterRef("pk"), reason__in=NOT_ASKED)
    found = cases_visible_to(by).filter(person__erased_at=None).filter(~Exists(answered), ~Exists(ended))
    began_at = Subquery(began.annotate(first=Min("happened_at")).values("first"))
    return (
        found.annotate(began_at=Coalesce(began_at, "opened_at"))
        .filter(began_at__date__lte=opens_for(month, on=on))
        .select_related("organisation", "worker")
        .order_by("began_at", "id")
    )


def line_of(case: Case, month: int, *, on: date) -> DueLine:
    """One of them, with its day."""
    began_on = timezone.localdate(case.began_at)  # type: ignore[attr-defined]
    due = next(one for one in follow_ups(began_on, recorded=()) if one.month == month)
    return DueLine(case, month, due.due_on, on > due.due_on + LATE)
