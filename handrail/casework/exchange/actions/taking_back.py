"""Takes a whole list back: what nobody has worked on is withdrawn, the rest stays and is listed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from handrail.casework.desk.actions import withdraw_reports
from handrail.casework.exchange.actions.bringing_in import TERMINAL, bring_list_in
from handrail.casework.exchange.actions.checking import Clock, check_waiting_list
from handrail.casework.exchange.actions.landing import Progress
from handrail.casework.exchange.models import UNDER_WAY, FileState, Landed, PartnerFile
from handrail.casework.exchange.permissions import why_it_cannot_go_back, why_not_take_back
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

AT_ONCE = 250
# A worker that was stopped is gone on for after so long: longer than one that is busy says nothing.
GONE_ON_AFTER = timedelta(minutes=5)


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


def go_on_with_lists(*, at: datetime) -> int:
    """Have a worker go on with lists that one was at when it was stopped, and say how many. Safe to repeat.

    A list from a terminal that was being brought in is not held here: whoever brought it does so again.
    """
    lying = PartnerFile.objects.filter(state__in=UNDER_WAY, moved_at__lt=at - GONE_ON_AFTER)
    lying = lying.exclude(state=FileState.BRINGING_IN, content=b"").only("pk", "state")
    return begin_again(lying, at=at) if lying.exists() else 0


@transaction.atomic
def begin_again(lying: QuerySet[PartnerFile], *, at: datetime) -> int:
    """Put the work on these lists before a worker once more; how many there were."""
    stopped = list(lying.select_for_update())
    for held in stopped:
        if held.state == FileState.TAKING_BACK:
            take_list_back.enqueue(str(held.pk), TERMINAL)
        else:
            (check_waiting_list if held.state == FileState.CHECKING else bring_list_in).enqueue(str(held.pk))
    PartnerFile.objects.filter(pk__in=[held.pk for held in stopped]).update(moved_at=at)
    return len(stopped)
