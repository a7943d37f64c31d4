"""Is it open now? If so until when, and if not, when does it open?"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from handrail.rules.worktime.hours import Hours
from handrail.rules.worktime.windows import moment, windows_from

LOOK_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Opening:
    """Whether something is open, and what changes next.

    Open: `closes_at` says when, or is None if it does not close within 14 days. Closed: `opens_at` says when,
    or is None if it does not open within 14 days.
    """

    open_now: bool
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def opening(hours: Hours, *, holidays: Set[date], at: datetime, timezone: tzinfo) -> Opening:
    """Say whether it is open at a moment, right to the minute. Raises NoTimeZone for a time without its zone.

    It is open when the clock on the wall shows an open time. So in the hour that comes twice in October a
    span inside it is open twice, and in the hour that is left out in March it is not open at all.
    """
    now = moment(at)
    today = now.astimezone(timezone).date()
    horizon = now + LOOK_AHEAD
    for opens, closes in windows_from(
        today, days=LOOK_AHEAD.days + 2, hours=hours, holidays=holidays, timezone=timezone
    ):
        if opens <= now < closes:
            return Opening(open_now=True, closes_at=closes.astimezone(timezone) if closes <= horizon else None)
        if now < opens <= horizon:
            return Opening(open_now=False, opens_at=opens.astimezone(timezone))
    return Opening(open_now=False)
