"""Takes a whole list back: what nobody has worked on is withdrawn, the rest stays and is listed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.desk.actions import withdraw_reports
from handrail.casework.exchange.actions.checking import Clock
from handrail.casework.exchange.actions.landing import Progress
from handrail.casework.exchange.models import FileState, Landed, PartnerFile
from handrail.casework.exchange.permissions import why_it_cannot_go_back, why_not_take_back
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

AT_ONCE = 250


@transaction.atomic
def take_back(held: PartnerFile, *, by: Person, at: datetime) -> None:
    """Have a worker take a list back. Raises NotAllowed."""
    require(why_not_take_back(held, by=by, at=at))
    begin_taking_back(held, by=by.ref, at=at)
    take_list_back.enqueue(str(held.pk), by.ref)


@transaction.atomic
def begin_taking_back(held: PartnerFile, *, by: str, at: datetime) -> PartnerFile:
    """From now on the list is being taken back. `by`: who does, as the trail names them. Raises NotAllowed."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    require(why_it_cannot_go_back(held, at=at))
    held.state, held.finished_at, held.content = FileState.TAKING_BACK, held.finished_at or at, b""
    held.rows_done, held.moved_at = 0, at
    held.save(update_fields=["state", "finished_at", "content", "rows_done", "moved_at"])
    record("exchange.list_to_be_taken_back", about=str(held), by=by, at=at)
    return held


@task()
def take_list_back(file_id: str, by: str) -> None:
    """Take back a list that waits for it. A worker calls it: an entrance, like a view, it reads the clock."""
    held = PartnerFile.objects.get(pk=UUID(file_id))
    if held.state == FileState.TAKING_BACK:
        withdraw_list(held, by=by, clock=timezone.now)


def withdraw_list(held: PartnerFile, *, by: str, clock: Clock, progress: Progress = lambda *_: None) -> PartnerFile:
    """Withdraw what nobody has worked on, a few rows at once, and count what stays. Safe to repeat after a stop."""
    rows = list(Landed.objects.filter(file=held, withdrawn_at=None).order_by("line", "id"))
    came_with = set(Landed.objects.filter(file=held).values_list("report", flat=True))
    for begin in range(0, len(rows), AT_ONCE):
        batch = rows[begin : begin + AT_ONCE]
        gone = withdraw_reports([row.report for row in batch], came_with=came_with, by=by, at=clock())
        Landed.objects.filter(file=held, report__in=gone, withdrawn_at=None).update(withdrawn_at=clock())
        done = begin + len(batch)
        PartnerFile.objects.filter(pk=held.pk).update(rows_done=held.rows_total * done // len(rows), moved_at=clock())
        progress(done, len(rows))
    return finish_taking_back(held, by=by, at=clock())


@transaction.atomic
def finish_taking_back(held: PartnerFile, *, by: str, at: datetime) -> PartnerFile:
    """The list is taken back, but for what stays."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    landed = Landed.objects.filter(file=held)
    stay = landed.filter(withdrawn_at=None).count()
    held.counts = {**held.counts, "withdrawn": landed.count() - stay, "stay": stay}
    held.state, held.rows_done, held.moved_at = FileState.TAKEN_BACK, held.rows_total, at
    held.save(update_fields=["counts", "state", "rows_done", "moved_at"])
    record("exchange.list_taken_back", about=str(held), by=by, at=at, withdrawn=landed.count() - stay, stay=stay)
    return held
