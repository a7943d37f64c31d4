"""Forgets whoever has left the register long ago, and files that are of no more use; and finds people again."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handrail.foundation.locality import current_locality
from handrail.foundation.vault import tokens
from handrail.foundation.vault.actions import erase
from handrail.partnership.licensing.models import Import, Licence, Register, Renewal
from handrail.partnership.licensing.policies import name_form, number_form
from handrail.partnership.licensing.queries import NAME, NUMBER, PLATE
from handrail.partnership.licensing.queries.comparing import entries_of

# Each takes a while: what is left is done the next morning.
MOST_A_MORNING = 200
AT_A_TIME = 500
REFERENCE = "licence:"


def forget_the_gone(at: datetime) -> int:
    """Erase who left the register, and what came in a file, longer ago than the pack allows. How many were. Repeatable.

    A file that was begun and left lying is dropped after the same time.
    """
    locality, on = current_locality(), at.date()
    gone = at - timedelta(days=locality.limit("licence_gone_days", on=on))
    old = at - timedelta(days=locality.limit("register_file_days", on=on))
    files = Import.objects.filter(Q(finished_at__lt=old) & ~Q(faults=b"") | Q(finished_at=None, moved_at__lt=old))
    due = [
        *Licence.objects.filter(gone_at__lt=gone)
        .order_by("gone_at")
        .values_list("subject", flat=True)[:MOST_A_MORNING],
        *files.values_list("subject", flat=True)[:MOST_A_MORNING],
    ]
    for subject in due:
        erase(subject, by="handrail", at=at)
    return len(due)


def erase_licence(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:  # noqa: ARG001 — as every eraser
    """Remove a licence. That a renewal fell due and a leaflet was given stays, as a count of its month."""
    licence = Licence.objects.filter(subject=subject).first()
    if licence is None:
        return {}
    left = licence.gone_at or at
    Renewal.objects.filter(licence=licence, due_on__gt=left.date()).delete()
    licence.delete()
    return {"licences": 1}


def erase_import(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:  # noqa: ARG001 — as every eraser
    """Remove what is held of a file; that it came, and its counts, stay."""
    held = Import.objects.filter(subject=subject).first()
    if held is None:
        return {}
    held.content = held.faults = b""
    if held.finished_at is None:
        held.state, held.finished_at = "dropped", at
    held.save(update_fields=["content", "faults", "state", "finished_at"])
    return {"register_files": 1}


def subject_called(text: str) -> UUID | None:
    """The subject of a licence by its reference, "licence:…"; None if it is no licence of ours."""
    try:
        pk = UUID(text.removeprefix(REFERENCE)) if text.startswith(REFERENCE) else None
    except ValueError:
        return None
    return Licence.objects.filter(pk=pk).values_list("subject", flat=True).first() if pk else None


def reindex_licences(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — as every reindexer
    """Make every mark again with the newest key. Remembered columns are let go: nobody keeps what they were called."""
    rows = list(Licence.objects.all())
    for row, entry in zip(rows, entries_of(rows), strict=True):
        if entry is not None:
            row.number_token = tokens.token(NUMBER, number_form(entry.number))
            row.name_token = tokens.token(NAME, name_form(entry.name))
            row.plate_token = tokens.token(PLATE, number_form(entry.plate)) if entry.plate else ""
    Licence.objects.bulk_update(rows, ["number_token", "name_token", "plate_token"], batch_size=AT_A_TIME)
    Register.objects.update(columns={})
    return {"licences": len(rows)}
