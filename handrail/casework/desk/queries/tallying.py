"""Concerns counted by the database itself, by up to three codes: what the explorer of figures is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateTimeField, F, Func, Value, When
from django.db.models.expressions import Combinable

from handrail.casework.desk.models import Concern, Lane
from handrail.casework.desk.permissions import why_not_count
from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

SEVERAL = "several"
WORKED_ON = "open"
# An outcome is looked at so long after a concern arrived: otherwise an old one would have had more time than a new one.
UNTIL_OUTCOME = timedelta(days=28)


class DaysLater(Func):
    """A moment so many days later. SQLite works it out itself: Django would have it call Python for every row."""

    output_field = DateTimeField()

    def __init__(self, moment: F, *, days: int) -> None:
        super().__init__(moment)
        self.days = days

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Whole seconds, as text that can be compared with what is stored."""
        return self.as_sql(compiler, connection, template=f"datetime(%(expressions)s, '+{self.days} days')", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """A moment."""
        return self.as_sql(compiler, connection, template=f"(%(expressions)s + interval '{self.days} days')", **more)


CODES: Mapping[str, Combinable] = {
    "source": F("reporter_kind"),
    "district": F("district"),
    "place": F("place_kind"),
    "kind": F("exploitation"),
    "child": F("child"),
    "danger": F("danger"),
    "priority": F("priority"),
    "entry": F("entry"),
    "outcome": Case(
        When(closed_at__lt=DaysLater(F("arrived_at"), days=UNTIL_OUTCOME.days), then=F("outcome")),
        default=Value(WORKED_ON),
    ),
}


def tally_concerns(codes: Sequence[str], *, first: date, last: date, by: Person) -> dict[tuple[str, ...], int]:
    """How many concerns arrived from the first day to the last, both included, by these codes of `CODES`.

    A second report of one thing is left out, and so is what was set aside in a flood. A concern of several kinds of
    exploitation counts once, under `SEVERAL`. Raises NotAllowed; KeyError for a code that there is not.
    """
    require(why_not_count(by=by))
    begin, end = moments(first, last)
    found = Concern.objects.filter(arrived_at__gte=begin, arrived_at__lt=end, joined_to=None, withdrawn_at=None)
    asked = {f"by_{code}": CODES[code] for code in codes}
    if not asked:
        return {(): found.exclude(lane=Lane.QUARANTINE).count()}
    rows = found.exclude(lane=Lane.QUARANTINE).order_by().values(**asked).annotate(number=Count("*"))
    return added_up(rows, list(asked))


def added_up(rows: Any, columns: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The rows of a grouped question by their codes."""
    counted: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        counted[tuple(one_code(row[column]) for column in columns)] += row["number"]
    return dict(counted)


def one_code(told: Any) -> str:
    """One code for what a column holds: of a list its only one, `SEVERAL`, or none."""
    if isinstance(told, list):
        kinds = set(told)
        return SEVERAL if len(kinds) > 1 else str(next(iter(kinds), ""))
    return "" if told is None else str(told)
