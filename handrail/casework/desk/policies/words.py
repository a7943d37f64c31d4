"""Codes and clocks as somebody at the desk reads them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.casework.desk.models import DueKind
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.wording import clock_words, near_day_words
from handrail.rules.localities.locality import NoSuchEntry

UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))


@dataclass(frozen=True)
class DueWords:
    """What is owed, and by when, in words."""

    owed: str
    when: str
    overdue: bool


def due_in_words(kind: str, due_at: datetime | None, *, at: datetime) -> DueWords | None:
    """What is owed and when: "Open it", "by 4:05pm today" or "overdue by 3 hours"; None when nothing is."""
    if due_at is None or not kind:
        return None
    owed = str(DueKind(kind).label)
    if due_at < at:
        return DueWords(owed, f"overdue by {span_in_words(at - due_at)}", overdue=True)
    return DueWords(owed, f"by {clock_words(due_at)} {near_day_words(due_at, at=at)}", overdue=False)


def span_in_words(span: timedelta) -> str:
    """A length of time in its largest whole unit, as a person would say it."""
    minutes = int(span.total_seconds() // 60)
    for unit, size in UNITS:
        if minutes >= size:
            number = minutes // size
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return "less than a minute"


def word_for(list_name: str, code: str) -> str:
    """What people read for a code of one of the county's lists; the code itself if the list has lost it."""
    if not code:
        return ""
    try:
        return current_locality().word(list_name, code).label
    except NoSuchEntry:
        return code


def district_name(code: str) -> str:
    """The name of a district; the code itself if the county no longer has it."""
    try:
        return current_locality().district(code).name if code else ""
    except NoSuchEntry:
        return code


def sign_words() -> dict[str, str]:
    """What each sign says, by code."""
    return {sign.code: sign.words for group in current_locality().sign_groups for sign in group.signs}
