"""Puts new mentions beside everything known. What is shared is said at once and joins nobody; people are weighed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.dots.actions.joining import join_without_a_person
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind
from handrail.casework.dots.policies.evidence import ALL_OF_A_FEW, FIRST_WEIGHED, by_evidence, worth_weighing
from handrail.casework.dots.policies.fitting import association_of
from handrail.casework.dots.policies.marks import (
    GAP,
    LONG_ENOUGH,
    PLATE_RUN,
    is_whole,
    link_marks,
    runs,
    telling_marks,
)
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.policies.weighing import Weigher
from handrail.casework.dots.queries import (
    Holders,
    Sharing,
    boxes_elsewhere,
    compared_by,
    compared_in,
    having,
    having_all,
    keyed,
    opened,
    reads_of,
    sharing_asked_for,
)
from handrail.casework.dots.queries.learnt import weigher, weigher_of
from handrail.casework.dots.queries.seeing import Boxed
from handrail.foundation.vault.subjects import Keys, keys_of
from handrail.foundation.written_out import as_uuid, insert
from handrail.methods.linkage.bands import Band, Lines
from handrail.methods.linkage.mentions import Mention as Compared
from handrail.methods.linkage.scoring import Score
from handrail.methods.reading.plates import plate_key

# Of a telephone that hundreds share, the newest say enough; the page says how many there are.
MOST_SHARED = 50
# A business of which more concerns tell is called like many: a search finds them, a list of all would hide the rest.
MOST_OF_A_NAME = 10
MOST_SUGGESTED = 20
LINES = Lines()
SEARCHED = Mention.objects.filter(withdrawn_at=None, concern__erased_at=None)


@dataclass(frozen=True)
class Near:
    """People whom one is to be held against, locked, with their keys and one's own; and what weighs them."""

    boxes: Sequence[Boxed]
    keys: Keys
    weighs: Weigher


def link_mentions(new: Mapping[Mention, Read], *, at: datetime, near: Mapping[Mention, Near] | None = None) -> None:
    """Make the links of new mentions with those of other concerns; join without a person what the county lets join.

    `near` are the people whom each is to be held against, where they were looked for already.
    """
    known = near or {}
    links = [link for mention, read in new.items() for link in links_of(mention, read, known.get(mention), at=at)]
    if links:
        insert(links, unless_there=True)
        join_without_a_person(links, at=at)


def links_of(mention: Mention, read: Read, near: Near | None, *, at: datetime) -> Iterator[Link]:
    """The links of one mention."""
    if read.kind is MentionKind.PERSON:
        yield from suggestions_of(mention, read, near, at=at)
        return
    for other, told in candidates(mention, shared_keys(mention, read)):
        if (association := association_of(read, told)) is not None:
            band, reasons = association
            yield pair(mention, other, kind=LinkKind.ASSOCIATION, band=band, reasons=reasons, made_at=at)


def shared_keys(mention: Mention, read: Read) -> set[UUID]:
    """The mentions that have a mark in common which tells by itself, or which fit what is known of a plate."""
    others = SEARCHED.exclude(concern=mention.concern)
    found = {key for token in keyed(telling_marks(read)) for key in having(token, among=others, at_most=MOST_SHARED)}
    if read.kind is MentionKind.BUSINESS and len(found) > MOST_OF_A_NAME:
        return set()
    if read.kind is MentionKind.VEHICLE:
        found |= set(fitting_plates(read, others))
    return found


def fitting_plates(read: Read, others: QuerySet[Mention]) -> Iterator[UUID]:
    """Whole plates for one that is known in part, and parts for a whole one, where enough is known."""
    known = plate_key(read.folded)
    known_runs = runs(known, PLATE_RUN)
    if is_whole(read.folded):
        for token in keyed(("part of a part", run) for run in known_runs):
            yield from having(token, among=others, at_most=MOST_SHARED)
    elif len(GAP.sub("", known)) >= LONG_ENOUGH:
        yield from having_all(([("part of plate", run)] for run in known_runs), among=others, at_most=MOST_SHARED)


def suggestions_of(mention: Mention, read: Read, near: Near | None, *, at: datetime) -> Iterator[Link]:
    """The strongest pairs of people that are more likely one than two."""
    found = weighed(mention, read, near=near)
    for other, score in sorted(found.suggested.items(), key=lambda each: -each[1].weight)[:MOST_SUGGESTED]:
        one, two = sorted((mention.pk, other))
        yield Link(
            one_id=one, other_id=two, kind=LinkKind.IDENTITY, band=band_of(score).value, weight=score.weight,
            reasons=reasons_of(score), model=found.model, made_at=at,
        )  # fmt: skip


