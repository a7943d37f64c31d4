"""By when whoever was given a file is to say that they have it."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from handrail.casework.cases.models import HandOver
from handrail.foundation.locality import current_locality
from handrail.rules.worktime.clock import due_in_working_days


def take_by(handed_at: datetime) -> datetime:
    """The end of the last working day on which a file that was handed over then is taken in time."""
    locality = current_locality()
    days = locality.limit_as_known("hand_over_days", on=handed_at.astimezone(locality.timezone).date())
    return due_in_working_days(
        handed_at,
        days=days,
        cut_off=time.max,
        hours=locality.desk_hours,
        holidays=locality.bank_holidays,
        timezone=locality.timezone,
    )


def late(waiting: Iterable[HandOver], *, at: datetime) -> set[UUID]:
    """Those of them that nobody has taken in time."""
    return {one.pk for one in waiting if take_by(one.handed_at) < at}
