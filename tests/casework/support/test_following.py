"""Follow-ups come due by the calendar; feedback leads to nobody and is heard only once enough people have spoken."""

from calendar import monthrange
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.cases.actions import close_case, note_event
from handrail.casework.cases.models import Case, ClosingReason, EventKind
from handrail.casework.support import actions
from handrail.casework.support.models import MONTHS, Feedback, InContact, Since
from handrail.casework.support.policies import follow_ups, following_of, months_after
from handrail.casework.support.policies.hearing import periods
from handrail.casework.support.queries import feedback_heard, follow_ups_due, outcomes_of
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.support.filled import follow_up

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HALF_A_YEAR = build.NOON + timedelta(days=181)
MONTH_NAMES = st.sampled_from([f"2026-{month:02}" for month in range(1, 13)])


def test_so_many_months_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    day = date(2024, 1, 1)
    while day < date(2028, 1, 1):
        for months in MONTHS:
            later = months_after(day, months)
            assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
            assert later.day == min(day.day, monthrange(later.year, later.month)[1])
        day += timedelta(days=1)


def test_a_follow_up_opens_a_month_before_its_day_and_is_overdue_two_months_after() -> None:
    one = follow_ups(date(2026, 1, 31), recorded=())[0]
    assert one.due_on == date(2026, 7, 31)
    assert [one.is_open(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [False, True]
    assert [one.is_overdue(day) for day in (date(2026, 9, 29), date(2026, 9, 30))] == [False, True]
    assert not follow_ups(date(2026, 1, 31), recorded=(6,))[0].is_overdue(date(2030, 1, 1))


def test_months_are_counted_from_the_day_support_began(case: Case, worker: Person) -> None:
    began = build.NOON + timedelta(days=20)
    assert following_of(case)[0].due_on == date(2027, 5, 17)
    note_event(case, kind=EventKind.SUPPORT_BEGAN, by=worker, at=began)
    assert following_of(case)[0].due_on == date(2027, 6, 7)


def test_a_file_that_is_closed_is_followed_up_too(case: Case, worker: Person) -> None:
    close_case(case, reason=ClosingReason.GOALS_REACHED, by=worker, at=build.NOON + timedelta(hours=1))
    follow_up(case, by=worker, at=HALF_A_YEAR)
    line = outcomes_of(case, by=worker, at=HALF_A_YEAR)[0]
    assert dict(line.rows)["Has somebody exploited them since?"] == "They would rather not say"
    assert line.words == "Works in a bakery."


def test_a_follow_up_is_neither_too_early_nor_recorded_twice(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="too early"):
        follow_up(case, by=worker, at=build.NOON + timedelta(days=100))
    follow_up(case, by=worker, at=HALF_A_YEAR)
    with pytest.raises(NotAllowed, match="recorded already"):
        follow_up(case, by=worker, at=HALF_A_YEAR)


def record(case: Case, answers: actions.Answers, *, by: Person) -> None:
    actions.record_outcome(case, month=6, answers=answers, asked_on=HALF_A_YEAR.date(), by=by, at=HALF_A_YEAR)


@pytest.mark.parametrize("in_contact", [InContact.LOST, InContact.DECLINED])
def test_nobody_answers_for_somebody_who_was_not_asked(in_contact: InContact, case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="Nobody was asked"):
        record(case, actions.Answers(in_contact=in_contact, exploited_since=Since.NO), by=worker)
    record(case, actions.Answers(in_contact=in_contact), by=worker)
    assert outcomes_of(case, by=worker, at=HALF_A_YEAR)[0].rows == []


def test_an_answer_is_one_of_the_pack(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="Choose an answer about housing"):
        record(case, actions.Answers(in_contact=InContact.YES, housing="castle"), by=worker)


def spoken(number: int, *, by: Person, at: datetime) -> None:
    """So many people say something in that month."""
    for each in range(number):
        actions.give_feedback(helped=4, words=f"Said in {at:%B}, {each}.", by=by, at=at)


def test_one_voice_is_not_heard_and_five_are_once_the_month_is_over(
    office: build.Office, worker: Person, coordinator: Person
) -> None:
    spoken(4, by=worker, at=build.NOON)
    next_month = build.NOON + timedelta(days=30)
    assert feedback_heard(by=coordinator, at=next_month) == []
    spoken(1, by=worker, at=build.NOON)
    assert feedback_heard(by=coordinator, at=build.NOON) == [], "the month still runs"
    heard = feedback_heard(by=coordinator, at=next_month)
    assert [(one.months, one.number, one.means) for one in heard] == [(("2026-11",), 5, [("helped", 4.0)])]
    assert sorted(heard[0].words) == ["Said in November, 0.", *(f"Said in November, {each}." for each in range(4))]


@given(said=st.lists(MONTH_NAMES, max_size=60), fewest=st.integers(1, 8), now=MONTH_NAMES)
def test_no_period_is_heard_with_too_few_voices_or_while_it_runs(said: list[str], fewest: int, now: str) -> None:
    counts = Counter(said)
    found = periods(counts, fewest=fewest, this_month=now)
    months = [month for one in found for month in one.months]
    assert len(months) == len(set(months))
    assert months == sorted(months)
    assert all(month < now for month in months)
    for one in found:
        assert sum(counts[month] for month in one.months) >= fewest
        assert sum(counts[month] for month in one.months[:-1]) < fewest, "no more is put together than has to be"


@given(said=st.lists(MONTH_NAMES, max_size=60), fewest=st.integers(1, 8), now=MONTH_NAMES, later=MONTH_NAMES)
def test_a_period_that_was_heard_once_never_changes(said: list[str], fewest: int, now: str, later: str) -> None:
    now, later = sorted((now, later))
    before = periods(Counter(one for one in said if one <= now), fewest=fewest, this_month=now)
    assert periods(Counter(said), fewest=fewest, this_month=later)[: len(before)] == before


def test_nothing_leads_from_what_was_said_to_whoever_said_it(worker: Person) -> None:
    actions.give_feedback(helped=2, words="The room was cold.", by=worker, at=build.NOON)
    assert {field.name for field in Feedback._meta.get_fields()} == {
        *("id", "month", "helped", "respected", "understood", "words"),
    }
    row = Feedback.objects.values().get()
    assert row["month"] == "2026-11"
    assert b"cold" not in bytes(row["words"])
    line = TrailEntry.objects.get(act="support.feedback_given")
    assert (line.about, line.by, line.detail) == ("feedback", "handrail", {})


@pytest.mark.parametrize("role", Role)
def test_feedback_is_heard_by_who_answers_for_it_and_nobody_else(role: Role, office: build.Office) -> None:
    by = build.person(role, at_work=office.home)
    if role in {Role.COORDINATOR, Role.ANALYST}:
        assert feedback_heard(by=by, at=build.NOON) == []
        return
    with pytest.raises(NotAllowed):
        feedback_heard(by=by, at=build.NOON)


@pytest.mark.parametrize("told", [{}, {"words": "  "}, {"helped": 0}, {"helped": 6}])
def test_empty_or_senseless_feedback_is_not_kept(told: dict[str, int], worker: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.give_feedback(**told, by=worker, at=build.NOON)  # type: ignore[arg-type]
    assert not Feedback.objects.exists()


def due(month: int, *, by: Person, at: datetime) -> list[tuple[str, bool]]:
    """The references of the files to follow up, and whether each is overdue."""
    return [(line.case.reference, line.overdue) for line in follow_ups_due(month, by=by, at=at)[1]]


def test_the_list_of_follow_ups_agrees_with_each_file_on_every_day(case: Case, worker: Person) -> None:
    for days in (0, 100, 150, 151, 152, 181, 240, 241, 242, 330, 340, 400, 690, 700, 800):
        at = build.NOON + timedelta(days=days)
        for one in following_of(case):
            expected = [(case.reference, one.is_overdue(at.date()))] if one.is_open(at.date()) else []
            assert due(one.month, by=worker, at=at) == expected, (days, one.month)


def test_a_file_stands_in_the_list_until_the_answers_are_recorded_closed_or_not(case: Case, worker: Person) -> None:
    close_case(case, reason=ClosingReason.THEIR_WISH, by=worker, at=build.NOON + timedelta(hours=1))
    assert due(6, by=worker, at=HALF_A_YEAR) == [(case.reference, False)]
    follow_up(case, by=worker, at=HALF_A_YEAR)
    assert due(6, by=worker, at=HALF_A_YEAR) == []


def test_nobody_is_asked_after_who_has_died_and_no_other_organisation_sees_the_list(
    case: Case, worker: Person, stranger: Person
) -> None:
    assert due(6, by=stranger, at=HALF_A_YEAR) == []
    close_case(case, reason=ClosingReason.DIED, by=worker, at=build.NOON + timedelta(hours=1))
    assert due(6, by=worker, at=HALF_A_YEAR) == []
