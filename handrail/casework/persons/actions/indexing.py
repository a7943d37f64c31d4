"""Makes the tokens of all records again, after a new token key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons.actions.keeping import make_all_findable
from handrail.casework.persons.models import PersonToken, PotentialVictim

AT_A_TIME = 100


def reindex(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — the vault tells every room when
    """Make every token again with the newest key, a few records a transaction, and say how many there are now.

    Safe to repeat, and to begin again where it stopped.
    """
    waiting = list(PotentialVictim.objects.filter(erased_at=None).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), AT_A_TIME):
        reindex_these(waiting[start : start + AT_A_TIME])
    return {"person_tokens": PersonToken.objects.count()}


@transaction.atomic
def reindex_these(keys: list[UUID]) -> None:
    """Put new tokens in the place of the old ones."""
    for person in PotentialVictim.objects.select_for_update().filter(pk__in=keys, erased_at=None).order_by("pk"):
        make_all_findable(person)
