"""How far needs are met: what nobody asked about is never taken for unmet, and the first assessment stays the first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.cases.models import Case, CaseStatus
from handrail.casework.support.actions import assess_needs
from handrail.casework.support.models import AssessmentKind, NeedLevel, NeedsAssessment
from handrail.casework.support.policies import Rating, changes, mean_change, wheel
from handrail.casework.support.policies.needs import why_not_rate
from handrail.casework.support.queries import needs_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TODAY = build.NOON.date()
LATER = build.NOON + timedelta(days=40)
DOMAINS = ("housing", "health", "mental_health", "legal_immigration", "safety_risk")
LEVEL = st.one_of(st.none(), st.integers(1, 5))
LEVELS = st.dictionaries(st.sampled_from(DOMAINS), st.tuples(LEVEL, LEVEL))


def test_the_first_assessment_is_the_baseline_and_later_ones_are_reviews(case: Case, worker: Person) -> None:
    made = [
        assess_needs(case, ratings={"housing": Rating(level=level)}, assessed_on=at.date(), by=worker, at=at)
        for level, at in ((1, build.NOON), (3, LATER), (4, LATER + timedelta(days=30)))
    ]
    assert [one.kind for one in made] == [AssessmentKind.BASELINE, AssessmentKind.REVIEW, AssessmentKind.REVIEW]
    file = needs_of(case, by=worker, at=LATER + timedelta(days=60))
    housing = next(line.found for line in file.lines if line.found.domain == "housing")
    assert (housing.first, housing.latest, housing.change) == (1, 4, 3)
    assert (file.first_on, len(file.dates), file.mean) == (TODAY, 3, 3)


def test_an_assessment_takes_the_file_to_assessed(case: Case, worker: Person) -> None:
    at = build.NOON + timedelta(minutes=1)
    assess_needs(case, ratings={"health": Rating(own_level=2)}, assessed_on=TODAY, by=worker, at=at)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.ASSESSED


def test_a_need_that_nobody_asked_about_has_no_level_and_no_change(case: Case, worker: Person) -> None:
    for level, at in ((2, build.NOON), (None, LATER)):
        ratings = {"housing": Rating(level=level), "health": Rating(level=3)}
        assess_needs(case, ratings=ratings, assessed_on=at.date(), by=worker, at=at)
    file = needs_of(case, by=worker, at=LATER)
    found = {line.found.domain: line.found for line in file.lines}
    assert (found["housing"].latest, found["housing"].change) == (None, None)
    assert (found["education"].first, found["education"].change) == (None, None)
    assert file.mean == 0, "only a need that was asked about both times counts"


@pytest.mark.parametrize("level", [0, 6])
def test_the_database_itself_takes_no_level_but_1_to_5(level: int, case: Case, worker: Person) -> None:
    made = assess_needs(case, ratings={"health": Rating(level=1)}, assessed_on=TODAY, by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedLevel.objects.create(assessment=made, domain="housing", level=level)


def test_the_database_keeps_one_first_assessment_of_a_file(case: Case, worker: Person) -> None:
    assess_needs(case, ratings={"health": Rating(level=1)}, assessed_on=TODAY, by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedsAssessment.objects.create(
            case=case, kind=AssessmentKind.BASELINE, assessed_on=TODAY, recorded_at=build.NOON, recorded_by=worker
        )


@pytest.mark.parametrize(
    ("ratings", "days", "said"),
    [
        ({"housing": Rating(level=9)}, 0, "from 1 to 5"),
        ({"shoes": Rating(level=1)}, 0, "no such need: shoes"),
        ({"housing": Rating(said="words alone")}, 0, "at least one need"),
        ({"housing": Rating(level=1)}, 1, "still to come"),
    ],
)
def test_what_cannot_be_is_not_kept(
    ratings: dict[str, Rating], days: int, said: str, case: Case, worker: Person
) -> None:
    with pytest.raises(NotAllowed, match=said):
        assess_needs(case, ratings=ratings, assessed_on=TODAY + timedelta(days=days), by=worker, at=build.NOON)
    assert not NeedsAssessment.objects.filter(case=case).exists()


def test_an_assessment_is_not_put_before_the_latest(case: Case, worker: Person) -> None:
    assess_needs(case, ratings={"health": Rating(level=1)}, assessed_on=TODAY, by=worker, at=build.NOON)
    with pytest.raises(NotAllowed, match="a later assessment"):
        assess_needs(
            case,
            ratings={"health": Rating(level=2)},
            assessed_on=TODAY - timedelta(days=1),
            by=worker,
            at=build.NOON,
        )


@given(first=LEVELS, latest=LEVELS)
def test_a_change_is_counted_only_where_both_were_asked(
    first: dict[str, tuple[int | None, int | None]], latest: dict[str, tuple[int | None, int | None]]
) -> None:
    found = changes(DOMAINS, first, latest)
    assert [one.domain for one in found] == list(DOMAINS)
    for one in found:
        before, now = first.get(one.domain, (None, None))[0], latest.get(one.domain, (None, None))[0]
        assert one.change == (None if before is None or now is None else now - before)
    mean = mean_change(found)
    assert (mean is None) == all(one.change is None for one in found)
    assert mean is None or -4 <= mean <= 4


@given(levels=st.lists(LEVEL, min_size=3, max_size=9))
def test_the_wheel_draws_a_dot_for_what_was_asked_and_an_outline_only_when_all_was(levels: list[int | None]) -> None:
    dots = wheel.dots(levels)
    assert len(dots) == sum(level is not None for level in levels)
    assert bool(wheel.outline(levels)) == (None not in levels)
    far = [((x - wheel.CENTRE) ** 2 + (y - wheel.CENTRE) ** 2) ** 0.5 for x, y in dots]
    asked = [level for level in levels if level is not None]
    assert far == pytest.approx([wheel.RADIUS * level / 5 for level in asked], abs=0.2)


@given(ratings=st.dictionaries(st.sampled_from(DOMAINS), st.builds(Rating, level=LEVEL, own_level=LEVEL)))
def test_ratings_are_taken_exactly_when_something_was_asked(ratings: dict[str, Rating]) -> None:
    asked = any(one.level or one.own_level for one in ratings.values())
    assert (why_not_rate(ratings, domains=DOMAINS) is None) == asked


def test_every_need_has_words_for_each_of_its_five_levels() -> None:
    words = current_locality().support
    assert len(words.domains) == 9
    for domain in words.domains:
        graded = words.levels_of(domain.code)
        assert list(graded) == [1, 2, 3, 4, 5]
        assert len(set(graded.values())) == 5, domain.code
