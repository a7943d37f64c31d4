"""What people know before a course, after it and six months on: shares of answers that are right, and nobody's own."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.published.models import RoomCode
from handrail.partnership.published.policies import read_code
from handrail.partnership.training.models import Session, Sitting, Wave
from handrail.partnership.training.permissions import why_not_hold_sessions, why_not_keep_session
from handrail.rules.localities.learning import Question

Shares = Mapping[Wave, int | None]


@dataclass(frozen=True, kw_only=True)
class Known:
    """One question, and what percentage of those who answered it were right; None where too few did."""

    asks: str
    right: str
    shares: Shares


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What is known of one version of a course: each question, all of them together, and how many were asked."""

    rows: tuple[Known, ...]
    together: Shares
    people: Mapping[Wave, int | None]


def room_code(typed: str, *, at: datetime) -> RoomCode | None:
    """The code of a room that counts at that moment; None if there is none."""
    shown = RoomCode.objects.filter(pk=read_code(typed), shown_at__lte=at, until__gte=at)
    return shown.select_related("taught").first()


def code_in_room(session: Session, *, by: Person, at: datetime) -> RoomCode | None:
    """The code that counts now in the room of a session, for whoever holds it. Raises NotAllowed."""
    require(why_not_keep_session(session, by=by))
    return RoomCode.objects.filter(taught=session.pk, shown_at__lte=at, until__gt=at).first()


def versions_of(course: str) -> list[str]:
    """The versions of a course of which something is asked, the newest first."""
    return sorted({one.version for one in current_locality().questions if one.course == course}, reverse=True)


def knowledge(course: str, version: str, *, on: date, by: Person) -> Knowledge:
    """What people knew, over all sessions of that version. Raises NotAllowed.

    A session at which fewer than the pack's small number answered is left out of that time: neither it nor what it
    would add to the others can tell of one person.
    """
    require(why_not_hold_sessions(by=by))
    asked = current_locality().questionnaire(course, version)
    sittings = answered(course, version, fewest=current_locality().limit("small_number", on=on))
    people = {wave: len(given) for wave, given in sittings.items()}
    right = {wave: Counter(rights(given, asked)) for wave, given in sittings.items()}
    return Knowledge(
        rows=tuple(
            Known(
                asks=one.asks,
                right=one.answers[one.right],
                shares={wave: share(right[wave][one.code], people[wave]) for wave in Wave},
            )
            for one in asked
        ),
        together={wave: share(right[wave].total(), people[wave] * len(asked)) for wave in Wave},
        people={wave: people[wave] or None for wave in Wave},
    )


def answered(course: str, version: str, *, fewest: int) -> dict[Wave, list[dict[str, int]]]:
    """The answers of each time, from the sessions at which enough people answered."""
    rows = Sitting.objects.filter(session__course=course, session__course_version=version)
    told = list(rows.values_list("session", "wave", "answers"))
    many = Counter((session, wave) for session, wave, _ in told)
    return {
        wave: [given for session, when, given in told if when == wave and many[session, when] >= fewest]
        for wave in Wave
    }


def rights(given: list[dict[str, int]], asked: tuple[Question, ...]) -> list[str]:
    """The code of a question for each right answer to it."""
    return [one.code for answers in given for one in asked if answers.get(one.code) == one.right]


def share(part: int, whole: int) -> int | None:
    """The percentage, to the nearest whole; None of nobody."""
    return round(100 * part / whole) if whole else None
