"""Writes in a concern's file: notes that only the desk reads, and messages that only the reporter can open."""

from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions.keeping import hold, write_note
from handrail.casework.desk.models import Concern, Message, Note, NoteKind
from handrail.casework.desk.permissions import why_not_add_note, why_not_message_back
from handrail.casework.desk.queries.telling import safe_contact_of
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_reporter
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import post_reply

NOTHING_WRITTEN = "Write something first."


@transaction.atomic
def add_note(concern: Concern, *, text: str, by: Person, at: datetime) -> Note:
    """Keep a note for colleagues. The reporter never sees it.

    Raises:
        NotAllowed: this person may not, or nothing was written.
    """
    concern = hold(concern.pk)
    require(why_not_add_note(concern, by=by))
    require(None if text.strip() else NOTHING_WRITTEN)
    note = write_note(concern, text.strip(), kind=NoteKind.NOTE, by=by, at=at)
    record("desk.note_added", about=concern.about, by=by.ref, at=at)
    return note


@transaction.atomic
def message_back(concern: Concern, *, text: str, by: Person, at: datetime) -> Message:
    """Write to the reporter: sealed so that only the receipt opens it, and kept in the file.

    The reporter is told that there is something to read only if they said that it is safe to tell them.

    Raises:
        NotAllowed: this person may not now, or nothing was written.
    """
    concern = hold(concern.pk)
    require(why_not_message_back(concern, by=by))
    require(None if text.strip() else NOTHING_WRITTEN)
    message = Message(concern=concern, written_by=by, written_at=at)
    message.text = subjects.lock(text.strip().encode(), subject=concern.subject, place=message.place())
    message.save(force_insert=True)
    post_reply(concern.receipt_digest, bytes(concern.reply_key), text.strip(), at=at)
    tell_reporter(subject=concern.subject, safe_contact=safe_contact_of(concern), kind="message", at=at)
    record("desk.message_sent", about=concern.about, by=by.ref, at=at)
    return message
