"""Lists of files: one's own, one's organisation's, filtered and by the page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from handrail.casework.cases.models import Case, CaseStatus
from handrail.casework.cases.permissions import why_not_use_cases
from handrail.casework.cases.policies import OPEN, Look, next_looks
from handrail.casework.cases.queries.clocks import next_clocks
from handrail.casework.cases.queries.finding import cases_visible_to
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked, unlock_many

FILES_A_PAGE = 50
ERASED = "Erased"


@dataclass(frozen=True, repr=False)
class CaseRow:
    """One file in a list, with what is due next in it and the next clock of the NRM that runs."""

    case: Case
    alias: str
    look: Look | None
    clock: date | None


@dataclass(frozen=True)
class Chosen:
    """Which files are wanted: `worker` is "me", "nobody", somebody's code or empty; `status` one of them or empty."""

    worker: str = "me"
    status: str = ""


def caseload(chosen: Chosen, *, number: int | str, by: Person, at: datetime) -> tuple[Page[UUID], list[CaseRow]]:
    """A page of files, the one worked on last first. Raises NotAllowed.

    That somebody read these working names is in the trail.
    """
    require(why_not_use_cases(by=by))
    # Ids alone are brought into order: with all that belongs to them, the last of many pages would take long.
    ids = wanted(chosen, by=by).order_by("-updated_at", "id").values_list("pk", flat=True)
    page = Paginator(ids, FILES_A_PAGE).get_page(number)
    kept = Case.objects.filter(pk__in=list(page.object_list)).select_related("person", "organisation", "worker")
    rows = in_rows(kept.order_by("-updated_at", "id"), on=timezone.localdate(at))
    note_listing(len(rows), by=by, at=at)
    return page, rows


def wanted(chosen: Chosen, *, by: Person) -> QuerySet[Case]:
    """The files that are chosen, among those this person may see; closed ones only when they are asked for."""
    found = cases_visible_to(by)
    found = found.filter(status=chosen.status) if chosen.status in CaseStatus.values else found.filter(status__in=OPEN)
    if chosen.worker == "me":
        return found.filter(worker=by)
    if chosen.worker == "nobody":
        return found.filter(worker=None)
    return found.filter(worker__code=chosen.worker) if chosen.worker else found


def in_rows(cases: Iterable[Case], *, on: date) -> list[CaseRow]:
    """Rows with their working names, opened with one question to the keyring."""
    kept = list(cases)
    boxes = [Locked(bytes(each.person.alias), each.person.subject, each.person.place("alias")) for each in kept]
    names = [ERASED if name is None else json.loads(name)[-1] for name in unlock_many(boxes)]
    looks = next_looks([each.pk for each in kept])
    clocks = next_clocks([each.person for each in kept], on=on)
    return [
        CaseRow(each, name, looks.get(each.pk), clocks.get(each.person_id))
        for each, name in zip(kept, names, strict=True)
    ]


@transaction.atomic
def note_listing(number: int, *, by: Person, at: datetime) -> None:
    """Write down that somebody read a list of working names."""
    record("cases.cases_listed", about="cases", by=by.ref, at=at, listed=number)


def workers_of(*, by: Person) -> list[Person]:
    """The support workers to whom this person may give files, by their names."""
    found = Person.objects.filter(is_active=True, roles_held__role=Role.SUPPORT_WORKER)
    return list(found if by.has(Role.COORDINATOR) else found.filter(organisation=by.organisation_id))


def open_files_by_worker(*, by: Person) -> dict[int | None, int]:
    """How many open files each worker has, and how many nobody has."""
    counted = cases_visible_to(by).filter(status__in=OPEN).values("worker").annotate(number=Count("id"))
    return dict(counted.values_list("worker", "number").order_by())
