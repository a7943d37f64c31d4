"""Records how somebody is, half a year, a year and two years on; and takes feedback that names nobody."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from handrail.casework.cases.actions.events import hold
from handrail.casework.cases.models import Case
from handrail.casework.support.actions.keeping import add, note, today
from handrail.casework.support.models import Change, Feedback, FeelsSafe, InContact, Outcome, Since
from handrail.casework.support.permissions import why_not_record_outcome, why_not_take_feedback
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import sealing

BY_ITSELF = "handrail"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The coded answers of a follow-up; `own_view` is theirs, 1 to 5."""

    in_contact: InContact
    housing: str = ""
    work: str = ""
    status: str = ""
    health: Change = Change.NOT_KNOWN
    feels_safe: FeelsSafe = FeelsSafe.NOT_KNOWN
    exploited_since: Since = Since.NOT_ASKED
    own_view: int | None = None


@transaction.atomic
def record_outcome(
    case: Case, *, month: int, answers: Answers, words: str = "", asked_on: date, by: Person, at: datetime
) -> Outcome:
    """Keep the answers of one follow-up.

    Raises:
        NotAllowed: this person may not, it is recorded or too early, or an answer does not fit.
    """
    case = hold(case.pk)
    require(why_not_record_outcome(case, month=month, on=today(at), by=by))
    require("That day is still to come." if asked_on > today(at) else None)
    require(why_not_answer(answers))
    outcome = Outcome(case=case, month=month, asked_on=asked_on, recorded_at=at, recorded_by=by, **asdict(answers))
    add(outcome, {"words": words})
    note(case, "outcome_recorded", by=by, at=at, month=month, in_contact=str(answers.in_contact))
    return outcome


def why_not_answer(answers: Answers) -> str | None:
    """Say why these answers do not fit, if so."""
    if answers.in_contact != InContact.YES:
        untouched = answers == Answers(in_contact=answers.in_contact)
        return None if untouched else "Nobody was asked, so there are no answers to record."
    words = current_locality().support
    for name in ("housing", "work", "status"):
        if getattr(answers, name) not in words.words(f"outcome_{name}"):
            return f"Choose an answer about {name}."
    return None if answers.own_view is None or 1 <= answers.own_view <= 5 else "Their own view is from 1 to 5."


@transaction.atomic
def give_feedback(
    *,
    helped: int | None = None,
    respected: int | None = None,
    understood: int | None = None,
    words: str = "",
    by: Person,
    at: datetime,
) -> Feedback:
    """Keep what somebody says of us, with nothing that leads to them: no file, no worker, no day.

    The line in the trail says only that feedback was given. It does not say who held the tablet: from their diary
    one could tell whom they met just then.

    Raises:
        NotAllowed: this person may not, nothing was said, or a rating is not from 1 to 5.
    """
    require(why_not_take_feedback(by=by))
    ratings = [one for one in (helped, respected, understood) if one is not None]
    require("Nothing was said." if not ratings and not words.strip() else None)
    require(None if all(1 <= one <= 5 for one in ratings) else "A rating is from 1 to 5.")
    kept = Feedback.objects.create(
        month=f"{timezone.localdate(at):%Y-%m}",
        helped=helped,
        respected=respected,
        understood=understood,
        words=sealing.seal_for_desk(words.strip().encode()) if words.strip() else b"",
    )
    record("support.feedback_given", about="feedback", by=BY_ITSELF, at=at)
    return kept
