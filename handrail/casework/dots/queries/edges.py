"""Coded edges of the network: which concern mentions which thing, on which day; never what the thing is called."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from handrail.casework.dots.models import Link, LinkKind, Membership, MentionKind, Standing
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries.seeing import visible_links
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True)
class Edge:
    """Two concerns that share one thing, or in which may be one person.

    `one` and `other` are concerns; `subject` is what both mentions were put together as, if they were; `day` is
    that on which the later of the two arrived. `weight` is in bits, None for an association.
    """

    link: UUID
    one: UUID
    other: UUID
    kind: MentionKind
    is_identity: bool
    standing: Standing
    band: str
    weight: float | None
    subject: UUID | None
    day: date


def edges(
    *, by: Person, kinds: Collection[MentionKind] = (), since: date | None = None, until: date | None = None
) -> list[Edge]:
    """The edges that this person may see, by day; of the given kinds, or all. What was denied is left out.

    `since` and `until` bound, both inclusive, the day on which the later of the two concerns arrived.

    Raises NotAllowed.
    """
    require(why_not_ask(by=by))
    links = visible_links(by).exclude(standing=Standing.DENIED)
    found = links.filter(one__kind__in=kinds) if kinds else links
    subjects = subjects_of(found)
    made = [edge_of(link, subjects) for link in found.select_related("one__concern", "other__concern")]
    within = [edge for edge in made if (since is None or since <= edge.day) and (until is None or edge.day <= until)]
    return sorted(within, key=lambda edge: (edge.day, str(edge.link)))


def subjects_of(links: QuerySet[Link]) -> dict[UUID, UUID]:
    """Of which subject each mention at an end is now."""
    current = Membership.objects.filter(ended_by=None, mention__in=links.order_by().values("one"))
    return dict(current.values_list("mention", "subject"))


def edge_of(link: Link, subjects: dict[UUID, UUID]) -> Edge:
    """One link in codes."""
    one, other = link.one.concern, link.other.concern
    together = link.standing in {Standing.CONFIRMED, Standing.JOINED}
    return Edge(
        link=link.pk,
        one=one.pk,
        other=other.pk,
        kind=MentionKind(link.one.kind),
        is_identity=link.kind == LinkKind.IDENTITY,
        standing=Standing(link.standing),
        band=link.band,
        weight=link.weight,
        subject=subjects.get(link.one_id) if together else None,
        day=timezone.localdate(max(one.arrived_at, other.arrived_at)),
    )
