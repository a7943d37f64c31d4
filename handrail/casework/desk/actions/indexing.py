"""Makes the tokens of all concerns again, after a new token key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.opening import make_findable
from handrail.casework.desk.models import Concern, ConcernToken
from handrail.casework.desk.queries.telling import reports_in

AT_A_TIME = 100


def reindex(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — the vault tells every room when
    """Make every token again with the newest key, a few concerns a transaction, and say how many there are now.

    Safe to repeat, and to begin again where it stopped.
    """
    keys = Concern.objects.filter(opened_at__isnull=False, erased_at=None).order_by("pk").values_list("pk", flat=True)
    waiting = list(keys)
    for start in range(0, len(waiting), AT_A_TIME):
        reindex_these(waiting[start : start + AT_A_TIME])
    return {"desk_tokens": ConcernToken.objects.count()}


@transaction.atomic
def reindex_these(keys: list[UUID]) -> None:
    """Put new tokens in the place of the old ones."""
    for concern in Concern.objects.filter(pk__in=keys, erased_at=None):
        ConcernToken.objects.filter(concern=concern).delete()
        for report in reports_in([concern]).values():
            make_findable(concern, report)
