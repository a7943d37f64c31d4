"""When a meeting may be written about, whether enough came, and in which state an action is."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from django.db import models

from handrail.methods.reading.finds import Kind
from handrail.methods.reading.found import found_in
from handrail.partnership.steering.models import Action, Group, Meeting

SOON = 14  # days


class Stage(models.TextChoices):
    """How far a meeting has come. Each is read off what is written down; none is stored."""

    CALLED = "called", "Called"
    CANCELLED = "cancelled", "Cancelled"
    BEGUN = "begun", "Begun or over"
    DRAFTED = "drafted", "Minutes drafted"
    AGREED = "agreed", "Minutes agreed"


# How a meeting goes on, and from where.
STAGES: dict[Stage, frozenset[Stage]] = {
    Stage.CALLED: frozenset({Stage.BEGUN, Stage.CANCELLED}),
    Stage.CANCELLED: frozenset(),
    Stage.BEGUN: frozenset({Stage.DRAFTED}),
    Stage.DRAFTED: frozenset({Stage.AGREED}),
    Stage.AGREED: frozenset(),
}


class Standing(StrEnum):
    """How an action stands."""

    DONE = "Done"
    OVERDUE = "Overdue"
    SOON = "Due soon"
    OPEN = "Open"


def stage_of(meeting: Meeting, *, at: datetime) -> Stage:
    """How far a meeting has come."""
    if meeting.cancelled_at is not None:
        return Stage.CANCELLED
    if hasattr(meeting, "minutes"):
        return Stage.AGREED
    if meeting.drafted_at is not None:
        return Stage.DRAFTED
    return Stage.BEGUN if meeting.starts_at <= at else Stage.CALLED


def standing_of(action: Action, *, on: date) -> Standing:
    """How an action stands on that day. On its last day it is not overdue yet."""
    if action.done_at is not None:
        return Standing.DONE
    if action.due_on < on:
        return Standing.OVERDUE
    return Standing.SOON if (action.due_on - on).days <= SOON else Standing.OPEN


def enough(members: int, *, percent: int) -> int:
    """How many of so many members must come: at least one, and never fewer than the percentage."""
    return max(1, math.ceil(members * percent / 100))


def why_not_call(group: Group, *, starts_at: datetime, ends_at: datetime, where: str) -> str | None:
    """Say why a group cannot meet so, if so. `where` is its place and its link together."""
    if group.ended_at is not None:
        return "This group has ended."
    if ends_at <= starts_at:
        return "It must end after it starts."
    return None if where.strip() else "Give a place, a link, or both."


def why_not_change_agenda(meeting: Meeting, *, at: datetime) -> str | None:
    """Say why the agenda and its papers cannot be changed, if so."""
    stage = stage_of(meeting, at=at)
    if stage is Stage.CANCELLED:
        return "This meeting is cancelled."
    return why_frozen(stage)


def why_not_minute(meeting: Meeting, *, at: datetime) -> str | None:
    """Say why nothing can be written down of a meeting, if so."""
    stage = stage_of(meeting, at=at)
    if stage is Stage.CANCELLED:
        return "This meeting is cancelled."
    if stage is Stage.CALLED:
        return "This meeting has not begun."
    return why_frozen(stage)


def why_frozen(stage: Stage) -> str | None:
    """Say that nothing changes any more, if so."""
    return "The minutes are agreed and do not change any more." if stage is Stage.AGREED else None


def why_not_draft(meeting: Meeting, *, noted: bool, at: datetime) -> str | None:
    """Say why the minutes cannot be sent round, if so. `noted`: somebody is written down as there."""
    return why_not_minute(meeting, at=at) or (None if noted else "Write down first who came.")


def why_not_agree(meeting: Meeting, later: Meeting, *, at: datetime) -> str | None:
    """Say why that later meeting cannot agree these minutes, if so."""
    stage = stage_of(meeting, at=at)
    if stage is not Stage.DRAFTED:
        return why_frozen(stage) or "Send the draft round first."
    if later.group_id != meeting.group_id or later.starts_at <= meeting.starts_at or later.cancelled_at is not None:
        return "Minutes are agreed at a later meeting of the same group."
    return None if later.starts_at <= at else "That meeting has not begun."


class Noted(Protocol):
    """What is written down of one organisation at one meeting."""

    how: str
    meeting_id: UUID
    member_id: UUID


@dataclass(frozen=True)
class AttendanceRow:
    """One organisation over the meetings of a year: a word for each, and at how many of those it could come it did."""

    name: str
    observer: bool
    cells: tuple[str, ...]
    came: int
    asked: int

    @property
    def never(self) -> bool:
        """Whether it was asked and never came."""
        return self.asked > 0 and self.came == 0


@dataclass(frozen=True)
class Seat:
    """A seat as attendance counts it."""

    member: UUID
    name: str
    observer: bool
    joined_on: date | None
    left_on: date | None

    def held_on(self, on: date) -> bool:
        """Whether the organisation sat there on that day."""
        return (self.joined_on is None or self.joined_on <= on) and (self.left_on is None or on < self.left_on)


def attendance_rows(
    seats: Iterable[Seat], meetings: Mapping[UUID, date], noted: Collection[Noted]
) -> list[AttendanceRow]:
    """Each organisation's year. A meeting before it joined, or of which nothing is written down, is not counted."""
    known = {(one.meeting_id, one.member_id): one.how for one in noted}
    rows = []
    for seat in seats:
        cells = tuple(
            known.get((meeting, seat.member), "unknown") if seat.held_on(on) else "not_yet"
            for meeting, on in meetings.items()
        )
        asked = [cell for cell in cells if cell in {"came", "apologies", "absent"}]
        rows.append(AttendanceRow(seat.name, seat.observer, cells, asked.count("came"), len(asked)))
    return rows


def middle(levels: list[int]) -> int:
    """The level in the middle; of two, the lower, so that a partnership does not think itself further than it is."""
    return sorted(levels)[(len(levels) - 1) // 2]


def looks_like_a_name(words: str, *, on: date) -> bool:
    """Whether what a seat is called could name a person, or lead to one."""
    return any(one.kind not in {Kind.MOMENT, Kind.BUSINESS} for one in found_in(words, on=on))
