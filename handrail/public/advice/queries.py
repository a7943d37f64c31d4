"""Whom to turn to, and whether anybody is there now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from handrail.foundation.ui.wording import change_words, day_words, opening_words
from handrail.rules.localities.leaflet_words import IN_ENGLISH, STANDING, LeafletWords
from handrail.rules.localities.locality import Audience, Channel, Locality, SignGroup
from handrail.rules.worktime.opening import Opening, opening

# Named in the red box on every page, so in no list.
EMERGENCY = frozenset({"emergency-999", "emergency-text-relay"})

# Groups of channels and of signs. An entry stands in the first group that it fits.
GROUP_HEADINGS = (
    (Audience.PUBLIC, "For anyone"),
    (Audience.WORKER, "If you are worried about your own work"),
    (Audience.CHILD, "If you are under 18, or worried about a child"),
    (Audience.DRIVER, "For drivers"),
    (Audience.PROFESSIONAL, "For professionals"),
    (Audience.PARTNER, "For organisations in the partnership"),
)


@dataclass(frozen=True)
class Way:
    """A channel as it is at one moment. `opening` is None when nobody has confirmed its hours.

    `change`: what is to be said after "open now" or "closed now".
    """

    channel: Channel
    opening: Opening | None
    change: str

    @property
    def open_now(self) -> bool:
        """Whether we know that somebody is there now."""
        return self.opening is not None and self.opening.open_now

    @property
    def unchecked_since(self) -> date | None:
        """The day since which nobody has confirmed this entry; None when it is confirmed."""
        return None if self.channel.verified else self.channel.checked_on


@dataclass(frozen=True)
class WaysForSomebody:
    """The channels of one audience, under a heading."""

    code: str
    heading: str
    ways: tuple[Way, ...]


def way(channel: Channel, *, locality: Locality, at: datetime) -> Way:
    """That channel at that moment. Always open beats hours; hours not known are not guessed."""
    if channel.always_open:
        return Way(channel, Opening(open_now=True), gettext("day and night"))
    if channel.hours is None:
        return Way(channel, None, "")
    found = opening(channel.hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)
    return Way(channel, found, change_words(found, at=at))


def ways_for(audience: Audience, *, locality: Locality, at: datetime) -> tuple[Way, ...]:
    """The ways to help for an audience, in the pack's order; 999 stands apart on every page."""
    channels = without_emergency(locality.channels_for(audience))
    return tuple(way(channel, locality=locality, at=at) for channel in channels)


def first_to_call(*, locality: Locality, at: datetime, at_most: int) -> tuple[Way, ...]:
    """The first few that anybody may telephone."""
    ways = ways_for(Audience.PUBLIC, locality=locality, at=at)
    return tuple(one for one in ways if one.channel.telephone)[:at_most]


def all_ways(*, locality: Locality, at: datetime) -> list[WaysForSomebody]:
    """Every channel once, grouped by whom it is for; groups without one are left out."""
    groups, placed = [], set[str]()
    for audience, heading in GROUP_HEADINGS:
        ways = tuple(one for one in ways_for(audience, locality=locality, at=at) if one.channel.code not in placed)
        placed |= {one.channel.code for one in ways}
        if ways:
            groups.append(WaysForSomebody(audience.value, heading, ways))
    return groups


def without_emergency(channels: Iterable[Channel]) -> list[Channel]:
    """The channels that are not 999."""
    return [channel for channel in channels if channel.code not in EMERGENCY]


def desk_words(*, locality: Locality, at: datetime) -> str:
    """Whether somebody at the desk is reading what comes in, in a phrase."""
    return opening_words(
        opening(locality.desk_hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone), at=at
    )


@dataclass(frozen=True)
class SignsForSomebody:
    """The groups of signs for one audience, under a heading."""

    heading: str
    groups: tuple[SignGroup, ...]


SIGN_HEADINGS = (
    (Audience.PUBLIC, "What anyone may notice"),
    (Audience.DRIVER, "For taxi and private-hire drivers"),
    (Audience.PROFESSIONAL, "For professionals"),
)


def signs_by_audience(*, locality: Locality) -> list[SignsForSomebody]:
    """Every group of signs once. Those for the person themselves stand on a page of their own."""
    headed, placed = [], set[str]()
    for audience, heading in SIGN_HEADINGS:
        groups = tuple(
            group for group in locality.sign_groups if audience in group.audience and group.code not in placed
        )
        placed |= {group.code for group in groups}
        if groups:
            headed.append(SignsForSomebody(heading, groups))
    return headed


def signs_to_oneself(*, locality: Locality) -> SignGroup | None:
    """The signs written to the person it is happening to, if the pack has them."""
    return sign_group("yourself", locality=locality)


def sign_group(code: str, *, locality: Locality) -> SignGroup | None:
    """The group of signs with that code, if there is one."""
    return next((group for group in locality.sign_groups if group.code == code), None)


def short_version(code: str, *, locality: Locality, at: datetime) -> dict[str, Any]:
    """The short version for a profession, the words of its signs and its ways at that moment. Raises NoSuchEntry."""
    short = locality.short_version(code)
    return {
        "short": short,
        "signs": [locality.sign(one).words for one in short.signs],
        "ways": [way(locality.channel(one), locality=locality, at=at) for one in short.channels],
    }


def short_on_paper(code: str, *, locality: Locality) -> dict[str, Any]:
    """What the print template of a short version is given. Raises NoSuchEntry."""
    short = locality.short_version(code)
    return {
        "title": short.name,
        "lead": short.lead,
        "signs": [locality.sign(one).words for one in short.signs],
        **{part: list(getattr(short, part)) for part in ("ask", "do", "do_not", "route")},
        "lines": [line_on_paper(locality.channel(one)) for one in short.channels],
        "partnership": locality.partnership,
        "checked": f"{'Checked on' if short.verified else 'Not yet agreed. Seen on'} {day_words(short.checked_on)}",
    }


def line_on_paper(channel: Channel, words: LeafletWords = IN_ENGLISH) -> dict[str, str]:
    """A channel as it stands on paper: without hours where nobody has confirmed any."""
    always = words.standing.get("always", STANDING["always"])
    return {
        "number": channel.telephone_display or channel.web,
        "name": words.channels.get(channel.code, channel.name),
        "hours": always if channel.always_open else channel.hours_in_words,
    }


def leaflet(code: str, language: str, *, locality: Locality) -> dict[str, Any]:
    """A leaflet's words in a language; what is not translated is in English. Raises NoSuchDesign, NotTranslated."""
    words = locality.words_in(language)
    design = words.design(locality.leaflet(code))
    return {
        "design": design,
        "words": words,
        "standing": {**STANDING, **words.standing},
        "signs": [words.signs.get(one, locality.sign(one).words) for one in design.signs],
        "lines": [line_on_paper(locality.channel(one), words) for one in design.channels],
    }


def easy_on_paper(*, locality: Locality) -> dict[str, Any]:
    """What the print template of the easy-read version is given."""
    parts = [
        {"heading": part.heading, "lines": [{"symbol": line.symbol, "words": line.words} for line in part.lines]}
        for part in locality.easy_read
    ]
    return {"title": "Getting help: easy read", "parts": parts, "partnership": locality.partnership}
