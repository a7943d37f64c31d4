"""Brings in the entries of another directory from a file: each as often as one likes, with the same result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.directory.permissions import why_not_bring_in
from handrail.partnership.directory.policies import Fault, FeedEntry, read_feed
from handrail.partnership.services.actions import Writing, write_many
from handrail.partnership.services.models import Location, Provider, Service, Source, Term
from handrail.partnership.services.policies import fingerprint
from handrail.rules.localities.locality import Locality

OURS = "It has the id of an entry that is kept here."
OUR_PLACE = "It is at a location that is kept here."
WITHDRAWN = "It was withdrawn here, and stays withdrawn."
CODE = "hsds-{}"


@dataclass(frozen=True, kw_only=True)
class BroughtIn:
    """What came of a feed: names of services that are new and that changed, how many stayed, and what was refused."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    faults: tuple[Fault, ...]
    names_left_out: int


@transaction.atomic
def bring_in_feed(content: bytes, *, locality: Locality, by: Person, at: datetime) -> BroughtIn:
    """Take in what a file tells of services. Nothing of ours is written over. Raises NotAllowed, NoFeed."""
    require(why_not_bring_in(by=by))
    feed = read_feed(content, locality=locality, terms=known_words())
    held = {one.pk: one for one in Service.objects.filter(pk__in=[entry.id for entry in feed.entries])}
    ours = places_of_ours(feed.entries)
    refused = [Fault(each.number, reason) for each in feed.entries if (reason := why_not_take(each, held, ours))]
    numbers = {fault.number for fault in refused}
    taken = [each for each in feed.entries if each.number not in numbers]
    news = [each for each in taken if each.id not in held or held[each.id].fingerprint != fingerprint(each.entry)]
    write_many(writings(news, at=at), by=by.ref, at=at, act="services.feed_brought_in")
    faults = sorted((*feed.faults, *refused), key=lambda fault: fault.number)
    record("directory.feed_brought_in", about="services", by=by.ref, at=at, count=len(news), refused=len(faults))
    return BroughtIn(
        added=tuple(each.entry.name for each in news if each.id not in held),
        changed=tuple(each.entry.name for each in news if each.id in held),
        unchanged=len(taken) - len(news),
        faults=tuple(faults),
        names_left_out=feed.names_left_out,
    )


def known_words() -> dict[str, UUID]:
    """The words of our lists, by id and by name."""
    told = Term.objects.values_list("pk", "name")
    return {key: pk for pk, name in told for key in (str(pk), name.casefold())}


def why_not_take(entry: FeedEntry, held: Mapping[UUID, Service], ours: set[UUID]) -> str | None:
    """Say why an entry is not taken in, if so: what is kept here is written over by nobody."""
    known = held.get(entry.id)
    if known is not None and known.source != Source.FEED:
        return OURS
    if known is not None and known.withdrawn_at is not None:
        return WITHDRAWN
    return OUR_PLACE if any(place.id in ours for place in entry.entry.places) else None


def places_of_ours(entries: Sequence[FeedEntry]) -> set[UUID]:
    """The locations in these entries that belong to a service that is kept here."""
    wanted = {place.id for entry in entries for place in entry.entry.places if place.id}
    kept = Location.objects.filter(pk__in=wanted).exclude(of_services__service__source=Source.FEED)
    return set(kept.values_list("pk", flat=True))


def writings(entries: Sequence[FeedEntry], *, at: datetime) -> list[Writing]:
    """The entries to be set down, each with its organisation."""
    owners = {entry.provider_id: entry for entry in entries}
    providers = {pk: provider_of_feed(entry, at=at) for pk, entry in owners.items()}
    return [
        Writing(
            entry=entry.entry,
            provider=providers[entry.provider_id],
            id=entry.id,
            source=Source.FEED,
            assured_on=entry.assured_on,
        )
        for entry in entries
    ]


def provider_of_feed(entry: FeedEntry, *, at: datetime) -> Provider:
    """The organisation as the feed tells of it; one that is a member here stays what it is."""
    known = Provider.objects.filter(pk=entry.provider_id).first()
    if known is not None and not known.code.startswith("hsds-"):
        return known
    told = {"name": entry.provider_name, "description": entry.provider_description, "updated_at": at}
    made, _ = Provider.objects.update_or_create(
        pk=entry.provider_id, defaults=told, create_defaults={**told, "code": CODE.format(entry.provider_id)}
    )
    return made
