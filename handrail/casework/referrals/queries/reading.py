"""What a person may read of a referral now. Whoever calls this writes the reading down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.casework.documents.queries import SharedDocument, documents_sent
from handrail.casework.referrals.models import Referral, Section
from handrail.casework.referrals.permissions import sends, why_not_read
from handrail.casework.referrals.policies import SECTION_FIELDS
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@dataclass(frozen=True, repr=False)
class SharedPart:
    """One shared section, as stored: field names and values, nothing of any other section."""

    section: Section
    values: Mapping[str, object]


@dataclass(frozen=True, repr=False)
class Contents:
    """What a person may read of a referral. Empty where there is nothing, or nothing any more."""

    parts: tuple[SharedPart, ...] = ()
    message: str = ""
    override_reason: str = ""
    words: str = ""
    acknowledged_by: str = ""
    their_reference: str = ""
    erased: bool = False


def contents_of(referral: Referral, *, by: Person, at: datetime) -> Contents:
    """What this person may read of the referral now.

    Raises:
        NotAllowed: it was not sent to this person's organisation, it has ended, or the time for reading it is over.
    """
    require(why_not_read(referral, by=by, at=at))
    if referral.erased or subjects.is_forgotten(referral.subject):
        return Contents(erased=True)
    ours = sends(referral, by=by)
    acknowledgement = acknowledgement_of(referral) if ours else {}
    return Contents(
        parts=shared_parts(referral),
        message=unlocked(referral, "message"),
        override_reason=unlocked(referral, "override_reason") if ours else "",
        words=unlocked(referral, "words"),
        acknowledged_by=", ".join(filter(None, (acknowledgement.get("name", ""), acknowledgement.get("role", "")))),
        their_reference=acknowledgement.get("reference", ""),
    )


def shared_parts(referral: Referral) -> tuple[SharedPart, ...]:
    """The sections that were shared, opened; none once the referral has ended."""
    if not referral.shared:
        return ()
    values = shared_values(referral)
    return tuple(
        SharedPart(section, {name: values[name] for name in SECTION_FIELDS[section] if name in values})
        for section in Section
        if section in referral.sections
    )


def shared_values(referral: Referral) -> dict[str, Any]:
    """What was shared, by the names of its fields."""
    opened: dict[str, Any] = subjects.unlock_json(
        bytes(referral.shared), subject=referral.subject, place=referral.place("shared")
    )
    return opened


def documents_attached(referral: Referral) -> list[SharedDocument]:
    """The documents that came with it and are still there; none once it has ended. The caller asked who reads it."""
    if not referral.shared or referral.person is None:
        return []
    chosen = [UUID(one["id"]) for one in shared_values(referral).get("documents", [])]
    return documents_sent(referral.person, chosen) if chosen else []


def acknowledgement_of(referral: Referral) -> Mapping[str, str]:
    """Who acknowledged it and their reference; empty when it is acknowledged by having been read here."""
    if not referral.acknowledgement:
        return {}
    opened: Mapping[str, str] = subjects.unlock_json(
        bytes(referral.acknowledgement), subject=referral.subject, place=referral.place("acknowledgement")
    )
    return opened


def unlocked(referral: Referral, field: str) -> str:
    """The words locked in a field, or nothing."""
    locked = bytes(getattr(referral, field))
    if not locked:
        return ""
    return subjects.unlock(locked, subject=referral.subject, place=referral.place(field)).decode()
