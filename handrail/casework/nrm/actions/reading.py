"""Somebody reads a text of a notification, and decides of each finding in it: it stays, or it is struck out."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from handrail.casework.nrm.actions.keeping import hold, keep, note, row_of
from handrail.casework.nrm.permissions import why_not_screen
from handrail.casework.nrm.policies import ReadBy, contents_of
from handrail.casework.nrm.queries import FormFile, TextToRead, fields_to_read, file_of, text_to_read
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

CHANGED = "This text, or what is known of the person, has changed since you read it. Read it again."
THEIRS = "What leads to the person cannot stay: they have not agreed to be named."


@transaction.atomic
def confirm_reading(
    person: PotentialVictim, *, field: str, mark: str, stays: Collection[int], by: Person, at: datetime
) -> None:
    """Write down that this person has read a text as `mark` has it, and which findings in it stay, by their numbers.

    Every other finding is struck out of the notification. Raises NotAllowed: they may not, it is no notification, the
    text or its findings are no longer those that were read, or what leads to the person would stay.
    """
    person = hold(person)
    file = file_of(person, by=by, at=at, why="screening")
    require(why_not_screen(person, route=file.holding.route, by=by))
    text = as_it_stands(file, field)
    require(None if text is not None and text.mark == mark else CHANGED)
    assert text is not None  # noqa: S101 — for the type checker
    staying = [piece for piece in text.findings if piece.number in stays]
    require(None if all(piece.may_stay for piece in staying) else THEIRS)
    kept = tuple((piece.finding.start, piece.finding.end) for piece in staying if piece.finding)
    row = row_of(person, by=by, at=at)
    contents = contents_of(row)
    read = ReadBy(str(file.answers[field]), kept, by.ref, at.isoformat())
    keep(row, replace(contents, readings={**contents.readings, field: read}), at=at)
    found, struck = len(text.findings), len(text.findings) - len(kept)
    note(person, "text_read", by=by.ref, at=at, field=field, found=found, struck=struck)


def as_it_stands(file: FormFile, field: str) -> TextToRead | None:
    """The text of that field as it would go now, if it is one that somebody has to read."""
    return next((text_to_read(one, file) for one in fields_to_read(file) if one.id == field), None)
