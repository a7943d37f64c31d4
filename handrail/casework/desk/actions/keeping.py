"""What every action at the desk begins and ends with: hold the concern, change it, settle it, tell its reporter."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min

from handrail.casework.desk.models import Concern, Note, NoteKind, Telling
from handrail.casework.desk.policies import SETTLED, settle
from handrail.foundation.people.models import Person
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import publish_standing
from handrail.public.concerns.models import Wording

UNREAD = ("additions_unread", "unread_since")


def hold(concern_id: UUID) -> Concern:
    """The concern as it stands now, held until the transaction ends. Raises Concern.DoesNotExist."""
    return Concern.objects.select_for_update().get(pk=concern_id)


def hold_both(one: UUID, other: UUID) -> tuple[Concern, Concern]:
    """Two concerns, held in an order that does not depend on who is named first. Raises Concern.DoesNotExist."""
    held = {each: hold(each) for each in sorted({one, other})}
    return held[one], held[other]


def main_of(concern: Concern) -> Concern:
    """The concern in which work goes on: the one this is joined to, held, or this one."""
    return concern if concern.joined_to_id is None else hold(concern.joined_to_id)


def keep(concern: Concern, columns: Iterable[str]) -> None:
    """Store the columns that were changed and all that follows from them."""
    settle(concern)
    concern.save(update_fields=[*columns, *SETTLED])


def recount_unread(concern: Concern) -> None:
    """Count what was added to this concern and to those joined to it, and nobody has read; the caller keeps UNREAD."""
    file = [concern.pk, *Concern.objects.filter(joined_to=concern, erased_at=None).values_list("pk", flat=True)]
    unread = Telling.objects.filter(concern__in=file, first=False, read_at=None)
    counted = unread.aggregate(number=Count("pk"), since=Min("arrived_at"))
    concern.additions_unread, concern.unread_since = counted["number"], counted["since"]


def write_note(concern: Concern, text: str, *, kind: NoteKind, by: Person, at: datetime) -> Note:
    """Lock a note into the concern's file."""
    note = Note(concern=concern, kind=kind, written_by=by, written_at=at)
    note.text = subjects.lock(text.encode(), subject=concern.subject, place=note.place())
    note.save(force_insert=True)
    return note


def tell_standing(concern: Concern, standing: Wording, *, at: datetime) -> None:
    """Let everybody who told us of this read how far it has come, also those whose concern was joined to it."""
    joined = Concern.objects.filter(joined_to=concern, erased_at=None).values_list("receipt_digest", flat=True)
    for receipt_digest in (concern.receipt_digest, *joined):
        publish_standing(receipt_digest, standing.value, at=at)
