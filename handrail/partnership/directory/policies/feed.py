"""Reads a file of HSDS or Open Referral UK services; what is wrong with one does not stop the others."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from handrail.partnership.directory.policies.entries import BadEntry, FeedEntry, entry_of
from handrail.rules.localities.locality import Locality

MOST_ENTRIES = 20_000


class NoFeed(Exception):
    """The file is no feed of services; the message says why."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one entry: its place in the file, counted from 1, and why."""

    number: int
    reason: str


@dataclass
class Feed:
    """What could be read, and what could not. `names_left_out`: people who were named, and are not kept."""

    entries: list[FeedEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    names_left_out: int = 0


def read_feed(content: bytes, *, locality: Locality, terms: Mapping[str, UUID]) -> Feed:
    """The services in a file: a list, a page with `contents`, one service, or organisations with theirs.

    `terms` are the words known here, by id and by name. Raises NoFeed.
    """
    feed, seen = Feed(), set[UUID]()
    for number, told in enumerate(services_in(parsed(content)), start=1):
        if number > MOST_ENTRIES:
            raise NoFeed(f"The file has more than {MOST_ENTRIES} services.")
        try:
            entry = entry_of(told, number=number, locality=locality, terms=terms)
        except BadEntry as bad:
            feed.faults.append(Fault(number, str(bad)))
            continue
        if entry.id in seen:
            feed.faults.append(Fault(number, "Its id is in the file twice."))
            continue
        seen.add(entry.id)
        feed.entries.append(entry)
        feed.names_left_out += entry.names_left_out
    return feed


def parsed(content: bytes) -> Any:
    """The file as JSON, or as JSON line by line. Raises NoFeed."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoFeed("The file is not written in UTF-8.") from None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise NoFeed("The file is not JSON.") from None


def services_in(told: Any) -> Iterator[Any]:
    """Each service in the file, with its organisation. Raises NoFeed."""
    if isinstance(told, Mapping):
        for name in ("contents", "services", "service"):
            if isinstance(told.get(name), list) and "status" not in told:
                yield from of_organisation(told, name)
                return
        if "name" not in told:
            raise NoFeed("The file names no services.")
        told = [told]
    if not isinstance(told, list) or not told:
        raise NoFeed("The file names no services.")
    for each in told:
        if isinstance(each, Mapping) and isinstance(each.get("services"), list):
            yield from of_organisation(each, "services")
        else:
            yield each


def of_organisation(told: Mapping[str, Any], name: str) -> Iterator[Any]:
    """What an organisation offers, or what is on a page. A service that names no organisation is this one's."""
    owner = {key: told[key] for key in ("id", "name", "description", "website", "email") if key in told}
    for each in told[name]:
        if isinstance(each, Mapping) and isinstance(each.get("services"), list) and name == "contents":
            yield from of_organisation(each, "services")
        elif isinstance(each, Mapping) and "organization" not in each and "id" in owner:
            yield {**each, "organization": owner}
        else:
            yield each
