"""The desk's file on one concern: everything that its page shows, read in one act that the trail keeps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.desk.models import Concern, Message, Note, NoteKind, Telling
from handrail.casework.desk.permissions import why_not_read, why_not_see_concern, why_not_use_desk
from handrail.casework.desk.queries.attachments import FileRow, files_of
from handrail.casework.desk.queries.history import Line, history_of
from handrail.casework.desk.queries.telling import note_reading, reports_in
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.ui.languages import name_of
from handrail.foundation.vault.subjects import Locked, unlock_many
from handrail.public.concerns.models import Report

ERASED = "This has been erased."


@dataclass(frozen=True, repr=False)
class Entry:
    """Something that was written: by a colleague, or by a reporter.

    `of` is the reference of the concern it belongs to, when that is one joined to the one that is shown.
    """

    title: str
    by: str
    at: datetime
    text: str
    from_reporter: bool = False
    of: str = ""


@dataclass(frozen=True)
class JoinedRow:
    """What is shown of a concern that is joined to this one: which it is, and when it arrived."""

    id: UUID
    reference: str
    arrived_at: datetime


@dataclass(frozen=True, repr=False)
class ConcernFile:
    """A concern with what was told, said and noted. `report` is None while nobody has opened it, or once erased."""

    concern: Concern
    report: Report | None
    conversation: list[Entry]
    notes: list[Entry]
    history: list[Line]
    joined: list[JoinedRow]
    files: list[FileRow]


def concern_for(by: Person, concern_id: UUID) -> Concern:
    """The concern with that id, for somebody who may see it.

    Raises:
        NotAllowed: this person may see no concern, whether or not there is one.
        Concern.DoesNotExist: there is none.
    """
    require(why_not_use_desk(by=by))
    people = ("assigned_to", "opened_by", "assessed_by", "closed_by")
    concern = Concern.objects.select_related(*people, "joined_to").get(pk=concern_id)
    require(why_not_see_concern(concern, by=by))
    return concern


def file_of(concern_id: UUID, *, by: Person, at: datetime) -> ConcernFile:
    """Everything in the file, and a line in the trail that this person read it. Of one unopened: only its codes.

    Raises:
        NotAllowed: this person may see no concern.
        Concern.DoesNotExist: there is none.
    """
    concern = concern_for(by, concern_id)
    readable = why_not_read(concern, by=by) is None
    others = list(Concern.objects.filter(joined_to=concern).order_by("arrived_at", "id"))
    # By key and not by a join: an OR across tables would walk all of them.
    told = reports_in([concern, *others]) if readable else {}
    file = ConcernFile(
        concern=concern,
        report=next((report for telling, report in told.items() if telling.first and telling.concern == concern), None),
        conversation=conversation_of(concern, others, told) if readable else [],
        notes=notes_of(concern) if concern.erased_at is None else [],
        history=history_of(concern),
        joined=[JoinedRow(other.pk, other.reference, other.arrived_at) for other in others],
        files=files_of(concern, others) if readable else [],
    )
    if readable:
        note_reading(concern, by=by, at=at, why="page")
    return file


def conversation_of(concern: Concern, others: list[Concern], told: dict[Telling, Report]) -> list[Entry]:
    """What the reporters added and what the desk wrote back, in order of time."""
    added = [
        Entry(
            title=wrote(report),
            by="",
            at=telling.arrived_at,
            text=report.account,
            from_reporter=True,
            of=reference_if_other(telling.concern, concern),
        )
        for telling, report in told.items()
        if not (telling.first and telling.concern == concern)
    ]
    return sorted([*added, *messages_of(concern, others)], key=lambda entry: entry.at)


def wrote(report: Report) -> str:
    """That the reporter wrote, and in which language they read our page, where that was not English."""
    return f"The reporter wrote, reading in {name_of(report.language)}" if report.language else "The reporter wrote"


def reference_if_other(owner: Concern, shown: Concern) -> str:
    """The reference of the concern something belongs to, if it is not the one that is shown."""
    return "" if owner == shown else owner.reference


def messages_of(concern: Concern, others: list[Concern]) -> list[Entry]:
    """What the desk wrote to the reporters of this concern and of those joined to it."""
    messages = list(Message.objects.filter(concern__in=[concern, *others]).select_related("concern", "written_by"))
    texts = unlock_many([Locked(bytes(each.text), each.concern.subject, each.place()) for each in messages])
    return [
        Entry(
            "The desk wrote",
            message.written_by.name,
            message.written_at,
            in_clear(text),
            of=reference_if_other(message.concern, concern),
        )
        for message, text in zip(messages, texts, strict=True)
    ]


def notes_of(concern: Concern) -> list[Entry]:
    """What colleagues noted, the latest first."""
    notes = list(Note.objects.filter(concern=concern).select_related("written_by").order_by("-written_at", "-id"))
    texts = unlock_many([Locked(bytes(note.text), concern.subject, note.place()) for note in notes])
    return [
        Entry(NoteKind(note.kind).label, note.written_by.name, note.written_at, in_clear(text))
        for note, text in zip(notes, texts, strict=True)
    ]


def in_clear(text: bytes | None) -> str:
    """The text, or that it has been erased."""
    return ERASED if text is None else text.decode()
