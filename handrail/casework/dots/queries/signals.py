"""Signals that somebody may see, and the things they are found in."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries.telling import reports_in
from handrail.casework.dots.models import Link, LinkKind, Mention, Signal, Standing
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.fitting import SHARED
from handrail.casework.dots.policies.grouping import Telling, Thing, source_of, things
from handrail.casework.dots.queries.seeing import closed_concerns, reads_of, visible_mentions
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import unlock
from handrail.methods.reading.names import fold_name


def shared_things(*, sources_since: datetime) -> list[Thing]:
    """Everything that several concerns share beyond doubt, as the worker sees it, who shows it to nobody.

    Which organisation a professional is of is read of concerns that arrived since then: older ones say only their kind.
    """
    links = Link.objects.filter(kind=LinkKind.ASSOCIATION, band=SHARED).exclude(standing=Standing.DENIED)
    pairs = list(links.order_by("id").values_list("one", "other"))
    ends = {mention for pair in pairs for mention in pair}
    standing = Mention.objects.filter(withdrawn_at=None, concern__erased_at=None, pk__in=ends).select_related("concern")
    mentions = list(standing)
    named = organisations_of({each.concern for each in mentions if each.concern.arrived_at >= sources_since})
    return things(pairs, {each.pk: (each.kind, telling_of(each, named)) for each in mentions})


def organisations_of(concerns: Collection[Concern]) -> dict[UUID, str]:
    """Of which organisation whoever told first says to be, folded so that its spelling does not matter much."""
    first = {telling.concern_id: report for telling, report in reports_in(concerns).items() if telling.first}
    return {concern: fold_name(report.organisation) for concern, report in first.items() if report.organisation}


def telling_of(mention: Mention, organisations: Mapping[UUID, str]) -> Telling:
    """One mention in codes."""
    concern = mention.concern
    day = timezone.localdate(concern.arrived_at)
    source = source_of(concern.reporter_kind, organisations.get(concern.pk, ""))
    return Telling(day, mention.pk, concern.pk, source, concern.district)


def visible_signals(by: Person) -> QuerySet[Signal]:
    """The signals of which this person may know every concern."""
    known = Signal.objects.filter(mention__in=visible_mentions(by))
    hidden = Signal.objects.filter(concerns__concern__in=closed_concerns(by)).values("pk")
    return known.exclude(pk__in=hidden).select_related("mention__concern", "owner", "decided_by")


def signals(*, by: Person, undecided: bool) -> list[Signal]:
    """The signals that wait for a decision, or those that have one, the newest first. Raises NotAllowed."""
    require(why_not_ask(by=by))
    found = visible_signals(by)
    return list(found.filter(decision="") if undecided else found.exclude(decision=""))


def signal_for(by: Person, signal_id: UUID) -> Signal:
    """That signal. Raises NotAllowed; Signal.DoesNotExist when there is none of which this person may know."""
    require(why_not_ask(by=by))
    return visible_signals(by).get(pk=signal_id)


def concerns_of_signal(signal: Signal) -> list[Concern]:
    """The concerns that it stood on, the earliest first."""
    return [each.concern for each in signal.concerns.select_related("concern").order_by("concern__arrived_at")]


@transaction.atomic
def read_signal(signal: Signal, *, by: Person, at: datetime) -> tuple[str, str]:
    """What it is about as it was written, and why somebody decided as they did; the trail keeps the reading."""
    reads = reads_of([signal.mention])
    box, subject = bytes(signal.reason), signal.mention.concern.subject
    reason = unlock(box, subject=subject, place=signal.place()).decode() if box else ""
    record("dots.signal_read", about=f"signal:{signal.pk}", by=by.ref, at=at)
    return (reads[signal.mention_id].written if signal.mention_id in reads else ""), reason
