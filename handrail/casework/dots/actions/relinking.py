"""Links everybody anew, one after the other, and says where that differs from what was linked as it came in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from handrail.casework.dots.actions.linking import MOST_SUGGESTED, SEARCHED, likeliest, weigh_all
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.queries import reads_of
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Role
from handrail.foundation.people.queries import with_role

SOMETHING_NEW = "something_new"
AS_GOOD_AS_EQUAL = 1e-6  # bits
AT_A_TIME = 200


@dataclass(frozen=True)
class Relinked:
    """How many pairs of people linking anew gives; how many were not there, and how many weigh something else."""

    pairs: int = 0
    missing: int = 0
    otherwise: int = 0

    def __add__(self, other: "Relinked") -> "Relinked":
        return Relinked(self.pairs + other.pairs, self.missing + other.missing, self.otherwise + other.otherwise)


def alarm_differences(*, at: datetime) -> bool:
    """Link everybody anew and tell the coordinators if that differs from what was linked as it came; whether it did."""
    found = relink(at=at)
    differs = bool(found.missing or found.otherwise)
    if differs:
        with transaction.atomic():
            for person in with_role(Role.COORDINATOR):
                tell_staff(person, kind=SOMETHING_NEW, at=at)
    return differs


def relink(*, at: datetime) -> Relinked:
    """Compare the links of people with those that they would get now. Nothing is changed; the trail keeps the answer.

    Of many who share a key the surest alone are missed; where as many are suggested as are kept, nobody. A few people
    at a time are in memory, and no transaction is held open meanwhile, so that what comes in is not kept waiting.
    """
    found = Relinked()
    for some in a_few_at_a_time():
        for mention, read in some.items():
            found += beside_kept(mention, read)
    with transaction.atomic():
        record("dots.relinked", about="dots", by="handrail", at=at, **vars(found))
    return found


def a_few_at_a_time(among: QuerySet[Mention] = SEARCHED) -> Iterator[dict[Mention, Read]]:
    """Everybody, so many at a time, with what they say."""
    people, last = among.filter(kind=MentionKind.PERSON).select_related("concern").order_by("pk"), UUID(int=0)
    while some := list(people.filter(pk__gt=last)[:AT_A_TIME]):
        reads = reads_of(some)
        yield {each: reads[each.pk] for each in some if each.pk in reads}
        last = some[-1].pk


def older_than(mention: Mention) -> QuerySet[Mention]:
    """What was there when a mention was put beside everything: each pair is looked at from its later end alone."""
    others = SEARCHED.exclude(concern=mention.concern_id)
    return others.filter(Q(read_at__lt=mention.read_at) | Q(read_at=mention.read_at, pk__lt=mention.pk))


def beside_kept(mention: Mention, read: Read) -> Relinked:
    """The links that one person would get now beside those that are kept."""
    this, among = read.compared("this"), older_than(mention)
    likely = likeliest(this, among)
    now = weigh_all(this, among.filter(pk__in=likely.first))
    kept, suggested = links_of_one(mention), now.suggested
    missed = (suggested.keys() & likely.surest) - kept.keys() if len(kept) < MOST_SUGGESTED else ()
    otherwise = sum(differs(kept[key], score.weight, now.model) for key, score in suggested.items() if key in kept)
    return Relinked(len(suggested), len(missed), otherwise)


def links_of_one(mention: Mention) -> dict[UUID, Link]:
    """The links of one person by who is at the other end."""
    links = Link.objects.filter(Q(one=mention) | Q(other=mention), kind=LinkKind.IDENTITY)
    return {link.other_id if link.one_id == mention.pk else link.one_id: link for link in links.order_by()}


def differs(link: Link, weight: float, model: str) -> bool:
    """Whether a link was weighed by this model and weighs something else now."""
    return link.model == model and link.weight is not None and abs(link.weight - weight) > AS_GOOD_AS_EQUAL
