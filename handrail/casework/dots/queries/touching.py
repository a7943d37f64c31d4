"""What a concern shares with others, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, When

from handrail.casework.desk.models import Concern
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind, Standing
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.fitting import SHARED
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.queries.seeing import reads_of, visible_links
from handrail.casework.dots.queries.words import reasons_in_words
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

# Of one that shares more things than this, other rooms are given the strongest.
AT_MOST = 200
ON_A_PAGE = 50
STRENGTH = {"strong lead": 0, SHARED: 1, "suggestion": 2}


@dataclass(frozen=True)
class Reason:
    """One sentence why; `speaks_for` is False for what speaks against."""

    speaks_for: bool
    words: str


@dataclass(frozen=True, repr=False)
class Touch:
    """One thing that this concern and another share or may share, as each of them says it."""

    link: UUID
    kind: MentionKind
    is_identity: bool
    band: str
    weight: float | None
    standing: Standing
    here: str
    there: str
    mention_here: UUID
    reasons: tuple[Reason, ...]

    @property
    def reads_as(self) -> tuple[object, ...]:
        """What a reader sees of it: two that are alike in it say nothing new."""
        return self.kind, self.standing_in_words, self.here, self.there, self.reasons

    @property
    def standing_in_words(self) -> str:
        """What was decided, or what is made of it as long as nobody has."""
        return self.standing.label.lower() if self.standing != Standing.SUGGESTED else self.band


@dataclass(frozen=True, repr=False)
class Touched:
    """Another concern, and what is shared with it, the strongest first."""

    concern: UUID
    reference: str
    arrived_at: datetime
    touches: tuple[Touch, ...]

    @property
    def once_each(self) -> list[tuple[Touch, list[Touch]]]:
        """Each that reads otherwise, with those that read the same: the words stand in a text several times."""
        alike: dict[tuple[object, ...], list[Touch]] = {}
        for touch in self.touches:
            alike.setdefault(touch.reads_as, []).append(touch)
        return [(first, rest) for first, *rest in alike.values()]

    @property
    def beyond_doubt(self) -> bool:
        """Whether something is shared for sure, is a strong lead, or was put together."""
        return any(
            touch.standing in {Standing.CONFIRMED, Standing.JOINED}
            or (touch.standing == Standing.SUGGESTED and STRENGTH.get(touch.band, 3) <= STRENGTH[SHARED])
            for touch in self.touches
        )


def touches(concern: Concern, *, by: Person, at: datetime) -> list[Touched]:
    """The concerns that this one touches, the strongest first; the trail keeps who read it. Raises NotAllowed."""
    require(why_not_ask(by=by))
    return touched_by(concern, links_of(concern, by)[:AT_MOST], by=by, at=at)


def touched_page(concern: Concern, *, number: str, by: Person, at: datetime) -> tuple[Page[Link], list[Touched]]:
    """One page of the same, by its number as somebody typed it; of one that is not there, the nearest that is.

    A concern that shares many things stands on each page that one of them is on. Raises NotAllowed.
    """
    require(why_not_ask(by=by))
    page = Paginator(links_of(concern, by), ON_A_PAGE).get_page(number)
    return page, touched_by(concern, page.object_list, by=by, at=at)


def how_many_touch(concern: Concern, *, by: Person) -> int:
    """How many things it shares with others, as far as this person may know. Raises NotAllowed."""
    require(why_not_ask(by=by))
    return links_of(concern, by).count()


def touched_by(concern: Concern, found: Iterable[Link], *, by: Person, at: datetime) -> list[Touched]:
    """What these links say, by the concern at their other end; the trail keeps who read it."""
    links = list(found)
    reads = reads_of({mention.pk: mention for link in links for mention in (link.one, link.other)}.values())
    shown = [link for link in links if link.one_id in reads and link.other_id in reads]
    with transaction.atomic():
        record("dots.touches_read", about=concern.about, by=by.ref, at=at, shown=len(shown))
    return sorted(by_concern(concern, shown, reads), key=nearness)


def touches_beyond(concerns: Collection[Concern], *, by: Person, at: datetime) -> list[tuple[Concern, list[Touched]]]:
    """For each of these concerns, what it shares with any that is not among them. Raises NotAllowed."""
    inside = {each.pk for each in concerns}
    return [
        (concern, [each for each in touches(concern, by=by, at=at) if each.concern not in inside])
        for concern in concerns
    ]


def touch_for(link: Link, concern: Concern, *, by: Person, at: datetime) -> Touch:
    """One link as this concern sees it; the trail keeps who read it. Raises NotAllowed."""
    require(why_not_ask(by=by))
    here, there = ends(link, concern)
    reads = reads_of([here, there])
    with transaction.atomic():
        record("dots.link_read", about=f"link:{link.pk}", by=by.ref, at=at)
    return touch_of(link, here.pk, reads[here.pk], reads[there.pk])


def ends(link: Link, concern: Concern) -> tuple[Mention, Mention]:
    """The mention of this concern, and that of the other."""
    return (link.one, link.other) if link.one.concern_id == concern.pk else (link.other, link.one)


def links_of(concern: Concern, by: Person) -> QuerySet[Link]:
    """The links of a concern of which this person may know, the strongest first and what was denied last."""
    ends = Q(one__concern=concern) | Q(other__concern=concern)
    found = visible_links(by).filter(ends).select_related("one__concern", "other__concern")
    by_strength = (When(band=band, then=place) for band, place in STRENGTH.items())
    strength = Case(When(standing=Standing.DENIED, then=len(STRENGTH) + 1), *by_strength, default=len(STRENGTH))
    # The two databases put what has no weight at opposite ends unless they are told where it goes.
    return found.order_by(strength, F("weight").desc(nulls_last=True), "-made_at", "id")


def by_concern(concern: Concern, links: Iterable[Link], reads: dict[UUID, Read]) -> list[Touched]:
    """The links by the concern at their other end."""
    others: dict[UUID, tuple[Concern, list[Touch]]] = {}
    for link in links:
        here, there = ends(link, concern)
        touch = touch_of(link, here.pk, reads[here.pk], reads[there.pk])
        others.setdefault(there.concern_id, (there.concern, []))[1].append(touch)
    return [
        Touched(other.pk, other.reference, other.arrived_at, tuple(sorted(shared, key=order)))
        for other, shared in others.values()
    ]


def touch_of(link: Link, mention: UUID, here: Read, there: Read) -> Touch:
    """One link, as the concern that is shown sees it."""
    reasons = tuple(Reason(*each) for each in reasons_in_words(link))
    identity = link.kind == LinkKind.IDENTITY
    said = (link.band, link.weight, Standing(link.standing), here.written, there.written, mention, reasons)
    return Touch(link.pk, here.kind, identity, *said)


def nearness(touched: Touched) -> tuple[bool, int, float, int, str]:
    """By the strongest of what is shared; of equals, with whom more kinds of things are shared comes first."""
    denied, strength, weight, link = order(touched.touches[0])
    return denied, strength, weight, -len({touch.kind for touch in touched.touches}), link


def order(touch: Touch) -> tuple[bool, int, float, str]:
    """What was denied last; then the strongest first."""
    return touch.standing == Standing.DENIED, STRENGTH.get(touch.band, 3), -(touch.weight or 0), str(touch.link)
