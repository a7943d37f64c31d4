"""Puts new mentions beside everything known. What is shared is said at once and joins nobody; people are weighed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.dots.actions.joining import join_without_a_person
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind
from handrail.casework.dots.policies.evidence import by_evidence, worth_weighing
from handrail.casework.dots.policies.fitting import association_of
from handrail.casework.dots.policies.marks import (
    GAP,
    LINK,
    LONG_ENOUGH,
    PLATE_RUN,
    Mark,
    is_whole,
    link_marks,
    runs,
    telling_marks,
)
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.policies.weighing import Weigher
from handrail.casework.dots.queries import (
    boxes_elsewhere,
    compared_by,
    compared_in,
    having,
    having_all,
    holders_of,
    keyed,
    opened,
    reads_of,
)
from handrail.casework.dots.queries.learnt import weigher, weigher_asked_for
from handrail.casework.dots.queries.seeing import Boxed
from handrail.foundation.vault.subjects import Keys, keys_of
from handrail.foundation.written_out import insert
from handrail.methods.linkage.bands import Band, Lines
from handrail.methods.linkage.keys import MOST
from handrail.methods.linkage.mentions import Mention as Compared
from handrail.methods.linkage.scoring import Score
from handrail.methods.reading.plates import plate_key

# Of a telephone that hundreds share, the newest say enough; the page says how many there are.
MOST_SHARED = 50
# A business of which more concerns tell is called like many: a search finds them, a list of all would hide the rest.
MOST_OF_A_NAME = 10
MOST_SUGGESTED = 20
SEARCHED = Mention.objects.filter(withdrawn_at=None, concern__erased_at=None)


Tokens = Mapping[int, Mark]


@dataclass(frozen=True)
class Near:
    """People whom one is to be held against, locked, with their keys and one's own; what weighs them; whether more
    share a key than these.
    """

    boxes: Sequence[Boxed]
    keys: Keys
    weighs: Callable[[], Weigher]
    crowded: bool


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
    """Everybody who was held against somebody, by mention; by which model; whether more shared a key than that."""

    scores: dict[UUID, Score]
    model: str
    crowded: bool

    @property
    def suggested(self) -> dict[UUID, Score]:
        """Those who are more likely the same person than not."""
        return {key: score for key, score in self.scores.items() if band_of(score) is not Band.NOTHING}


def weighed(
    mention: Mention, read: Read, *, among: QuerySet[Mention] | None = None, near: Near | None = None
) -> Weighed:
    """Everybody in other concerns who shares a key of linkage, the likeliest of them held against this one.

    `near` are those, where they were looked for already.
    """
    this = read.compared("this")
    if among is not None:
        return weigh(this, among.exclude(concern=mention.concern_id))
    found = near or near_to(mention, keyed(link_marks(this)))
    return held_against(this, compared_in(found.boxes, keys=found.keys), weighs=found.weighs(), crowded=found.crowded)


def near_to(mention: Mention, tokens: Tokens) -> Near:
    """The people in other concerns whom this one is to be held against, by the tokens by which this one is found."""
    weighs, sharing = weigher_asked_for(), sharing_a_key(tokens)
    first = worth_weighing(sharing)
    boxes = boxes_elsewhere(first, than_in=mention.concern_id)
    keys = keys_of({mention.subject, *(subject for _, _, subject in boxes)})
    return Near(boxes, keys, weighs, crowded=len(sharing) > len(first))


def weigh(this: Compared, among: QuerySet[Mention]) -> Weighed:
    """Everybody among these who shares a key of linkage, the likeliest of them held against this one."""
    sharing = sharing_a_key(keyed(link_marks(this)))
    first = worth_weighing(sharing)
    said = compared_by(among.filter(pk__in=first))
    return held_against(this, said, weighs=weigher(), crowded=len(sharing) > len(first))


def held_against(this: Compared, said: Mapping[UUID, Compared], *, weighs: Weigher, crowded: bool) -> Weighed:
    """What these say, held against this one."""
    scores = dict(zip(said, weighs.many(this, list(said.values())), strict=True))
    return Weighed(scores, weighs.fingerprint, crowded)


def sharing_a_key(tokens: Tokens) -> list[tuple[UUID | str, float]]:
    """The people who share a key of linkage and what that says, most first, passing over keys that very many share."""
    names = {token: kind.removeprefix(LINK) for token, (kind, _) in tokens.items() if kind.startswith(LINK)}
    holders = holders_of({token: MOST[name] for token, name in names.items()})
    return by_evidence((names[token], found) for token, found in holders.items())


def band_of(score: Score) -> Band:
    """What is made of a weight. What only shares a household is an association, and is said there."""
    if score.rule is not None and score.rule.name == "household":
        return Band.NOTHING
    return Lines().band_of(score.weight, held_back=score.rule is not None)


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
