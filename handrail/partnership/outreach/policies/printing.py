"""What stands on a leaflet, resolved from the pack, and when a run no longer says what the pack says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handrail.rules.localities.leaflet_words import ENGLISH, IN_ENGLISH, STANDING, LeafletWords
from handrail.rules.localities.leaflets import LeafletDesign
from handrail.rules.localities.locality import Channel, Locality, NoSuchEntry

Printed = Mapping[str, list[str]]


@dataclass(frozen=True)
class Line:
    """One number on a leaflet: who answers, the number as people read it, and when."""

    code: str
    name: str
    number: str
    hours: str


@dataclass(frozen=True)
class Change:
    """One number on paper that the pack gives otherwise now; `now` is empty when it is gone."""

    name: str
    printed: str
    now: str


def lines_on(design: LeafletDesign, *, locality: Locality, words: LeafletWords = IN_ENGLISH) -> tuple[Line, ...]:
    """The numbers that a design shows, in its order."""
    return tuple(line_of(locality.channel(code), words=words) for code in design.channels)


def line_of(channel: Channel, *, words: LeafletWords = IN_ENGLISH) -> Line:
    """A channel as it stands on paper: without hours where nobody has confirmed any."""
    number = channel.telephone_display or channel.web
    always = words.standing.get("always", STANDING["always"])
    hours = always if channel.always_open else channel.hours_in_words
    return Line(channel.code, words.channels.get(channel.code, channel.name), number, hours)


def printed_now(design: LeafletDesign, *, locality: Locality) -> Printed:
    """What of the pack would stand on it today, by the code of each channel."""
    return {line.code: [line.name, line.number, line.hours] for line in lines_on(design, locality=locality)}


def changes_since(printed: Printed, *, locality: Locality) -> list[Change]:
    """What stands on a run that the pack says otherwise today."""
    found = []
    for code, said in printed.items():
        now = said_now(code, locality)
        if now != said:
            found.append(Change(said[0], ", ".join(filter(None, said[1:])), ", ".join(filter(None, now[1:]))))
    return found


def said_now(code: str, locality: Locality) -> list[str]:
    """A channel's name, number and hours today; nothing if there is no such channel any more."""
    try:
        line = line_of(locality.channel(code))
    except NoSuchEntry:
        return []
    return [line.name, line.number, line.hours]


def values_of(
    english: LeafletDesign, *, locality: Locality, qr: str, address: str, language: str = ENGLISH
) -> dict[str, Any]:
    """What a print template is given. `qr` is an SVG, `address` what it leads to, as people type it.

    What is not translated stands in English. Raises NotTranslated when nothing is.
    """
    words = locality.words_in(language)
    design = words.design(english)
    standing = {**STANDING, **words.standing}
    return {
        "language": language,
        "right_to_left": words.right_to_left,
        "standing": {**standing, "square": standing["square"].replace("{address}", address)},
        "title": design.title,
        "lead": design.lead,
        "signs": [words.signs.get(code, locality.sign(code).words) for code in design.signs],
        "do": list(design.do),
        "do_not": list(design.do_not),
        "lines": [
            {"name": line.name, "number": line.number, "hours": line.hours}
            for line in lines_on(design, locality=locality, words=words)
        ],
        "closing": design.closing,
        "partnership": locality.partnership,
        "qr": qr,
        "address": address,
    }
