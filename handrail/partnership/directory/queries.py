"""The organisations of the partnership, for anybody who works here: their role in law and how to reach them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from handrail.foundation.people.models import Organisation as Partner
from handrail.rules.localities.locality import Channel, Locality, Organisation
from handrail.rules.worktime.opening import Opening, opening


class NoSuchOrganisation(Exception):
    """The partnership has no organisation with this code."""


@dataclass(frozen=True)
class Reach:
    """One channel of an organisation, and whether it is open; an opening of None means that nobody knows."""

    channel: Channel
    opening: Opening | None


@dataclass(frozen=True)
class Entry:
    """One organisation: what the pack says of it, its district in words, and its channels."""

    organisation: Organisation
    district: str
    channels: tuple[Reach, ...]


def entries(*, locality: Locality, at: datetime, search: str = "") -> list[Entry]:
    """The organisations whose name holds `search`, by name."""
    active = set(Partner.objects.filter(active=True).values_list("code", flat=True))
    channels = _channels_by_organisation(locality, at=at)
    districts = {district.code: district.name for district in locality.districts}
    wanted = search.strip().casefold()
    found = [one for one in locality.organisations if one.code in active and wanted in one.name.casefold()]
    return [
        Entry(one, districts.get(one.district, ""), tuple(channels[one.code]))
        for one in sorted(found, key=lambda one: one.name)
    ]


def entry(code: str, *, locality: Locality, at: datetime) -> Entry:
    """The organisation with that code. Raises NoSuchOrganisation."""
    for one in entries(locality=locality, at=at):
        if one.organisation.code == code:
            return one
    raise NoSuchOrganisation


def opening_of(channel: Channel, *, locality: Locality, at: datetime) -> Opening | None:
    """Whether a channel is open at a moment; None when nobody has confirmed its hours."""
    if channel.always_open:
        return Opening(open_now=True)
    if channel.hours is None:
        return None
    return opening(channel.hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)


def _channels_by_organisation(locality: Locality, *, at: datetime) -> dict[str, list[Reach]]:
    found: dict[str, list[Reach]] = defaultdict(list)
    for channel in sorted(locality.channels, key=lambda channel: channel.order):
        found[channel.organisation].append(Reach(channel, opening_of(channel, locality=locality, at=at)))
    return found
