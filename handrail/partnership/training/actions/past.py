"""Brings in who took a course before we kept count: checked first, whole or not at all, and the same list once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import NotATable, read_table
from handrail.foundation.vault import subjects
from handrail.foundation.vault.actions import Count
from handrail.partnership.training.actions.attendees import Guest, colleague, guest
from handrail.partnership.training.models import Attendee, PastFile, PastState, Record
from handrail.partnership.training.permissions import why_not_bring_in_past, why_not_bring_past, why_not_check_past
from handrail.partnership.training.policies.past import FIELDS, Attended
from handrail.partnership.training.queries import Found, compared, marks_of, table_of

# A longer list is brought in parts: it is read while somebody waits.
MOST_PEOPLE = 2_000
TOO_MANY = f"This list is too long. Bring at most {MOST_PEOPLE:,} rows at a time."


@transaction.atomic
def receive_past(content: bytes, *, course: str, by: Person, at: datetime) -> PastFile:
    """Hold a list under lock until its columns are confirmed; `course` is that of rows that name none.

    Raises:
        NotAllowed: this person may not bring one.
        NotATable: it is too long, damaged, or no table.
    """
    require(why_not_bring_past(by=by))
    table = read_table(content, FIELDS)
    if len(table.rows) > MOST_PEOPLE:
        raise NotATable(TOO_MANY)
    held = PastFile(
        pk=uuid4(),
        organisation=by.organisation,
        subject=subjects.new_subject(at=at),
        course=course,
        rows_total=len(table.rows),
        made_by=by,
        made_at=at,
    )
    held.content = subjects.lock(content, subject=held.subject, place=held.place("content"))
    held.save(force_insert=True)
    record("training.past_received", about=str(held), by=by.ref, at=at, rows=len(table.rows))
    return held


@transaction.atomic
def check_past(held: PastFile, *, columns: Mapping[str, int], by: Person, at: datetime) -> Found:
    """With these columns, what bringing the list in would add; nothing is yet. Raises NotAllowed, NotATable."""
    held = PastFile.objects.select_for_update(of=("self",)).get(pk=held.pk)
    require(why_not_check_past(held, by=by))
    marks = marks_of(table_of(held).headings)
    held.columns, held.state = dict(columns), PastState.CHECKED
    held.marks = {code: marks[column] for code, column in columns.items()}
    found = compared(held, on=timezone.localdate(at))
    held.counts = {"new": len(found.new), "known": found.known, "faulty": found.faulty}
    held.save(update_fields=["columns", "marks", "state", "counts"])
    record("training.past_checked", about=str(held), by=by.ref, at=at, faulty=found.faulty)
    return found


@transaction.atomic
def bring_in_past(held: PastFile, *, by: Person, at: datetime) -> int:
    """Write down what the list adds, and let go of it; how many were added. Raises NotAllowed, NotATable."""
    held = PastFile.objects.select_for_update(of=("self",)).get(pk=held.pk)
    require(why_not_bring_in_past(held, by=by))
    found = compared(held, on=timezone.localdate(at))
    colleagues = {one.email.casefold(): one for one in Person.objects.filter(is_active=True)}
    for one in found.new:
        write_past(one, attendee_of(one, colleagues, at=at), at=at)
    held.counts = {"new": len(found.new), "known": found.known, "faulty": found.faulty}
    let_go(held, PastState.DONE, at=at)
    record("training.past_brought_in", about=str(held), by=by.ref, at=at, added=len(found.new))
    return len(found.new)


def attendee_of(one: Attended, colleagues: Mapping[str, Person], *, at: datetime) -> Attendee:
    """Whoever it is; what somebody is known to work as now is not overwritten by an old list."""
    if (person := colleagues.get(one.email)) is not None:
        known = Attendee.objects.filter(colleague=person).first()
        return known or colleague(person, profession=one.profession, at=at)
    names = ("name", "email", "profession", "organisation", "elsewhere")
    return guest(Guest(**{name: getattr(one, name) for name in names}), keep_known=True, at=at)


def write_past(one: Attended, attendee: Attendee, *, at: datetime) -> None:
    """The course that was taken then. No certificate of ours was given for it."""
    lasts = timedelta(days=current_locality().limit_as_known("training_valid_days", on=one.attended_on))
    Record.objects.create(
        attendee=attendee,
        course=one.course,
        version=current_locality().word("courses", one.course).group,
        earned_on=one.attended_on,
        expires_on=one.attended_on + lasts,
        made_at=at,
    )


@transaction.atomic
def drop_past(held: PastFile, *, by: Person, at: datetime) -> None:
    """Let go of a list that is not to be brought in. Raises NotAllowed."""
    held = PastFile.objects.select_for_update(of=("self",)).get(pk=held.pk)
    require(why_not_check_past(held, by=by))
    let_go(held, PastState.DROPPED, at=at)
    record("training.past_dropped", about=str(held), by=by.ref, at=at)


def let_go(held: PastFile, state: PastState, *, at: datetime) -> None:
    """The list itself is held no longer."""
    held.state, held.finished_at, held.content = state, at, b""
    held.save(update_fields=["state", "finished_at", "content", "counts"])


def erase_past(subject: UUID, *, by: str, at: datetime) -> Count:  # noqa: ARG001 — as every eraser
    """Remove what is held of a list; that it came, and its counts, stay."""
    held = PastFile.objects.filter(subject=subject).first()
    if held is None:
        return {}
    if held.finished_at is None:
        let_go(held, PastState.DROPPED, at=at)
    return {"lists of past attendance": 1}
