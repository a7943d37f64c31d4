"""Forgets what is held of lists once it is of no more use."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handrail.casework.exchange.models import FileState, PartnerFile, Sender
from handrail.foundation.locality import current_locality
from handrail.foundation.vault import actions

MOST_A_MORNING = 200


def forget_lists(at: datetime) -> int:
    """Erase rows that did not land, and lists that were begun and left lying, after as long as the pack allows."""
    old = at - timedelta(days=current_locality().limit("partner_list_days", on=at.date()))
    left_lying = Q(finished_at=None, moved_at__lt=old) & ~Q(content=b"")
    due = PartnerFile.objects.filter(Q(finished_at__lt=old) & ~Q(faults=b"") | left_lying)
    subjects = list(due.values_list("subject", flat=True)[:MOST_A_MORNING])
    for subject in subjects:
        actions.erase(subject, by="handrail", at=at)
    return len(subjects)


def finish_erasures(at: datetime) -> int:
    """Finish erasures in whose middle the machine stopped, and say how many.

    Not while a list is being taken back: what it had erased then is still to be marked as withdrawn.
    """
    if PartnerFile.objects.filter(state=FileState.TAKING_BACK).exists():
        return 0
    return actions.finish_erasures(at)


def erase_list(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:  # noqa: ARG001 — as every eraser
    """Remove what is held of a list; that it came, its counts and what it brought stay."""
    held = PartnerFile.objects.filter(subject=subject).first()
    if held is None:
        return {}
    held.content = held.faults = b""
    if held.finished_at is None:
        brought = held.state == FileState.BRINGING_IN
        held.state, held.finished_at = FileState.DONE if brought else FileState.DROPPED, at
    held.save(update_fields=["content", "faults", "state", "finished_at"])
    return {"partners_lists": 1}


def forget_columns(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — as every reindexer
    """After a new token key: remembered columns are let go, for nobody keeps what they were called."""
    return {"partners_columns": Sender.objects.exclude(columns={}).update(columns={})}
