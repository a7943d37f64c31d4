"""What a list of past attendance says, held against what is known: what is new, what was known, what cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import Table, marked_apart, read_table
from handrail.foundation.vault import subjects, tokens
from handrail.partnership.training.models import PastFile, PastState, Record
from handrail.partnership.training.permissions import why_not_bring_past, why_not_see_past
from handrail.partnership.training.policies.past import FIELDS, TWICE, Attended, Reader, Wrong, said_as
from handrail.partnership.training.queries.sessions import EMAIL

HEADING = "training-heading"


@dataclass
class Found:
    """What a list holds: who is new, how many are known already, and what is wrong, by row and column."""

    new: list[Attended] = field(default_factory=list, repr=False)
    known: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def faulty(self) -> int:
        """How many rows cannot be read."""
        return len({one.line for one in self.wrong})


def past_files(*, by: Person) -> QuerySet[PastFile]:
    """The lists that one's own organisation brought, the newest first. Raises NotAllowed."""
    require(why_not_bring_past(by=by))
    return PastFile.objects.filter(organisation=by.organisation).defer("content").select_related("made_by")


def past_file(file_id: UUID, *, by: Person) -> PastFile:
    """One list. Raises NotAllowed, PastFile.DoesNotExist."""
    held = PastFile.objects.select_related("organisation").get(pk=file_id)
    require(why_not_see_past(held, by=by))
    return held


def table_of(held: PastFile) -> Table:
    """The table of a list that is held. Raises NotATable."""
    content = subjects.unlock(bytes(held.content), subject=held.subject, place=held.place("content"))
    return read_table(content, FIELDS)


def marks_of(headings: Sequence[str]) -> list[str]:
    """The keyed mark of each heading, which may be the first person; of two that are alike each has its own."""
    return tokens.tokens(HEADING, marked_apart(headings))


def remembered(held: PastFile, headings: Sequence[str]) -> dict[str, int]:
    """The columns that served the last time this organisation brought a list, where the headings are the same."""
    last = PastFile.objects.filter(organisation=held.organisation_id, state=PastState.DONE).order_by("-made_at").first()
    marks = {mark: column for column, mark in enumerate(marks_of(headings))}
    return {code: marks[mark] for code, mark in (last.marks if last else {}).items() if mark in marks}


def compared(held: PastFile, *, on: date) -> Found:
    """What bringing this list in would add. Raises NotATable."""
    table, locality, found = table_of(held), current_locality(), Found()
    reader = Reader(
        columns=held.columns,
        organisations=said_as(locality.organisations),
        professions=said_as(locality.lists["professions"]),
        courses=said_as(locality.lists["courses"]),
        course=held.course,
        today=on,
    )
    known, seen = known_days(), set[tuple[str, str, date]]()
    for line, row in zip(table.lines, table.rows, strict=True):
        read = reader.read(line, row)
        if isinstance(read, list):
            found.wrong.extend(read)
            continue
        key = (tokens.token(EMAIL, read.email), read.course, read.attended_on)
        if key in seen:
            found.wrong.append(Wrong(line, "Row", TWICE))
        elif key in known:
            found.known += 1
        else:
            found.new.append(read)
        seen.add(key)
    return found


def known_days() -> set[tuple[str, str, date]]:
    """Who is known to have taken what on which day: by the mark of the address, colleagues too."""
    rows = Record.objects.values_list("attendee__email_token", "attendee__colleague__email", "course", "earned_on")
    return {(mark or tokens.token(EMAIL, email.casefold()), course, day) for mark, email, course, day in rows}
