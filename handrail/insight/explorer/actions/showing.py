"""Shows a table: as it was shown before, or made safe beside all that its readers have seen, and written down."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.explorer.models import Audience, Edition, ShownTable
from handrail.insight.explorer.permissions import audience_of, why_not_explore
from handrail.insight.explorer.policies import (
    TIME,
    Axis,
    CannotShow,
    Grid,
    Period,
    Question,
    Unit,
    digest_of,
    digest_of_told,
    dimensions_of,
    table_of,
    why_not_ask,
)
from handrail.insight.explorer.policies.grids import Labels, Numbers, every_cell
from handrail.insight.explorer.queries.beside import on_the_board, quarters_of
from handrail.insight.explorer.queries.counting import crossed, tally, threshold_for
from handrail.insight.explorer.queries.known import (
    already_shown,
    as_kept,
    axes_of,
    kept_numbers,
    linked_with,
    span_of,
    that_bear,
)
from handrail.insight.figures.actions.telling import tell
from handrail.insight.figures.policies.periods import Period as Quarters
from handrail.methods.disclosure.needs import Rule
from handrail.methods.disclosure.tables import Release, linked

EVER = date(2000, 1, 1)
SECONDS = 10.0
TRIES = 3
# What somebody knows of a period grows with each table of it, and so does the time to search all of that.
MOST_KNOWN = 1_500
SEEN_AGAIN = "Those that were shown can be seen again. Count by less, or look at another period."
TOO_MUCH_KNOWN = (
    "So many tables of this period have been shown that this one cannot be checked against all of them. " + SEEN_AGAIN
)
NOT_IN_TIME = (
    "Checking this table beside those of this period that have been shown took longer than {seconds:.0f} seconds, "
    "and was stopped. " + SEEN_AGAIN
)
REVISED = (
    "Since figures of this period were first told, some of the records behind them were corrected. Whoever has both "
    "would see what was corrected. " + SEEN_AGAIN
)
GIVES_AWAY = (
    "Beside the tables that have been shown already, this one would let a reader work out a hidden number. "
    "Count by less, or look at another period."
)
BUSY = "Somebody else is being shown tables of the same period. Ask again."


@dataclass(frozen=True)
class Shown:
    """A table as somebody may see it, with who it was made safe for and the day on which it was first shown."""

    question: Question
    grid: Grid
    audience: Audience
    threshold: int
    first_shown_at: datetime
    digest: str


@dataclass(frozen=True)
class Look:
    """One look: who looks, when, and beside what."""

    question: Question
    by: Person
    at: datetime
    edition: Edition
    threshold: int

    @property
    def audience(self) -> Audience:
        """Among whom the person looks."""
        return Audience(self.edition.audience)


def look(question: Question, *, by: Person, at: datetime) -> Shown:
    """The answer to a question.

    Raises:
        NotAllowed: this person may not see figures.
        CannotShow: the question makes no table, or its table would give away a hidden number.
    """
    require(why_not_explore(by=by))
    on, audience = timezone.localdate(at), audience_of(by)
    dimensions = dimensions_of(question.unit, current_locality())
    faults = [*why_not_ask(question, dimensions, on=on, outside=audience == Audience.OUTSIDE)]
    if faults:
        raise CannotShow(*faults)
    one = Look(question, by, at, all_shown(question, audience), threshold_for(audience, on=on))
    left = countdown(SECONDS)
    tables = [(period, table_for(one, period, left=left)) for period in question.periods]
    return laid_out(one, tables)


def all_shown(question: Question, audience: Audience) -> Edition:
    """All that an audience was ever shown of a unit: nobody forgets."""
    return Edition.objects.get_or_create(unit=question.unit.value, audience=audience.value, begins_on=EVER)[0]


def tell_first(period: Period, *, by: Person, on: date) -> None:
    """See to it that the quarters of a period are told: what is shown here is made safe beside that."""
    for quarter in quarters_of(period.span):
        tell(Quarters((quarter,)), by=by, on=on)


def countdown(seconds: float) -> Callable[[], float]:
    """How many seconds are left of so many from now on."""
    until = time.monotonic() + seconds
    return lambda: until - time.monotonic()


def table_for(one: Look, period: Period, *, left: Callable[[], float]) -> ShownTable:
    """The table of one period, as it was shown or as it is shown now. Raises CannotShow."""
    for _ in range(TRIES):
        shown = Edition.objects.values_list("shown", flat=True).get(pk=one.edition.pk)
        tables = already_shown(one.edition)
        for table in tables:
            if (table.codes, table.first, table.last) == (codes_of(one), period.span.first, period.span.last):
                return table
        made = made_safe(one, period, that_bear(tables, period.span), left=left)
        if kept := keep(made, one, beside=shown):
            return kept
    raise CannotShow(BUSY)


def codes_of(one: Look) -> str:
    """What a table of the question is kept under."""
    return ",".join(one.question.crossed)


def made_safe(one: Look, period: Period, seen: list[ShownTable], *, left: Callable[[], float]) -> ShownTable:
    """A table made safe beside those that were shown, not kept yet. Raises CannotShow."""
    spans = {span_of(table) for table in seen}
    seen, tied = linked_with(seen, one.question.crossed)
    if sum(len(table.cells) for table in seen) > MOST_KNOWN:
        raise CannotShow(TOO_MUCH_KNOWN)
    dimensions = crossed(one.question)
    counted = tally(one.question.unit, one.question.crossed, period.span, by=one.by)
    release = linked([table_of(one.question.unit, dimensions, counted)], span=period.span)
    axes, on = axes_of(dimensions), timezone.localdate(one.at)
    tell_first(period, by=one.by, on=on)
    board = on_the_board(one.edition, period.span, among=tied, spans=spans, on=on)
    return ShownTable(
        edition=one.edition,
        codes=codes_of(one),
        first=period.span.first,
        last=period.span.last,
        threshold=one.threshold,
        digest=digest_of(counted),
        shown_at=one.at,
        **as_kept(axes, numbers_to_show(one, release, axes, [*seen, *board], left=left)),
    )


def numbers_to_show(
    one: Look, release: Release, axes: list[Axis], seen: list[ShownTable], *, left: Callable[[], float]
) -> Numbers:
    """The numbers that may be shown. Raises CannotShow, in words that tell nothing of any of them."""
    from handrail.insight.explorer.actions import hiding  # only who asks for a new table waits for it to be loaded

    try:
        return hiding.safe_numbers(release, axes, rule=rule_for(one), audience=one.audience.value, seen=seen, left=left)
    except hiding.Corrected:
        raise CannotShow(REVISED) from None
    except hiding.NotInTime:
        raise CannotShow(NOT_IN_TIME.format(seconds=SECONDS)) from None
    except hiding.GivesAway:
        raise CannotShow(GIVES_AWAY) from None


def rule_for(one: Look) -> Rule:
    """What is unsafe. That all of a group are alike tells something of whoever is known to be in it: of persons."""
    return Rule(one.threshold, groups=one.question.unit is Unit.PERSONS)


@transaction.atomic
def keep(table: ShownTable, one: Look, *, beside: int) -> ShownTable | None:
    """Write down that a table is shown; None if others were shown since it was made safe beside so many."""
    grown = Edition.objects.filter(pk=one.edition.pk, shown=beside).update(shown=F("shown") + 1)
    if not grown:
        return None
    table.save()
    told = digest_of_told(table.cells)
    about = f"explorer:{table.pk}"
    record("explorer.table_shown", about=about, by=one.by.ref, at=one.at, unit=one.edition.unit, sha256=told)
    return table


def laid_out(one: Look, tables: list[tuple[Period, ShownTable]]) -> Shown:
    """The tables of a question as one, in the order in which it asks."""
    named = {axis.label: axis for axis in axes_of(crossed(one.question))}
    labels = {dimension.code: dimension.label for dimension in crossed(one.question)}
    parts = one.question.period.parts
    times = Axis("Months" if len(parts) == 3 else "Quarters", tuple(part.label for part in parts))
    axes = tuple(times if code == TIME else named[labels[code]] for code in one.question.codes)
    numbers = dict(numbers_of(one, tables, axes, times))
    whole = tables[-1][1]
    return Shown(one.question, Grid(axes, numbers), one.audience, whole.threshold, whole.shown_at, whole.digest)


def numbers_of(
    one: Look, tables: list[tuple[Period, ShownTable]], axes: tuple[Axis, ...], times: Axis
) -> Iterator[tuple[Labels, int | None]]:
    """Every number of the tables under its labels. A value that a pack has had since is none in them."""
    for period, table in tables:
        when = period.label if period in one.question.period.parts and TIME in one.question.codes else None
        kept = kept_numbers(table)
        order = [label for label, _ in table.values]
        for cell in every_cell([axis for axis in axes if axis is not times]):
            told = dict(zip((axis.label for axis in axes if axis is not times), cell, strict=True))
            whole = iter(cell)
            labels = tuple(when if axis is times else next(whole) for axis in axes)
            yield labels, kept.get(tuple(told[label] for label in order), 0)
