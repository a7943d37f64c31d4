"""Files that were handed over and that nobody has said yet that they have."""

from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.casework.cases.models import Case, HandOver
from handrail.casework.cases.permissions import why_not_use_cases
from handrail.casework.cases.policies import OPEN
from handrail.casework.cases.queries.finding import cases_visible_to
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require

AT_MOST = 500


def hand_overs_waiting(*, by: Person) -> QuerySet[HandOver]:
    """Those that were given to or by this person or were theirs before, a coordinator's all; the longest first.

    They say references alone: nobody reads a file by this. Raises NotAllowed.
    """
    require(why_not_use_cases(by=by))
    waiting = HandOver.objects.filter(acknowledged_at=None, replaced_at=None, case__in=cases_visible_to(by))
    if not by.has(Role.COORDINATOR):
        waiting = waiting.filter(Q(to_worker=by) | Q(from_worker=by) | Q(handed_by=by))
    return waiting.select_related("case", "from_worker", "to_worker", "handed_by")


def hand_over_for(*, by: Person, hand_over_id: UUID) -> HandOver:
    """One that this person may know of. Raises NotAllowed, HandOver.DoesNotExist."""
    require(why_not_use_cases(by=by))
    return HandOver.objects.select_related("case").get(pk=hand_over_id, case__in=cases_visible_to(by))


def files_to_hand_over(worker: str, *, by: Person) -> list[Case]:
    """The open files of a worker, by their code, that this person may give to others; their own for "me"."""
    require(why_not_use_cases(by=by))
    found = cases_visible_to(by).filter(status__in=OPEN)
    theirs = found.filter(worker=by) if worker == "me" else found.filter(worker__code=worker)
    return list(theirs.order_by("reference")[:AT_MOST])
