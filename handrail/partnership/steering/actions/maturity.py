"""Asks the members of a group how far the partnership has come, and writes down what the group agrees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.actions.calling import SOMETHING_NEW
from handrail.partnership.steering.models import AgreedLevel, Answer, Assessment, Group, Member
from handrail.partnership.steering.permissions import why_not_answer, why_not_keep
from handrail.rules.localities.steering import LEVELS

FROZEN = "The group has agreed this assessment. It does not change any more."


@dataclass(frozen=True)
class Level:
    """A level from 1 to 4, and why."""

    level: int
    why: str = ""


@transaction.atomic
def open_assessment(group: Group, *, answer_by: date, by: Person, at: datetime) -> Assessment:
    """Ask every member how far the partnership has come. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_open(group, answer_by, at=at))
    try:
        with transaction.atomic():
            made = Assessment.objects.create(group=group, opened_at=at, answer_by=answer_by)
    except IntegrityError:
        raise NotAllowed("There is an assessment that the group has not agreed yet.") from None
    for seat in Member.objects.filter(group=group, left_on=None).select_related("representative"):
        if seat.representative is not None and seat.representative.is_active:
            tell_staff(seat.representative, kind=SOMETHING_NEW, at=at)
    record("steering.assessment_opened", about=str(group), by=by.ref, at=at, assessment=str(made.pk))
    return made


def why_not_open(group: Group, answer_by: date, *, at: datetime) -> str | None:
    """Say why no assessment can be opened, if so."""
    if group.ended_at is not None:
        return "This group has ended."
    return "Give a day that is still to come." if answer_by <= timezone.localdate(at) else None


@transaction.atomic
def answer_assessment(
    assessment: Assessment, organisation: Organisation, levels: Mapping[str, Level], *, by: Person, at: datetime
) -> None:
    """Answer for an organisation, by theme; an answer takes the place of one before it. Raises NotAllowed."""
    require(why_not_answer(assessment, organisation, by=by) or why_not_grade(levels))
    for theme, one in levels.items():
        kept = {"level": one.level, "why": one.why.strip(), "answered_at": at, "answered_by": by}
        Answer.objects.update_or_create(assessment=assessment, organisation=organisation, theme=theme, defaults=kept)
    about = str(assessment.group)
    record("steering.answered", about=about, by=by.ref, at=at, assessment=str(assessment.pk), themes=len(levels))


def why_not_grade(levels: Mapping[str, Level]) -> str | None:
    """Say why these are no levels of every theme, if so."""
    if set(levels) != {theme.code for theme in current_locality().steering.themes}:
        return "Choose a level for every theme."
    return None if all(one.level in LEVELS for one in levels.values()) else "There are four levels."


@transaction.atomic
def agree_levels(assessment: Assessment, levels: Mapping[str, Level], *, by: Person, at: datetime) -> Assessment:
    """Write down what the group agreed on every theme. It does not change any more. Raises NotAllowed."""
    held = Assessment.objects.select_for_update(of=("self",)).select_related("group").get(pk=assessment.pk)
    require(why_not_keep(by=by) or (FROZEN if held.agreed_at is not None else None) or why_not_grade(levels))
    if not held.answers.exists():
        raise NotAllowed("No organisation has answered yet.")
    AgreedLevel.objects.bulk_create(
        AgreedLevel(assessment=held, theme=theme, level=one.level, words=one.why.strip())
        for theme, one in levels.items()
    )
    held.agreed_at = at
    held.save(update_fields=["agreed_at"])
    record("steering.levels_agreed", about=str(held.group), by=by.ref, at=at, assessment=str(held.pk))
    return held
