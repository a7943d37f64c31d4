"""Opening hours that hypothesis makes up, and how a person would check them: minute by minute on the wall clock."""

from collections.abc import Set
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from handrail.rules.worktime.hours import Hours, Span

LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)
OFFICE: Hours = dict.fromkeys(range(5), ((time(9), time(17)),))
ALWAYS: Hours = dict.fromkeys(range(8), ((time(), time()),))
# A busy machine is no fault; and a scan by the minute is slow.
PATIENT = settings(deadline=None, max_examples=60)


def local(day: str, clock: str, *, fold: int = 0) -> datetime:
    """A reading of the clock in London."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON, fold=fold)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """Up to three spans of one day, in order and apart; the last may end at midnight."""
    edges = sorted(draw(st.sets(st.integers(0, 24 * 60), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple((as_time(opens), as_time(closes)) for opens, closes in pairs)


def as_time(minutes: int) -> time:
    """So many minutes after midnight, where a whole day is midnight again."""
    return time(minutes // 60 % 24, minutes % 60)


HOURS = st.dictionaries(st.integers(0, 7), spans())
# Days around both changes of the clocks in 2026 (29 March, 25 October), Easter, Christmas and New Year.
DAYS_OF_NOTE = [date(2026, 3, 27), date(2026, 4, 2), date(2026, 10, 23), date(2026, 12, 24), date(2026, 12, 31)]
MOMENTS = st.builds(
    lambda day, minutes, seconds: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes, seconds=seconds)
    ),
    st.sampled_from(DAYS_OF_NOTE),
    st.integers(0, 4 * 24 * 60),
    st.integers(0, 59),
)
HOLIDAYS = st.frozensets(st.dates(date(2026, 3, 27), date(2027, 1, 15)), max_size=12)


def shows_open(at: datetime, hours: Hours, holidays: Set[date]) -> bool:
    """Whether the clock on a wall in London shows an open time, read off without any arithmetic on moments."""
    wall = at.astimezone(LONDON)
    today = hours.get(7 if wall.date() in holidays else wall.weekday(), ())
    now = wall.hour * 60 + wall.minute
    return any(
        opens.hour * 60 + opens.minute <= now < (closes.hour * 60 + closes.minute or 24 * 60) for opens, closes in today
    )
