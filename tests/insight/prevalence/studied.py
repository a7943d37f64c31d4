"""Studies in their states, through the real actions: of few samples, so that they take no time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from handrail.foundation.people.models import Person
from handrail.insight.prevalence import actions
from handrail.insight.prevalence.models import Study

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
THREE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,16\n1,0,1,9\n0,1,1,8\n1,1,1,2\n"
APART = "A,B,C,count\n1,0,0,20\n0,1,0,15\n0,0,1,10\n"
BEFORE = "C,A,B,count\n0,1,0,19\n0,0,1,15\n1,0,0,10\n0,1,1,8\n1,1,0,5\n1,0,1,4\n1,1,1,1\n"
GROWN = (
    "A,B,C,count,to\n1,0,0,12,2025-03-31\n0,1,0,9,2025-03-31\n0,0,1,8,2025-03-31\n1,1,0,3,2025-03-31\n0,1,1,2,2025-03-31\n"
    "1,0,0,25,2025-06-30\n0,1,0,20,2025-06-30\n0,0,1,14,2025-06-30\n1,1,0,7,2025-06-30\n1,0,1,5,2025-06-30\n"
    "0,1,1,4,2025-06-30\n"
)
PAIRS = "one,other,probability,count\nA,B,0.5,10\nA+B,C,0.7,4\n"
WINDOW: dict[str, Any] = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}
COUNTED = "Adults with a positive decision."


def asked(
    *, by: Person, at: datetime = NOON, text: str = THREE, replicates: int = 100, seed: int = 1, **given: Any
) -> Study:
    """A study of a file that waits for a worker."""
    how = {"replicates": replicates, "seed": seed, **given}
    return actions.ask_of_file(text, **WINDOW, definition=COUNTED, by=by, at=at, **how)


def stopped(*, by: Person, at: datetime = NOON) -> Study:
    """A study whose work was stopped before it began."""
    study = asked(by=by, at=at, seed=3)
    actions.stop(study, by=by, at=at)
    return study


def worked_out(*, by: Person, at: datetime = NOON, text: str = THREE, **given: Any) -> Study:
    """A study that a worker has finished."""
    study = asked(by=by, at=at, text=text, **given)
    actions.work_out(study.pk, clock=lambda: at + timedelta(minutes=1))
    return Study.objects.get(pk=study.pk)
