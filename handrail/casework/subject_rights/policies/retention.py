"""How long a record is kept: so many years after its file was closed, and a child's until they are grown up."""

from dataclasses import dataclass
from datetime import date

from handrail.casework.subject_rights.policies.clock import months_after


@dataclass(frozen=True)
class Periods:
    """A county's periods, in months, and the age up to which a child's record is kept, in years."""

    after_closing: int
    without_file: int
    child_until_age: int


@dataclass(frozen=True)
class Standing:
    """What a period is counted from. `closed_on` is empty where there never was a file; `born_on` where unknown."""

    begun_on: date
    last_worked_on: date
    closed_on: date | None
    child: bool
    born_on: date | None


def kept_until(standing: Standing, periods: Periods) -> date:
    """The last day of its time. Who is or may be a child counts as born on the day the record was begun, if unknown."""
    if standing.closed_on is None:
        adult = months_after(standing.last_worked_on, periods.without_file)
    else:
        adult = months_after(standing.closed_on, periods.after_closing)
    if not standing.child:
        return adult
    return max(adult, months_after(standing.born_on or standing.begun_on, 12 * periods.child_until_age))
