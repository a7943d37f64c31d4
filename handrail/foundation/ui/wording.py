"""Days, hours and opening times as people say them. Times are of the current time zone (Europe/London)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from handrail.foundation.ui.choosing import spoken_now
from handrail.foundation.ui.languages import ENGLISH
from handrail.rules.worktime.opening import Opening

# Which of our languages write days and months so. Django's words for them begin with a capital.
IN_SMALL_LETTERS = frozenset({"sq", "lt", "pl", "pt", "ro", "uk", "vi"})


def day_words(day: date) -> str:
    """A day: "22 November 2026"; in other languages as they write it."""
    return _written(day, spoken_now().day)


def clock_words(moment: datetime) -> str:
    """A time of day: "8am", "4:05pm", "midday", "midnight"; "16:05" in other languages."""
    local = timezone.localtime(moment)
    if spoken_now().code != ENGLISH:
        return f"{local:%H:%M}"
    if (local.hour, local.minute) in {(0, 0), (12, 0)}:
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def when_words(moment: datetime) -> str:
    """A moment: "22 November 2026, 4:05pm"."""
    return in_parts(day_words(timezone.localtime(moment)), clock_words(moment))


def near_day_words(moment: datetime, *, at: datetime) -> str:
    """Which day, seen from `at`: "today", "tomorrow", "on Monday", or "on Monday 28 December" a week ahead and more."""
    day, today = timezone.localtime(moment).date(), timezone.localtime(at).date()
    if day <= today:
        return gettext("today")
    if day == today + timedelta(days=1):
        return gettext("tomorrow")
    if day < today + timedelta(days=7):
        return gettext("on %(day)s") % {"day": _written(day, "l")}
    return gettext("on %(day)s") % {"day": _written(day, spoken_now().near_day)}


def opening_words(opening: Opening, *, at: datetime) -> str:
    """Open or shut, in a phrase: "open now until 5pm", "closed now, opens at 8am tomorrow"."""
    change = change_words(opening, at=at)
    if opening.open_now:
        return f"{gettext('open now')} {change}".strip()
    return in_parts(gettext("closed now"), change) if change else gettext("closed")


def change_words(opening: Opening, *, at: datetime) -> str:
    """What changes next: "until 5pm", "opens at 8am tomorrow"; nothing when nothing does."""
    if opening.closes_at is not None:
        return gettext("until %(time)s") % {"time": closing_words(opening.closes_at, at=at)}
    if opening.opens_at is not None:
        day = near_day_words(opening.opens_at, at=at)
        return gettext("opens at %(time)s %(day)s") % {"time": clock_words(opening.opens_at), "day": day}
    return ""


def closing_words(closes: datetime, *, at: datetime) -> str:
    """When it shuts. The day is named only if it is not the one that is running; midnight ends today."""
    last_open_day = near_day_words(closes - timedelta(minutes=1), at=at)
    return (
        clock_words(closes)
        if last_open_day == gettext("today")
        else f"{clock_words(closes)} {near_day_words(closes, at=at)}"
    )


def calendar_words() -> dict[str, Any]:
    """How a day is written, for a page that writes days without us: names by Django's letters, and the formats."""
    language = spoken_now()
    months = [date(2001, month, 1) for month in range(1, 13)]
    # 1 January 2001 was a Monday.
    names = {"F": months, "E": months, "l": [date(2001, 1, day) for day in range(1, 8)]}
    used = f"{language.day} {language.near_day} l"
    return {
        "day": language.day,
        "near_day": language.near_day,
        "comma": language.comma,
        "by_24_hours": language.code != ENGLISH,
        "names": {letter: [_written(day, letter) for day in days] for letter, days in names.items() if letter in used},
    }


def in_parts(*parts: str) -> str:
    """Parts of a phrase with the comma of the page's language between them."""
    return spoken_now().comma.join(parts)


def _written(day: date, how: str) -> str:
    said = in_format(day, how)
    return said.lower() if spoken_now().code in IN_SMALL_LETTERS else said
