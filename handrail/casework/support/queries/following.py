"""Follow-ups: which are due, what was answered; and feedback, which is read a period at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from django.db import transaction
from django.utils import timezone

from handrail.casework.cases.models import Case
from handrail.casework.support.models import Change, Feedback, FeelsSafe, InContact, Outcome, Since
from handrail.casework.support.permissions import why_not_hear_feedback
from handrail.casework.support.policies import opened_all
from handrail.casework.support.policies.hearing import Period, periods
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import sealing
from handrail.partnership.steering.queries import Voices

RATED = {
    "helped": "Helped with what they wanted",
    "respected": "Treated with respect",
    "understood": "Understood, and could decide",
}


@dataclass(frozen=True, repr=False)
class OutcomeLine:
    """The answers of one follow-up, in words."""

    month: int
    asked_on: date
    in_contact: str
    rows: list[tuple[str, str]]
    words: str


@dataclass(frozen=True, repr=False)
class Heard:
    """What people said in one period. `means` are the ratings that enough people gave."""

    months: tuple[str, ...]
    number: int
    means: list[tuple[str, float]]
    words: list[str]


def outcomes_of(case: Case, *, by: Person, at: datetime) -> list[OutcomeLine]:
    """Every follow-up that was recorded. Raises NotAllowed."""
    note_reading(case, "outcomes", by=by, at=at)
    rows = in_file(case, Outcome.objects.filter(case=case))
    return [outcome_line(row, words.get("words", "")) for row, words in opened_all(rows)]


def outcome_line(row: Outcome, words: str) -> OutcomeLine:
    """One follow-up, in words."""
    known = current_locality().support
    said = [
        ("Where they live", known.words("outcome_housing").get(row.housing, "")),
        ("Work and education", known.words("outcome_work").get(row.work, "")),
        ("Status", known.words("outcome_status").get(row.status, "")),
        ("Health", str(Change(row.health).label)),
        ("Do they feel safe?", str(FeelsSafe(row.feels_safe).label)),
        ("Has somebody exploited them since?", str(Since(row.exploited_since).label)),
        ("Their own view, 1 to 5", str(row.own_view or "Not said")),
    ]
    asked = row.in_contact == InContact.YES
    return OutcomeLine(row.month, row.asked_on, str(InContact(row.in_contact).label), said if asked else [], words)


@transaction.atomic
def feedback_heard(*, by: Person, at: datetime) -> list[Heard]:
    """What people said of us, the latest period first, for whoever answers to the steering group.

    A period is read only when it is over and enough people said something in it. Raises NotAllowed.
    """
    require(why_not_hear_feedback(by=by))
    fewest, readable = readable_periods(at=at)
    record("support.feedback_read", about="feedback", by=by.ref, at=at, periods=len(readable))
    return [heard(one.months, fewest=fewest) for one in reversed(readable)]


def readable_periods(*, at: datetime) -> tuple[int, list[Period]]:
    """How many must have said something, and the periods in which they did, the earliest first."""
    on = timezone.localdate(at)
    fewest = current_locality().limit("small_number", on=on)
    counts = Counter(Feedback.objects.values_list("month", flat=True))
    return fewest, periods(counts, fewest=fewest, this_month=f"{on:%Y-%m}")


def voices(at: datetime) -> list[Voices]:
    """The same periods as the steering group is told of them: how many, and means. No words are opened for it."""
    fewest, readable = readable_periods(at=at)
    told = []
    for one in reversed(readable):
        rows = list(Feedback.objects.filter(month__in=one.months).defer("words"))
        means = tuple((RATED[name], f"{mean:.1f}") for name, mean in means_of(rows, fewest=fewest))
        told.append(Voices(", ".join(one.months), len(rows), means))
    return told


def means_of(rows: Sequence[Feedback], *, fewest: int) -> list[tuple[str, float]]:
    """The mean of each question that enough people answered."""
    found = []
    for name in RATED:
        given = [value for row in rows if (value := getattr(row, name)) is not None]
        if len(given) >= fewest:
            found.append((name, fmean(given)))
    return found


def heard(months: Sequence[str], *, fewest: int) -> Heard:
    """What was said in a period. The words come in no order that says when."""
    rows = list(Feedback.objects.filter(month__in=months).order_by("id"))
    means = means_of(rows, fewest=fewest)
    words = [sealing.open_at_desk(bytes(row.words)).decode() for row in rows if row.words]
    return Heard(tuple(months), len(rows), means, words)
