"""Takes back reports that came in a list, where nobody has worked on them yet."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.keeping import UNREAD, hold, keep, main_of, recount_unread
from handrail.casework.desk.actions.taking_in import reference_book
from handrail.casework.desk.models import Concern, Telling
from handrail.casework.desk.permissions import why_not_withdraw
from handrail.foundation.audit.actions import record
from handrail.foundation.vault.actions import erase
from handrail.public.concerns.actions import take_back
from handrail.public.concerns.models import SealedReport


def withdraw_reports(reports: Collection[UUID], *, came_with: Collection[UUID], by: str, at: datetime) -> set[UUID]:
    """Withdraw these reports, where nobody has worked on them, and say which of them are withdrawn now.

    What waits to be taken in is taken back. A concern that nobody has opened, and in which nothing was told but by
    `came_with`, all reports of the same list, is emptied for good and leaves the figures: its reference and its lines
    in the trail stay. What was added to another concern, and nobody has read, is taken out of it. The rest stays as it
    is. Safe to repeat, and to begin again where it stopped.
    """
    take_back_waiting(reports, at=at)
    filed = dict(Telling.objects.filter(pk__in=list(reports)).values_list("pk", "concern"))
    for concern_id in sorted(set(filed.values())):
        withdraw(concern_id, {pk for pk in filed if filed[pk] == concern_id}, came_with, by=by, at=at)
    return which_are_withdrawn(reports)


def which_are_withdrawn(reports: Collection[UUID]) -> set[UUID]:
    """Of these reports, those that are nowhere any more, and those whose concern is withdrawn."""
    filed = dict(Telling.objects.filter(pk__in=list(reports)).values_list("pk", "concern__withdrawn_at"))
    waiting = set(SealedReport.objects.filter(pk__in=list(reports)).values_list("pk", flat=True))
    return {pk for pk in reports if filed.get(pk) is not None or (pk not in filed and pk not in waiting)}


@transaction.atomic
def take_back_waiting(reports: Collection[UUID], *, at: datetime) -> None:
    """Take back what the desk has not taken in; while this goes on it takes in nothing."""
    reference_book(at)
    take_back(set(reports) - set(Telling.objects.filter(pk__in=list(reports)).values_list("pk", flat=True)))


@transaction.atomic
def withdraw(concern_id: UUID, reports: set[UUID], came_with: Collection[UUID], *, by: str, at: datetime) -> None:
    """Withdraw one concern, or what was added to it; one transaction, so that it is gone or untouched."""
    concern = hold(concern_id)
    if why_not_withdraw(concern, came_with=came_with) is not None:
        take_out(concern, reports, by=by, at=at)
        return
    record("desk.concern_withdrawn", about=concern.about, by=by, at=at)
    erase(concern.subject, by=by, at=at)
    concern.refresh_from_db()
    concern.withdrawn_at = at
    keep(concern, ["withdrawn_at"])


def take_out(concern: Concern, reports: set[UUID], *, by: str, at: datetime) -> None:
    """Take out of a concern what a list added to it and nobody has read."""
    unread = Telling.objects.filter(concern=concern, pk__in=reports, first=False, read_at=None)
    gone = set(unread.values_list("pk", flat=True)) if concern.erased_at is None else set()
    if not gone:
        return
    unread.delete()
    take_back(gone)
    main = main_of(concern)
    recount_unread(main)
    keep(main, UNREAD)
    record("desk.additions_withdrawn", about=concern.about, by=by, at=at, reports=len(gone))
