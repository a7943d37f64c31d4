"""Raises signals each morning; takes one on, and decides what comes of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from handrail.casework.dots.models import Signal, SignalConcern, SignalDecision
from handrail.casework.dots.permissions import why_not_decide_signal, why_not_take_signal
from handrail.casework.dots.policies.thresholds import Raised, signals_in, thresholds
from handrail.casework.dots.queries.signals import shared_things
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import lock


@transaction.atomic
def raise_signals(*, at: datetime) -> int:
    """Raise what stands out today and was not raised before; how many there were. Twice a day raises none twice."""
    on = timezone.localdate(at)
    county = thresholds(on=on)
    things = shared_things(sources_since=at - timedelta(days=2 * county.organisations_days))
    found = signals_in(things, on=on, by=county)
    return sum(raise_signal(each, at=at) for each in found)


def raise_signal(raised: Raised, *, at: datetime) -> bool:
    """Keep one signal, unless one of its kind is known of the same thing and is no older than its quiet days."""
    mentions = [each.mention for each in raised.thing.tellings]
    since = raised.day - timedelta(days=raised.quiet_days)
    if Signal.objects.filter(kind=raised.kind, mention__in=mentions, day__gt=since).exists():
        return False
    signal = Signal(kind=raised.kind, mention_id=raised.thing.first, day=raised.day, facts=raised.facts, raised_at=at)
    signal.save()
    concerns = sorted({each.concern for each in raised.thing.tellings})
    SignalConcern.objects.bulk_create(SignalConcern(signal=signal, concern_id=concern) for concern in concerns)
    record("dots.signal_raised", about=f"signal:{signal.pk}", by="handrail", at=at, kind=str(raised.kind))
    return True


@transaction.atomic
def take_signal(signal: Signal, *, by: Person, at: datetime) -> None:
    """Become the owner of a signal, also in somebody else's place. Raises NotAllowed."""
    signal = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    require(why_not_take_signal(signal, by=by))
    signal.owner, signal.taken_at = by, at
    signal.save(update_fields=["owner", "taken_at"])
    record("dots.signal_taken", about=f"signal:{signal.pk}", by=by.ref, at=at)


@transaction.atomic
def decide_signal(signal: Signal, *, decision: SignalDecision, reason: str, by: Person, at: datetime) -> None:
    """Decide what comes of a signal, and why; whoever decides on one that nobody owns owns it. Raises NotAllowed."""
    signal = Signal.objects.select_for_update(of=("self",)).select_related("mention__concern").get(pk=signal.pk)
    require(why_not_decide_signal(signal, by=by))
    signal.decision, signal.decided_at, signal.decided_by = decision, at, by
    signal.owner, signal.taken_at = by, signal.taken_at or at
    signal.reason = lock(reason.encode(), subject=signal.mention.concern.subject, place=signal.place())
    signal.save(update_fields=["decision", "decided_at", "decided_by", "reason", "owner", "taken_at"])
    record("dots.signal_decided", about=f"signal:{signal.pk}", by=by.ref, at=at, decision=str(decision))
