"""A signal that the morning raised, of a van that three told of."""

from typing import Any

from django.utils import timezone

from handrail.casework.dots.actions import read_what_waits
from handrail.casework.dots.actions.signals import raise_signals
from handrail.casework.dots.models import MentionKind, Signal, SignalKind
from tests import build

SOURCES: tuple[dict[str, Any], ...] = (
    {"reporter_kind": "taxi_driver", "district": "northam"},
    {"reporter_kind": "professional", "organisation": "The Old Surgery"},
    {"reporter_kind": "worker"},
)


def raised_signal(office: build.Office) -> Signal:
    """The signal; a second time the same."""
    raised = Signal.objects.filter(kind=SignalKind.ORGANISATIONS, mention__kind=MentionKind.VEHICLE)
    if not raised.exists():
        for told in SOURCES:
            office.opened(account="A van, AB12 CDE, waits outside.", **told)
        read_what_waits(at=office.later())
        raise_signals(at=timezone.now())
    return raised.get()
