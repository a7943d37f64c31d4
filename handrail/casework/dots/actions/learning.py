"""Learns from what people decided and from the county's own records; a coordinator takes it into use."""

import json
from datetime import datetime

from django.db import transaction

from handrail.casework.dots.actions.linking import SEARCHED, link_mentions
from handrail.casework.dots.models import Learnt, LearntKind, Link, LinkKind, MentionKind, Standing
from handrail.casework.dots.permissions import why_not_take_into_use
from handrail.casework.dots.policies.weighing import audit_of, contents_of, fingerprint_of
from handrail.casework.dots.queries import reads_of
from handrail.casework.dots.queries.learnt import decisions, weigher
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.linkage.model import CannotUseModel, write_model
from handrail.methods.linkage.second_stage import TooFewDecisions, learn
from handrail.methods.linkage.shipped import shipped_model

MOST_RECORDS = 100_000  # the newest; more do not make the chances surer, and would not stay in memory
AT_A_TIME = 500


def learn_from_decisions(*, at: datetime) -> Learnt:
    """Keep what the desk's decisions teach; what is known already is kept once.

    Raises:
        TooFewDecisions: fewer than 2,000, or fewer than 100 of either kind; some are kept back to test it.
    """
    first = weigher().first
    made, prior_bits = [each.decision for each in decisions(first)], first.model.prior_bits
    stage = learn(made, prior_bits=prior_bits)
    audit = audit_of(made, prior_bits=prior_bits)
    contents = contents_of(stage, audit)
    name = fingerprint_of(stage, first.model)
    return keep(LearntKind.SECOND_STAGE, name, contents, len(made), rests_on=first.model.fingerprint, at=at)


def estimate_own(*, at: datetime) -> Learnt:
    """Keep the chances of the county's own records, as Splink finds them. Nobody who writes is kept waiting meanwhile.

    Raises:
        TooFewToEstimate: fewer than 1,000 people were read, or too few share enough.
        CannotUseModel: a level was not trained.
    """
    # Slow to load, and asked for once a night.
    from handrail.methods.linkage.estimating import estimate
    from handrail.methods.linkage.on_duckdb import maximised_by_splink
    from handrail.methods.linkage.sides import Told

    newest = list(
        SEARCHED.filter(kind=MentionKind.PERSON).select_related("concern").order_by("-read_at")[:MOST_RECORDS]
    )
    people = [read.compared(str(key)) for key, read in reads_of(newest).items()]
    model = estimate(Told(people), shipped_model(), maximise=maximised_by_splink).model
    contents = json.loads(write_model(model))
    return keep(LearntKind.MODEL, model.fingerprint, contents, len(people), rests_on="", at=at)


@transaction.atomic
def keep(kind: LearntKind, name: str, contents: object, count: int, *, rests_on: str, at: datetime) -> Learnt:
    """Keep one thing that was learnt."""
    said = {"contents": contents, "learnt_from": count, "rests_on": rests_on, "made_at": at}
    row, new = Learnt.objects.get_or_create(kind=kind, fingerprint=name, defaults=said)
    if new:
        # What was never used gives way to what is newer.
        Learnt.objects.filter(kind=kind, used_from=None).exclude(pk=row.pk).delete()
        record("dots.learnt", about=f"learnt:{row.pk}", by="handrail", at=at, kind=str(kind), learnt_from=count)
    return row


def learn_each_morning(*, at: datetime) -> list[str]:
    """Learn both, and weigh anew where something was taken into use since; why not, in sentences, what cannot be."""
    from handrail.methods.linkage.estimating import TooFewToEstimate

    why_not = []
    for act in (estimate_own, learn_from_decisions):
        try:
            act(at=at)
        except (TooFewToEstimate, TooFewDecisions, CannotUseModel) as reason:
            why_not.append(str(reason))
    weigh_anew(at=at)
    return why_not


@transaction.atomic
def take_into_use(learnt: Learnt, *, by: Person, at: datetime) -> None:
    """Weigh people with it from now on. Raises NotAllowed."""
    held = Learnt.objects.select_for_update().get(pk=learnt.pk)
    require(why_not_take_into_use(held, by=by))
    held.used_from, held.used_by, held.weighed_at = at, by, None
    held.save(update_fields=["used_from", "used_by", "weighed_at"])
    record("dots.taken_into_use", about=f"learnt:{held.pk}", by=by.ref, at=at, kind=held.kind)


@transaction.atomic
def weigh_anew(*, at: datetime) -> int:
    """Suggest anew what nobody has decided, where something was taken into use since; how many people were weighed."""
    waiting = Learnt.objects.filter(used_from__isnull=False, weighed_at=None)
    if not waiting.exists():
        return 0
    # What somebody decided and undid keeps what is known of that.
    Link.objects.filter(kind=LinkKind.IDENTITY, standing=Standing.SUGGESTED, changes=None).delete()
    people = list(SEARCHED.filter(kind=MentionKind.PERSON).order_by("read_at", "id").values_list("pk", flat=True))
    for start in range(0, len(people), AT_A_TIME):
        some = list(SEARCHED.filter(pk__in=people[start : start + AT_A_TIME]).select_related("concern"))
        reads = reads_of(some)
        link_mentions({each: reads[each.pk] for each in some if each.pk in reads}, at=at)
    waiting.update(weighed_at=at)
    record("dots.weighed_anew", about="dots", by="handrail", at=at, people=len(people))
    return len(people)
