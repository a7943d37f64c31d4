"""Whom to ring, and when they are there, as a page without signal reads it."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from handrail.foundation.ui.choosing import in_words
from handrail.public.pathway.queries.steps import to_dial
from handrail.rules.localities.locality import Locality, NoSuchEntry
from handrail.rules.pathway.decision import StepChannel
from handrail.rules.pathway.wording import Wording
from handrail.rules.worktime.hours import Hours

DAY_MINUTES = 24 * 60


def channels_json(channels: Iterable[StepChannel], locality: Locality) -> dict[str, Any]:
    """Each channel by its code, with its hours."""
    return {channel.code: channel_json(channel, locality) for channel in sorted(channels, key=lambda one: one.code)}


def channel_json(channel: StepChannel, locality: Locality) -> dict[str, Any]:
    """One channel. `hours` of None mean that nobody has confirmed them."""
    hours = hours_of(channel.code, locality)
    return {
        "name": in_words(channel.name),
        "number": channel.telephone_display,
        "dial": to_dial(channel, locality=locality),
        "address": channel.address,
        "always_open": channel.open_now is True,
        "hours": hours_json(hours) if hours is not None else None,
        "checked_on": channel.checked_on.isoformat(),
        "verified": channel.verified,
    }


def hours_of(code: str, locality: Locality) -> Hours | None:
    """The hours of a channel; those of a council's switchboard are not in any pack."""
    try:
        return locality.channel(code).hours
    except NoSuchEntry:
        return None


def hours_json(hours: Hours) -> dict[str, list[tuple[int, int]]]:
    """Spans by day (0 is Monday, 7 a bank holiday) in minutes after midnight; midnight at the end of a day is 1440."""
    return {
        str(day): sorted((minutes(opens), minutes(closes) or DAY_MINUTES) for opens, closes in spans)
        for day, spans in hours.items()
    }


def minutes(shown: time) -> int:
    """Minutes after midnight."""
    return shown.hour * 60 + shown.minute


def councils_by_postcode(wording: Wording) -> dict[str, StepChannel]:
    """The council to ring for each first half of a postcode for which that is sure."""
    outward = sorted({area.outward for district in wording.locality.districts for area in district.postcodes})
    return {one: council for one in outward if (council := wording.district_channel(one))}
