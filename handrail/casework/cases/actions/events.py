"""Adds a dated fact to a file. Where the file stands follows from it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.cases.models import Case, CaseEvent, ClosingReason, EventKind
from handrail.casework.cases.permissions import why_not_note_event
from handrail.casework.cases.policies import status_after
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@transaction.atomic
def note_event(
    case: Case,
    *,
    kind: EventKind,
    reason: ClosingReason | None = None,
    words: str = "",
    happened_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Write down that something happened, now or at an earlier time that nothing recorded lies after.

    Raises:
        NotAllowed: this person may not, or the fact does not follow from where the file stands.
    """
    case, when = hold(case.pk), happened_at or at
    require(why_not_note_event(case, kind=kind, happened_at=when, by=by, at=at))
    event = CaseEvent(case=case, kind=kind, reason=reason or "", happened_at=when, recorded_at=at, recorded_by=by)
    event.number = case.events.count() + 1
    if words.strip():
        event.words = subjects.lock_json(words.strip(), subject=case.person.subject, place=event.place())
    event.save(force_insert=True)
    case.status = status_after(map(EventKind, case.events.values_list("kind", flat=True)))
    case.updated_at = at
    case.save(update_fields=["status", "updated_at"])
    record(f"cases.{kind}", about=case.about, by=by.ref, at=at, reason=event.reason, status=case.status)
    return case


def close_case(
    case: Case, *, reason: ClosingReason, words: str = "", happened_at: datetime | None = None, by: Person, at: datetime
) -> Case:
    """Close a file, with the reason out of the list. Raises NotAllowed."""
    return note_event(case, kind=EventKind.CLOSED, reason=reason, words=words, happened_at=happened_at, by=by, at=at)


@transaction.atomic
def reopen_case(case: Case, *, words: str, by: Person, at: datetime) -> Case:
    """Open a closed file again, and say why. Raises NotAllowed."""
    require(None if words.strip() else "Say why the file is opened again.")
    case = note_event(case, kind=EventKind.REOPENED, words=words, by=by, at=at)
    if case.worker is not None and not case.worker.is_active:
        case.worker = None  # whoever had it has left since: it is nobody's, and is found as such
        case.save(update_fields=["worker"])
    return case


def hold(case_id: UUID) -> Case:
    """The file as it stands now, held until the transaction ends. Raises Case.DoesNotExist."""
    return Case.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=case_id)