@dataclass(frozen=True)
class Weighed:
    """Everybody who was held against somebody, by mention; and by which model."""

    scores: dict[UUID, Score]
    model: str

    @property
    def suggested(self) -> dict[UUID, Score]:
        """Those who are more likely the same person than not."""
        likely = ((key, score) for key, score in self.scores.items() if score.weight >= LINES.suggest_at)
        return {key: score for key, score in likely if band_of(score) is not Band.NOTHING}


def weighed(mention: Mention, read: Read, *, near: Near | None = None) -> Weighed:
    """Everybody in other concerns who shares a key of linkage, the likeliest of them held against this one.

    `near` are those, where they were looked for already.
    """
    this = read.compared("this")
    found = near or near_to(mention, sharing_asked_for(keyed(link_marks(this))))
    return held_against(this, compared_in(found.boxes, keys=found.keys), weighs=found.weighs)


def near_to(mention: Mention, sharing: Callable[[], Sharing]) -> Near:
    """The people in other concerns whom this one is to be held against, by who was asked for."""
    found = sharing()
    boxes = boxes_elsewhere(worth_weighing(by_evidence(found.keys)), than_in=mention.concern_id)
    keys = keys_of({mention.subject, *(subject for _, _, subject in boxes)})
    return Near(boxes, keys, weigher_of(found.in_use))


def weigh(this: Compared, among: QuerySet[Mention]) -> Weighed:
    """Everybody among these who shares a key of linkage, the likeliest of them held against this one."""
    return weigh_all(this, among.filter(pk__in=likeliest(this, among).first))


def weigh_all(this: Compared, mentions: QuerySet[Mention]) -> Weighed:
    """All of these, held against this one."""
    return held_against(this, compared_by(mentions), weighs=weigher())


@dataclass(frozen=True)
class Likeliest:
    """Who is to be held against one; and the surest of them, who are among the first whoever else comes or goes."""

    first: Sequence[UUID]
    surest: frozenset[UUID]


def likeliest(this: Compared, among: QuerySet[Mention]) -> Likeliest:
    """The likeliest among these. Nobody who is not among them takes anybody's place.

    Whoever is gone by now made the others come later: so of those who were all weighed, or were first, half count.
    """
    every = by_evidence(among_these(sharing_asked_for(keyed(link_marks(this)))().keys, among))
    first = list(map(as_uuid, worth_weighing(every)))
    surest = first if len(every) <= ALL_OF_A_FEW // 2 else first[: FIRST_WEIGHED // 2]
    return Likeliest(first, frozenset(surest))


def among_these(keys: Holders, among: QuerySet[Mention]) -> Holders:
    """Those who share a key, without whoever is not among these."""
    every = {as_uuid(holder) for _, holders in keys for holder in holders}
    here = frozenset(among.filter(pk__in=every).order_by().values_list("pk", flat=True))
    kept = ((name, [holder for holder in holders if as_uuid(holder) in here]) for name, holders in keys)
    return [(name, holders) for name, holders in kept if holders]


def held_against(this: Compared, said: Mapping[UUID, Compared], *, weighs: Weigher) -> Weighed:
    """What these say, held against this one."""
    return Weighed(dict(zip(said, weighs.many(this, list(said.values())), strict=True)), weighs.fingerprint)


def band_of(score: Score) -> Band:
    """What is made of a weight. What only shares a household is an association, and is said there."""
    if score.rule is not None and score.rule.name == "household":
        return Band.NOTHING
    return LINES.band_of(score.weight, held_back=score.rule is not None)


def reasons_of(score: Score) -> list[list[object]]:
    """Names of fields and levels with their bits, what speaks against first."""
    parts = sorted(score.contributions, key=lambda part: (part.bits >= 0, -abs(part.bits)))
    held = [[score.rule.name, "rule", score.rule.at_most]] if score.rule else []
    return [*held, *([part.comparison, part.level, round(part.bits, 3)] for part in parts)]


def candidates(mention: Mention, keys: Iterable[UUID]) -> Iterator[tuple[Mention, Read]]:
    """Those mentions with what they say."""
    others = opened(keys, among=SEARCHED.exclude(concern=mention.concern))
    reads = reads_of(others)
    yield from ((other, reads[other.pk]) for other in others if other.pk in reads)


def pair(mention: Mention, other: Mention, **said: object) -> Link:
    """A link, the smaller mention first."""
    one, two = sorted((mention, other), key=lambda each: each.pk)
    return Link(one=one, other=two, **said)
