"""Questions about reports: what waits for the desk, and what has come back for a receipt."""

from django.db import connection

from handrail.public.concerns.models import SealedReport


def waiting(*, limit: int) -> list[SealedReport]:
    """Sealed reports that the desk has not taken in: normal ones first, oldest first, at most `limit`.

    Inside a transaction, rows are held (where the database can), so that two desks take in different ones.
    """
    rows = SealedReport.objects.filter(taken_in=False).order_by("lane", "arrived_at", "id")
    if connection.in_atomic_block and connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return list(rows[:limit])
