"""Takes in what somebody knows: what they answered is kept apart from who they are."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.permission import require
from handrail.partnership.training.actions.earning import write_if_earned
from handrail.partnership.training.actions.holding import held
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Booking, Session, Sitting, Wave
from handrail.partnership.training.permissions import why_not_answer, why_not_answer_in_room
from handrail.partnership.training.policies import questions_of, wave_of
from handrail.rules.localities.learning import number_right, passes

ANSWERED = {Wave.BEFORE: "before_on", Wave.AFTER: "after_on", Wave.LATER: "later_on"}


@transaction.atomic
def answer_questions(booking: Booking, answers: Mapping[str, int], *, by: str, at: datetime) -> int:
    """Take in what somebody with a place knows now, and give how much of it is right.

    The first answers of each time are counted, without a name. After a course they may be given again until enough of
    them is right; then, once the list of who came is closed, the course is written down.

    Raises:
        NotAllowed: nothing is asked of them now.
    """
    session = held(booking.session)
    booking = Booking.objects.select_related("session", "attendee__colleague").get(pk=booking.pk)
    require(why_not_answer(booking, at=at))
    wave, asked = Wave(wave_of(session, at=at) or ""), questions_of(session)
    day, right = timezone.localdate(at), number_right(asked, answers)
    if getattr(booking, ANSWERED[wave]) is None:
        keep(session, wave, answers)
        setattr(booking, ANSWERED[wave], day)
    if wave == Wave.AFTER and passes(right, len(asked), percent=pass_percent(session)):
        booking.passed_on = day
    booking.save(update_fields=[*ANSWERED.values(), "passed_on"])
    record("training.answered", about=str(session), by=by, at=at, wave=str(wave))
    write_if_earned(booking, at=at)
    tell_of_place(booking, at=at)
    return right


@transaction.atomic
def answer_in_room(session: Session, answers: Mapping[str, int], *, at: datetime) -> None:
    """Take in what somebody knows who typed the code of the room: it is counted, and nobody passes by it.

    Raises:
        NotAllowed: nothing is asked now.
    """
    require(why_not_answer_in_room(session, at=at))
    wave = Wave(wave_of(session, at=at) or "")
    keep(session, wave, answers)
    record("training.answered", about=str(session), by="public", at=at, wave=str(wave))


def keep(session: Session, wave: Wave, answers: Mapping[str, int]) -> None:
    """Keep these answers as nobody's."""
    codes = [one.code for one in questions_of(session)]
    Sitting.objects.create(session=session, wave=wave, answers={code: answers[code] for code in codes})


def pass_percent(session: Session) -> int:
    """How much must be right, on the day of the session."""
    return current_locality().limit("training_pass_percent", on=timezone.localdate(session.starts_at))
