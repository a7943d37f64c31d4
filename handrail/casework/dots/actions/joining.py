"""Joins two people without a person where the county's pack allows it, and takes apart what no longer holds.

Anybody of the desk undoes it in one act. What a person decided, undid or restricted is never joined like this again.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import product
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.casework.dots.actions.deciding import (
    decided,
    last_change,
    move_all,
    moves_together,
    put_back,
    two_groups,
    why_not_together,
)
from handrail.casework.dots.models import Link, LinkKind, Mention, Standing, Verb
from handrail.casework.dots.permissions import why_not_take_back
from handrail.casework.dots.policies.joining import A_RULE, ATTENTION, may_be_joined
from handrail.casework.dots.policies.lines import lines_of_county
from handrail.casework.dots.queries.learnt import weigher
from handrail.casework.dots.queries.seeing import open_to_all, reads_of
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.clusters import why_not_one

# Of more than so many together a person looks at each who comes to them.
MOST_TOGETHER: Final = 30
AT_A_TIME: Final = 200
BOTH: Final = 2


def join_without_a_person(new: Iterable[Link], *, at: datetime) -> int:
    """Join those of the new links that may be, the strongest first, inside a transaction; how many were."""
    lines = lines_of_county(on=timezone.localdate(at))
    if lines.join_at is None:
        return 0
    over = sorted((link for link in new if may_be_joined(link, lines)), key=lambda link: -(link.weight or 0))
    return sum(join(link, at=at) for link in over)


def join(new: Link, *, at: datetime) -> bool:
    """Join two, unless somebody decided of them before, one is restricted, or those they would be with do not fit."""
    ends = {"one": new.one_id, "other": new.other_id, "kind": LinkKind.IDENTITY, "standing": Standing.SUGGESTED}
    kept = Link.objects.select_for_update(of=("self",)).select_related("one__concern").filter(**ends, changes=None)
    link = kept.first()
    if link is None or not all_open(together := set().union(*two_groups(link))):
        return False
    if len(together) > MOST_TOGETHER or why_not_together(link) or contradict(*two_groups(link)):
        ask_for_attention(link)
        return False
    moves = moves_together(link, at=at)
    move_all(moves, decided(link, Verb.JOINED, Standing.JOINED, reason="", by=None, at=at))
    return True


def all_open(mentions: Collection[UUID]) -> bool:
    """Whether all of these stand, and none is of a concern with a restricted record."""
    return open_to_all().filter(pk__in=mentions).count() == len(mentions)


def contradict(one: Collection[UUID], other: Collection[UUID]) -> bool:
    """Whether anybody of the one group and anybody of the other can hardly be one person: each is held to each."""
    mentions = list(Mention.objects.filter(pk__in={*one, *other}).select_related("concern"))
    said = {key: read.compared(str(key)) for key, read in reads_of(mentions).items()}
    weighs = weigher()
    pairs = ((said[left], said[right]) for left, right in product(one, other) if left in said and right in said)
    return any(why_not_one(weighs.score(*pair), prior_bits=weighs.model.prior_bits) for pair in pairs)


def ask_for_attention(link: Link) -> None:
    """Say on the link, in front of its reasons, that two would have been joined and those with them do not fit."""
    Link.objects.filter(pk=link.pk).update(reasons=[[ATTENTION, A_RULE, link.weight], *link.reasons])


def take_apart(links: QuerySet[Link], *, at: datetime) -> int:
    """Undo what no person joined, inside a transaction, but for what somebody built upon; how many were undone."""
    joined = links.filter(standing=Standing.JOINED).select_for_update(of=("self",)).select_related("one__concern")
    lasts = [(link, last_change(link)) for link in joined]
    undone = [(link, last) for link, last in lasts if why_not_take_back(last) is None]
    for link, last in undone:
        put_back(last, decided(link, Verb.UNDONE, Standing.SUGGESTED, reason="", by=None, at=at, undoes=last))
    return len(undone)


@transaction.atomic
def look_again_at_joined(*, at: datetime) -> int:
    """Each morning take apart what was joined and no longer may be; how many were taken apart.

    That is what weighs less than the line to split, what something speaks against by now, and what was restricted.
    """
    joined = Link.objects.filter(standing=Standing.JOINED)
    stay = open_to_all()
    closed = set(joined.exclude(one__in=stay, other__in=stay).values_list("pk", flat=True))
    fallen = {link.pk for link in fallen_apart(joined.exclude(pk__in=closed))}
    return take_apart(Link.objects.filter(pk__in=closed | fallen), at=at)


def fallen_apart(joined: QuerySet[Link]) -> Iterable[Link]:
    """Those that weigh too little now, that a rule holds back, or of which one is forgotten."""
    weighs, lines = weigher(), Lines()
    links = joined.select_related("one__concern", "other__concern")
    for link in links.iterator(chunk_size=AT_A_TIME):
        said = [read.compared(str(key)) for key, read in reads_of([link.one, link.other]).items()]
        score = weighs.score(*said) if len(said) == BOTH else None
        if score is None or score.weight < lines.split_below or score.rule is not None:
            yield link


def of_mentions(keys: Collection[UUID]) -> QuerySet[Link]:
    """The links at whose ends these mentions are."""
    return Link.objects.filter(Q(one__in=keys) | Q(other__in=keys))
