"""How far the partnership has come, as its members answered and as the group agreed, beside the last time."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import AgreedLevel, Answer, Assessment, Group, Member
from handrail.partnership.steering.permissions import why_not_read
from handrail.partnership.steering.policies import middle


@dataclass(frozen=True)
class ThemeRow:
    """One theme: how many answered, the lowest, the middle and the highest, what is agreed now and was before."""

    code: str
    label: str
    answers: int
    lowest: int | None
    middle: int | None
    highest: int | None
    agreed: int | None
    words: str
    before: int | None

    @property
    def change(self) -> str:
        """What became of it since the last time, in words."""
        if self.agreed is None or self.before is None:
            return "Nothing to compare with"
        steps = self.agreed - self.before
        return "As before" if steps == 0 else f"{abs(steps)} {'up' if steps > 0 else 'down'}"


def assessment_for(assessment_id: UUID, *, by: Person) -> Assessment:
    """One assessment. Raises Assessment.DoesNotExist, NotAllowed."""
    found = Assessment.objects.select_related("group__parent").get(pk=assessment_id)
    require(why_not_read(found.group, by=by))
    return found


def assessments_of(group: Group) -> QuerySet[Assessment]:
    """The assessments of a group, the latest first."""
    return Assessment.objects.filter(group=group)


def themes_of(assessment: Assessment) -> list[ThemeRow]:
    """Each theme, as answered and as agreed."""
    given: dict[str, list[int]] = defaultdict(list)
    for theme, level in Answer.objects.filter(assessment=assessment).values_list("theme", "level"):
        given[theme].append(level)
    agreed = {one.theme: one for one in AgreedLevel.objects.filter(assessment=assessment)}
    before = levels_before(assessment)
    return [theme_row(code, label, given[code], agreed.get(code), before.get(code)) for code, label in themes()]


def themes() -> list[tuple[str, str]]:
    """The themes of the pack, by code and name."""
    return [(one.code, one.label) for one in current_locality().steering.themes]


def theme_row(code: str, label: str, given: list[int], agreed: AgreedLevel | None, before: int | None) -> ThemeRow:
    """One theme."""
    return ThemeRow(
        code=code,
        label=label,
        answers=len(given),
        lowest=min(given, default=None),
        middle=middle(given) if given else None,
        highest=max(given, default=None),
        agreed=agreed.level if agreed else None,
        words=agreed.words if agreed else "",
        before=before,
    )


def levels_before(assessment: Assessment) -> dict[str, int]:
    """What the group agreed the last time, by theme."""
    earlier = Assessment.objects.filter(group=assessment.group_id, opened_at__lt=assessment.opened_at)
    last = earlier.exclude(agreed_at=None).first()
    return dict(AgreedLevel.objects.filter(assessment=last).values_list("theme", "level")) if last else {}


def answers_of(assessment: Assessment, member: Member) -> dict[str, Answer]:
    """What an organisation has answered so far, by theme."""
    found = Answer.objects.filter(assessment=assessment, organisation=member.organisation_id)
    return {one.theme: one for one in found}


def who_has_not_answered(assessment: Assessment) -> list[str]:
    """The organisations on the group that have not answered, by name."""
    answered = Answer.objects.filter(assessment=assessment).values("organisation")
    seats = Member.objects.filter(group=assessment.group_id, left_on=None).exclude(organisation__in=answered)
    return list(seats.values_list("organisation__name", flat=True))
