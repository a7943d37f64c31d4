"""What weighs people now, what was learnt, and the decisions that teach."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from handrail.casework.dots.models import Learnt, LearntKind, Link, LinkKind, Standing
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.policies.weighing import Weigher, model_of, stage_of
from handrail.casework.dots.queries.seeing import reads_of
from handrail.methods.linkage.scoring import Scorer
from handrail.methods.linkage.second_stage import Decision
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.reading.origins import origin_of


def weigher() -> Weigher:
    """What weighs people now: what was last taken into use of each kind, or what is shipped."""
    return weigher_of(frozenset(Learnt.objects.exclude(used_from=None).values_list("pk", flat=True)))


@lru_cache(maxsize=4)
def weigher_of(in_use: frozenset[UUID]) -> Weigher:
    """The weigher of what was taken into use, which never changes. A second stage for other chances is not used.

    Chances of other levels than are told apart now give way to what is shipped; the page says so.
    """
    newest = {each.kind: each for each in Learnt.objects.filter(pk__in=in_use).order_by("used_from", "id")}
    own, stage = newest.get(LearntKind.MODEL), newest.get(LearntKind.SECOND_STAGE)
    model = (None if own is None else model_of(own.contents)) or shipped_model()
    fits = stage is not None and stage.rests_on == model.fingerprint
    return Weigher(Scorer(model), stage_of(stage.contents) if stage is not None and fits else None)


@dataclass(frozen=True)
class Decided:
    """One decision, and where both names come from; empty if that cannot be told, or if it is not the same."""

    decision: Decision
    origin: str


def decisions(weighs: Scorer | Weigher) -> list[Decided]:
    """Each pair of people of which a person said whether they are one, weighed with this, in a fixed order."""
    decided = Link.objects.filter(
        kind=LinkKind.IDENTITY, standing__in=[Standing.CONFIRMED, Standing.DENIED],
        one__withdrawn_at=None, other__withdrawn_at=None,
    )  # fmt: skip
    links = list(decided.select_related("one__concern", "other__concern").order_by("id"))
    reads = reads_of({mention.pk: mention for link in links for mention in (link.one, link.other)}.values())
    return [
        decided_of(link, reads[link.one_id], reads[link.other_id], weighs)
        for link in links
        if link.one_id in reads and link.other_id in reads
    ]


def decided_of(link: Link, one: Read, other: Read, weighs: Scorer | Weigher) -> Decided:
    """One of them."""
    left, right = one.compared("one"), other.compared("other")
    origins = {origin_of(f"{each.given} {each.surname}") for each in (left, right)}
    decision = Decision(weighs.score(left, right), link.standing == Standing.CONFIRMED)
    return Decided(decision, origins.pop() if len(origins) == 1 else "")


def how_many_decided() -> tuple[int, int]:
    """How many pairs of people were found to be one, and how many to be two."""
    decided = Link.objects.filter(kind=LinkKind.IDENTITY)
    return decided.filter(standing=Standing.CONFIRMED).count(), decided.filter(standing=Standing.DENIED).count()
