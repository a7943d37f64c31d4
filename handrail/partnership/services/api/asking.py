"""What may be asked of the API, and how it is refused: the parameter, and why."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime

from handrail.partnership.services.policies.hours import CODES
from handrail.rules.localities.postcodes import Postcode, read_postcode

MOST_A_PAGE, A_PAGE, LONGEST = 100, 25, 200
MOST_METRES = 1_000_000
DAYS = {
    name: code
    for code, whole in zip(
        CODES, ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), strict=True
    )
    for name in (code.casefold(), whole, whole[:3])
}
CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")


class Refused(Exception):
    """A parameter cannot be what it is."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter, self.reason = parameter, reason


class Wrong(Exception):
    """Why a value cannot be read."""


def words(value: str) -> str:
    """Words to look for."""
    if len(value) > LONGEST or "\x00" in value:
        raise Wrong(f"must be at most {LONGEST} characters of text.")
    return value


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two."""

    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise Wrong(f"must be a whole number from {least} to {most}.")
        return int(value)

    return read


def age(value: str) -> float:
    """An age in years."""
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", value):
        raise Wrong("must be a number of years, like 16.")
    return float(value)


def identifier(value: str) -> UUID:
    """A UUID."""
    try:
        return UUID(value)
    except ValueError:
        raise Wrong("must be a UUID.") from None


def yes_or_no(value: str) -> bool:
    """True or false."""
    if value.casefold() not in {"true", "false", "1", "0"}:
        raise Wrong("must be true or false.")
    return value.casefold() in {"true", "1"}


def clock(value: str) -> time:
    """A time of day."""
    match = CLOCK.fullmatch(value)
    if match is None:
        raise Wrong("must be a time of day, like 09:00.")
    hour, minute, second = (int(part or 0) for part in match.groups())
    return time(hour, minute, second)


def day(value: str) -> str:
    """A day of the week, as its two letters."""
    found = DAYS.get(value.casefold())
    if found is None:
        raise Wrong("must be a day of the week: MO, TU, WE, TH, FR, SA or SU.")
    return found


def moment(value: str) -> datetime:
    """A moment, or the beginning of a day; without a zone it is in UTC."""
    try:
        on, at = parse_date(value), parse_datetime(value.replace(" ", "+"))
    except ValueError:
        raise Wrong("must be a date and time, like 2026-11-26T09:00:00Z.") from None
    found = datetime.combine(on, time()) if on else at
    if found is None:
        raise Wrong("must be a date and time, like 2026-11-26T09:00:00Z.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def postcode(value: str) -> Postcode:
    """A postcode, or the first half of one."""
    found = read_postcode(value) if len(value) <= LONGEST else None
    if found is None:
        raise Wrong("must be a UK postcode, or the first half of one.")
    return found


def output(value: str) -> str:
    """How the answer is written."""
    if value not in {"json", "ndjson"}:
        raise Wrong("must be json or ndjson.")
    return value


READERS: Mapping[str, Callable[[str], Any]] = {
    "search": words,
    "page": whole(1, 999_999_999),
    "per_page": whole(1, MOST_A_PAGE),
    "format": output,
    "taxonomy_term_id": identifier,
    "taxonomy_id": identifier,
    "organization_id": identifier,
    "parent_id": identifier,
    "top_only": yes_or_no,
    "modified_after": moment,
    "minimal": yes_or_no,
    "full": yes_or_no,
    "full_service": yes_or_no,
    "minimum_age": age,
    "maximum_age": age,
    "start_time": clock,
    "end_time": clock,
    "day": day,
    "postcode": postcode,
    "proximity": whole(0, MOST_METRES),
}


@dataclass(frozen=True)
class PageAsked:
    """Which page, and how many on it."""

    number: int
    size: int


def values_of(query: QueryDict, allowed: frozenset[str]) -> dict[str, Any]:
    """The parameters, read. An empty one counts as not given. Raises Refused, which names the first that is wrong."""
    values: dict[str, Any] = {}
    for name in query:
        if name not in allowed:
            raise Refused(name[:60], f"is not known here. Known: {', '.join(sorted(allowed))}.")
        if len(query.getlist(name)) > 1:
            raise Refused(name, "is given twice.")
        if given := query.get(name):
            values[name] = read(name, str(given))
    if "proximity" in values and "postcode" not in values:
        raise Refused("proximity", "needs a postcode to be measured from.")
    return values


def read(name: str, value: str) -> Any:
    """One value. Raises Refused."""
    try:
        return READERS[name](value)
    except Wrong as wrong:
        raise Refused(name, str(wrong)) from None


def page_asked(values: Mapping[str, Any]) -> PageAsked:
    """Which page was asked for."""
    return PageAsked(values.get("page", 1), values.get("per_page", A_PAGE))
