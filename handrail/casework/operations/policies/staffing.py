"""Who is there and who is missing, role by role, from hour to hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils import timezone


@dataclass(frozen=True)
class Presence:
    """So many people do one thing for a time. `sure` once they said that they come."""

    role: str
    starts_at: datetime
    ends_at: datetime
    people: int = 1
    sure: bool = True


@dataclass(frozen=True)
class Stretch:
    """A time in which nothing changes for one role: how many are needed, sure and only asked."""

    role: str
    starts_at: datetime
    ends_at: datetime
    needed: int
    sure: int
    asked: int

    @property
    def missing(self) -> int:
        """How many more must say that they come."""
        return max(self.needed - self.sure, 0)


@dataclass(frozen=True)
class Needs:
    """How many are needed at once by role, by day and by night, and when it is night."""

    day: Mapping[str, int]
    night: Mapping[str, int]
    night_from: int
    night_until: int

    def at(self, moment: datetime) -> Mapping[str, int]:
        """How many are needed at that moment."""
        hour = timezone.localtime(moment).hour
        return self.night if hour >= self.night_from or hour < self.night_until else self.day

    @property
    def roles(self) -> list[str]:
        """Every role of which somebody is needed at some time."""
        return [role for role in self.day if self.day[role] or self.night.get(role)]


def stretches(
    starts_at: datetime, ends_at: datetime, *, needs: Needs, present: Sequence[Presence]
) -> dict[str, list[Stretch]]:
    """For each role that is needed or filled, the whole time from the first moment to the last, without a hole."""
    roles = [*needs.roles, *(one.role for one in present if one.role not in needs.roles)]
    cuts = cuts_between(starts_at, ends_at, needs=needs, present=present)
    return {
        role: joined(stretch(role, *span, needs=needs, present=present) for span in pairwise(cuts))
        for role in dict.fromkeys(roles)
    }


def cuts_between(
    starts_at: datetime, ends_at: datetime, *, needs: Needs, present: Iterable[Presence]
) -> list[datetime]:
    """Every moment at which something may change, in order."""
    moments = {moment for one in present for moment in (one.starts_at, one.ends_at)}
    moments |= set(turns_of_day(starts_at, ends_at, needs))
    return [starts_at, *sorted(moment for moment in moments if starts_at < moment < ends_at), ends_at]


def turns_of_day(starts_at: datetime, ends_at: datetime, needs: Needs) -> Iterable[datetime]:
    """When night begins and ends in between, by the county's clock."""
    first = timezone.localtime(starts_at)
    for number in range((ends_at - starts_at).days + 2):
        day = first + timedelta(days=number)
        for hour in (needs.night_from, needs.night_until):
            yield day.replace(hour=hour, minute=0, second=0, microsecond=0)


def stretch(role: str, start: datetime, end: datetime, *, needs: Needs, present: Iterable[Presence]) -> Stretch:
    """One role in a time in which nothing changes."""
    there = [one for one in present if one.role == role and one.starts_at <= start and end <= one.ends_at]
    return Stretch(
        role=role,
        starts_at=start,
        ends_at=end,
        needed=needs.at(start).get(role, 0),
        sure=sum(one.people for one in there if one.sure),
        asked=sum(one.people for one in there if not one.sure),
    )


def joined(parts: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours that say the same, as one."""
    found: list[Stretch] = []
    for part in parts:
        before = found[-1] if found else None
        if before and (before.needed, before.sure, before.asked) == (part.needed, part.sure, part.asked):
            found[-1] = Stretch(part.role, before.starts_at, part.ends_at, part.needed, part.sure, part.asked)
        else:
            found.append(part)
    return found


def gaps(found: Mapping[str, Sequence[Stretch]]) -> list[Stretch]:
    """Where somebody is missing, the earliest first."""
    return sorted(
        (part for parts in found.values() for part in parts if part.missing),
        key=lambda part: (part.starts_at, part.role),
    )
