"""How well the planted networks of a made-up year are found, by the truth that was written down beside it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handrail.casework.desk.models import Concern
from handrail.casework.dots.queries import Touched, touches
from handrail.foundation.people.models import Person

ABOVE_THE_LINE = {"shared", "strong lead"}


@dataclass
class Found:
    """Planted concerns, those that have their own network first or at all; who is shown above the line, and falsely."""

    planted: int = 0
    first: int = 0
    anywhere: int = 0
    above: int = 0
    false: int = 0


def found_in(home: Path, *, by: Person, at: datetime) -> Found:
    """What whoever opens each planted concern is shown."""
    truth = json.loads((home / "demonstration-truth.json").read_text())
    network_of = {reference: network["code"] for network in truth for reference in network["concerns"]}
    found = Found()
    for reference, network in network_of.items():
        shown = touches(Concern.objects.get(reference=reference), by=by, at=at)
        right = [network_of.get(touched.reference) == network for touched in shown]
        above = [is_above(touched) for touched in shown]
        found.planted += 1
        found.first += right[:1] == [True]
        found.anywhere += any(right)
        found.above += sum(above)
        found.false += sum(line and not same for line, same in zip(above, right, strict=True))
    return found


def is_above(touched: Touched) -> bool:
    """Whether something is shared beyond doubt."""
    return any(touch.band in ABOVE_THE_LINE for touch in touched.touches)
