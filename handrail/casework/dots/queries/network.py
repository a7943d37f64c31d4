"""What concerns share, as a network that somebody may see: all of it, or what lies around one of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.casework.desk.models import Concern
from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.policies.marks import address_of
from handrail.casework.dots.queries.edges import Edge, edges
from handrail.casework.dots.queries.seeing import reads_of, visible_mentions
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.methods.network.graph import MOST_NODES, around, clusters, nodes_of, shortest_path
from handrail.methods.network.graph import Edge as Joined

LAST_LETTERS = 2  # of a postcode: without them it is a sector


@dataclass(frozen=True)
class Asked:
    """What is to be shown: which kinds, from when to when, around which concern, and the way from one to another."""

    kinds: tuple[MentionKind, ...] = ()
    since: date | None = None
    until: date | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Member:
    """One concern of the network, and with how many others it shares something."""

    id: UUID
    reference: str
    day: date
    told_by: str
    district: str
    shares_with: int


@dataclass(frozen=True)
class Shared:
    """One row of the network: two concerns, what they share, how many times, and since when that can be known."""

    one: Member
    other: Member
    kind: MentionKind
    is_identity: bool
    standing: str
    day: date
    times: int = 1


@dataclass(frozen=True)
class Group:
    """Concerns that hang together over what they share, in codes; nothing says that they belong together."""

    members: tuple[Member, ...]
    kinds: tuple[MentionKind, ...]

    @property
    def told_by(self) -> tuple[str, ...]:
        """By which kinds of reporter."""
        return tuple(sorted({each.told_by for each in self.members}))

    @property
    def districts(self) -> tuple[str, ...]:
        """Of which districts, those that are known."""
        return tuple(sorted({each.district for each in self.members if each.district}))


@dataclass(frozen=True)
class Network:
    """A part of the network small enough to read. `left_out` counts concerns that there was no room for."""

    members: tuple[Member, ...]
    rows: tuple[Shared, ...]
    path: tuple[str, ...]
    left_out: int

    def groups(self) -> list[Group]:
        """What hangs together, the largest first, as the picture numbers it."""
        by_reference = {each.reference: each for each in self.members}
        joined = self.joined()
        return [
            Group(
                tuple(sorted((by_reference[name] for name in part), key=lambda each: (each.day, each.reference))),
                tuple(kind for kind in MentionKind if any(edge.kind == kind and edge.one in part for edge in joined)),
            )
            for part in clusters(joined)
        ]

    def joined(self) -> list[Joined]:
        """The rows between references, for a picture."""
        return [Joined(row.one.reference, row.other.reference, row.kind, row.day) for row in self.rows]


@transaction.atomic
def network(asked: Asked, *, by: Person, at: datetime) -> Network:
    """The network as asked; the trail keeps who looked at how many concerns. Raises NotAllowed."""
    found = edges(by=by, kinds=asked.kinds, since=asked.since, until=asked.until)
    ends = {concern for edge in found for concern in (edge.one, edge.other)}
    concerns = {each.pk: each for each in Concern.objects.filter(pk__in=ends)}
    joined = [
        Joined(concerns[edge.one].reference, concerns[edge.other].reference, edge.kind, edge.day) for edge in found
    ]
    path = shortest_path(joined, asked.start, asked.end) if asked.start and asked.end else ()
    shown = those_with_room(joined, asked, path)
    made = made_of(found, concerns, shown, path, left_out=len(ends) - len(shown))
    record("dots.network_read", about="dots", by=by.ref, at=at, shown=len(shown))
    return made


def those_with_room(joined: Collection[Joined], asked: Asked, path: Iterable[str]) -> frozenset[str]:
    """Which concerns are shown: the way, then those around the first of it, or else the newest."""
    if asked.start:
        near = around(joined, asked.start, at_most=MOST_NODES) & set(nodes_of(joined))
        return frozenset([*path, *sorted(near)][:MOST_NODES])
    newest = dict.fromkeys(end for edge in sorted(joined, key=lambda each: each.day, reverse=True)
                           for end in (edge.one, edge.other))  # fmt: skip
    return frozenset(list(newest)[:MOST_NODES])


def made_of(
    found: Iterable[Edge], concerns: dict[UUID, Concern], shown: frozenset[str], path: tuple[str, ...], *, left_out: int
) -> Network:
    """The members and rows of which both ends are shown."""
    kept = [edge for edge in found if {concerns[edge.one].reference, concerns[edge.other].reference} <= shown]
    pairs = {frozenset((edge.one, edge.other)) for edge in kept}
    shares = Counter(end for pair in pairs for end in pair)
    members = {key: member_of(concerns[key], number) for key, number in shares.items()}
    rows = tuple(
        Shared(*earlier_first(members[edge.one], members[edge.other]), edge.kind, edge.is_identity,
               edge.standing.label, edge.day)
        for edge in kept
    )  # fmt: skip
    ordered = sorted(members.values(), key=lambda each: (each.day, each.reference))
    return Network(tuple(ordered), once_each(rows), path, left_out)


def once_each(rows: Iterable[Shared]) -> tuple[Shared, ...]:
    """Rows that say the same of the same two are one row: a van that is named three times is one van."""
    return tuple(replace(row, times=times) for row, times in Counter(rows).items())


def earlier_first(one: Member, other: Member) -> tuple[Member, Member]:
    """Two concerns in the order in which they arrived."""
    first, second = sorted((one, other), key=lambda each: (each.day, each.reference))
    return first, second


def member_of(concern: Concern, shares_with: int) -> Member:
    """A concern in codes."""
    day = timezone.localdate(concern.arrived_at)
    return Member(concern.pk, concern.reference, day, concern.reporter_kind, concern.district, shares_with)


@transaction.atomic
def sectors(members: Iterable[Member], *, by: Person, at: datetime) -> list[tuple[str, int]]:
    """In which postcode sectors the places lie that these concerns tell of, and how many concerns tell of each."""
    places = visible_mentions(by).filter(kind=MentionKind.PLACE, concern__in=[each.id for each in members])
    mentions = list(places.select_related("concern"))
    reads = reads_of(mentions)
    told = {(sector_in(address_of(reads[each.pk])), each.concern_id) for each in mentions if each.pk in reads}
    record("dots.sectors_read", about="dots", by=by.ref, at=at, shown=len(reads))
    counted = Counter(sector for sector, _ in told if sector)
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def sector_in(address: dict[str, str]) -> str:
    """The sector of a place whose postcode is known so far, such as "AL10 9"; nothing otherwise."""
    outward, _, inward = address.get("postcode", "").partition(" ")
    return f"{outward} {inward[0]}" if inward else ""
