"""How soon a risk is looked at again, at the latest; and which warning notes hold."""

from datetime import date, timedelta

from handrail.casework.support.models import Risk, WarningNote
from handrail.foundation.locality import current_locality


def latest_review(level: str, *, on: date) -> date:
    """The last day by which a risk of this level is looked at again, if it is looked at on that day."""
    return on + timedelta(days=current_locality().limit_as_known(f"risk_review_days_{level}", on=on))


def latest_end(*, on: date) -> date:
    """The last day on which a warning note written on that day may end."""
    return on + timedelta(days=current_locality().limit_as_known("warning_days", on=on))


def why_not_review_on(day: date, *, level: str, on: date) -> str | None:
    """Say why a risk of this level cannot wait until that day, if so."""
    if day < on:
        return "The next review is today or later."
    latest = latest_review(level, on=on)
    return None if day <= latest else f"A risk of this level is looked at again by {latest:%d %B %Y} at the latest."


def why_not_end_on(day: date, *, on: date) -> str | None:
    """Say why a warning note cannot end on that day, if so."""
    if day < on:
        return "The note ends today or later."
    latest = latest_end(on=on)
    return (
        None if day <= latest else f"A note ends by {latest:%d %B %Y} at the latest. Write it again if it still holds."
    )


def is_overdue(risk: Risk, *, on: date) -> bool:
    """Whether the day of the next look has passed."""
    return risk.closed_at is None and risk.review_on is not None and risk.review_on < on


def holds(warning: WarningNote, *, on: date) -> bool:
    """Whether a warning note is still to be read."""
    return warning.ended_at is None and on <= warning.ends_on
