"""What a command is asked of figures: a finished period by its days, and in whose view it is told."""

from collections.abc import Callable
from datetime import date

from django.core.management.base import CommandError, CommandParser

from handrail.foundation.people.models import Person
from handrail.insight.figures.policies.periods import NoSuchPeriod, Period, period_between


def add_days(parser: CommandParser) -> None:
    """Ask for the first and the last day."""
    parser.add_argument("--from", dest="first", required=True, metavar="DATE", help="its first day, 2026-07-01")
    parser.add_argument("--to", dest="last", required=True, metavar="DATE", help="its last day, 2026-09-30")


def period_asked(first: str, last: str, *, on: date) -> Period:
    """The period that was asked for. Raises CommandError."""
    try:
        return period_between(day(first, "--from"), day(last, "--to"), on=on)
    except NoSuchPeriod as none:
        raise CommandError(str(none), returncode=2) from None


def day(text: str, option: str) -> date:
    """A day as ISO writes it. Raises CommandError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option} {text} is no day. Write it like 2026-07-01.", returncode=2) from None


def whoever_may(why_not: Callable[..., str | None], *, see: str) -> Person:
    """Somebody who may see what is told: all of them see the same. Raises CommandError."""
    for person in Person.objects.filter(is_active=True).order_by("code"):
        if why_not(by=person) is None:
            return person
    raise CommandError(f"Nobody here may see {see} yet. Invite a board member first.", returncode=2)
