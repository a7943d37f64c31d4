"""Empties what this room keeps of somebody who is erased."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.subject_rights.models import Hold, Request


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:  # noqa: ARG001 — asked of every room
    """Empty the words of requests and holds, and say how many of what. What stays says that there were some."""
    emptied = {
        "requests": Request.objects.filter(person__subject=subject).exclude(words=b"").update(words=b""),
        "holds": Hold.objects.filter(person__subject=subject).exclude(reason=b"").update(reason=b""),
    }
    return {kind: number for kind, number in emptied.items() if number}
