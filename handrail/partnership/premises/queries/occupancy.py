"""How much of the time a place could be used, it was: booked over online, the voids taken off."""

from datetime import datetime, timedelta

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.premises.models import ACTIVE, Hold, HoldKind, Premises
from handrail.partnership.premises.permissions import why_not_see_premises


def occupancy(premises: Premises, *, since: datetime, until: datetime, by: Person) -> float | None:
    """Booked time over time that was not void, between two moments: from 0 to 1; None if it was void throughout.

    Turnaround is no use. Raises NotAllowed.
    """
    require(why_not_see_premises(by=by))
    holds = list(premises.holds.filter(state__in=ACTIVE, starts_at__lt=until, ends_at__gt=since))
    online = (until - since) - within(holds, HoldKind.VOID, since, until)
    return within(holds, HoldKind.BOOKING, since, until) / online if online > timedelta() else None


def within(holds: list[Hold], kind: HoldKind, since: datetime, until: datetime) -> timedelta:
    """The time that holds of a kind take up between two moments. No two of a place overlap, so it adds up."""
    spans = (min(hold.ends_at, until) - max(hold.starts_at, since) for hold in holds if hold.kind == kind)
    return sum(spans, timedelta())
