"""Why somebody cannot be erased."""

from uuid import UUID

from handrail.casework.subject_rights.models import Hold

WHY_KEPT = (
    "Something is held for a court, an inquiry, the police or a claim, so nothing of this person is erased. "
    "Lift the hold first."
)


def why_not_erase(subject: UUID) -> str | None:
    """Say why what is kept under this subject cannot be erased, if so."""
    return WHY_KEPT if Hold.objects.filter(person__subject=subject, lifted_at=None).exists() else None
