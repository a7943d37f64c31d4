"""Why somebody cannot be erased."""

from collections.abc import Collection
from uuid import UUID

from handrail.casework.subject_rights.models import Hold

WHY_KEPT = (
    "Something is held for a court, an inquiry, the police or a claim, so nothing of this person is erased. "
    "Lift the hold first."
)


def why_not_erase(subject: UUID) -> str | None:
    """Say why what is kept under this subject cannot be erased, if so."""
    return why_not_erase_each({subject}).get(subject)


def why_not_erase_each(subjects: Collection[UUID]) -> dict[UUID, str]:
    """Of each of these that cannot be erased, why."""
    held = Hold.objects.filter(person__subject__in=subjects, lifted_at=None)
    return dict.fromkeys(held.values_list("person__subject", flat=True), WHY_KEPT)
