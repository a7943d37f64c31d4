"""Takes back reports that came in a list, where nobody has worked on them yet."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.keeping import UNREAD, hold, keep, main_of, recount_unread
from handrail.casework.desk.actions.taking_in import reference_book
from handrail.casework.desk.models import Concern, Telling, Tray
from handrail.casework.desk.permissions import why_not_withdraw_each
from handrail.foundation.audit.actions import record
from handrail.foundation.vault.actions import erase_many
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
    for concern_id in sorted(withdraw(set(filed.values()), came_with, by=by, at=at)):
        take_out(concern_id, {pk for pk in filed if filed[pk] == concern_id}, by=by, at=at)
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
def withdraw(concern_ids: Collection[UUID], came_with: Collection[UUID], *, by: str, at: datetime) -> set[UUID]:
    """Withdraw these concerns, but for those that stay, which it gives; one transaction: gone, or untouched."""
    concerns = list(Concern.objects.select_for_update().filter(pk__in=concern_ids).order_by("pk"))
    stay = why_not_withdraw_each(concerns, came_with=came_with)
    going = {concern.subject: concern for concern in concerns if concern.pk not in stay}
    if going:
        erase_many(going, by=by, at=at)
        # Being erased they lie with the closed, and owe nothing: the pile alone is another now.
        rows = Concern.objects.filter(pk__in=[concern.pk for concern in going.values()])
        rows.update(withdrawn_at=at, tray=Tray.WITHDRAWN)
    for concern in going.values():
        record("desk.concern_withdrawn", about=concern.about, by=by, at=at)
    return set(stay)


@transaction.atomic
def take_out(concern_id: UUID, reports: set[UUID], *, by: str, at: datetime) -> None:
    """Take out of a concern what a list added to it and nobody has read."""
    concern = hold(concern_id)
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
