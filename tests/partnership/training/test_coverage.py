"""Who is trained in which profession: a nurse books, comes, and her trust's coverage moves by one."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.partnership.published.models import Certificate
from handrail.partnership.published.queries import standing_of
from handrail.partnership.training import actions, queries
from handrail.partnership.training.actions import Heads
from handrail.partnership.training.models import Attendee, Booking, Record, Session
from handrail.partnership.training.queries import Covered
from handrail.partnership.training.queries.coverage import marks_of, target_of
from handrail.public.learning.queries import certificate_of
from tests.build import NOON, organisations, person
from tests.partnership.training.sessions import DAY, asked, booked, planned, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BEGUN, ENDED = DAY + timedelta(minutes=5), DAY + timedelta(hours=3)
COURSE = {"course": "reception", "course_version": "2026-1"}


def taught(by: Person, **told: object) -> Session:
    """A session of the course that everybody takes."""
    return planned(by=by, **COURSE, **told)


def held_to_the_end(session: Session, *, by: Person) -> list[Record]:
    """Everybody with a place came, and the list is closed."""
    places = Booking.objects.filter(session=session, state="confirmed").values_list("pk", flat=True)
    actions.note_who_came(session, list(places), by=by, at=BEGUN)
    return actions.close_attendance(session, by=by, at=ENDED)


def covered(*, on: date | None = None, by: Person | None = None) -> list[Covered]:
    """The coverage of that course as the coordinator sees it."""
    by = by or person(Role.COORDINATOR, at_work=organisations()[0])
    return queries.coverage("reception", on=on or ENDED.date(), by=by)


def test_a_nurse_books_and_comes_and_the_coverage_of_her_trust_moves_by_one() -> None:
    by = trainer()
    session = taught(by)
    receipt = asked(session)
    assert covered() == []
    held_to_the_end(session, by=by)
    (row,) = covered()
    assert (row.profession, row.trained, row.due, row.lapsed) == ("Nurse or midwife", 1, 0, 0)
    attendee = Attendee.objects.get()
    assert attendee.organisation is not None
    assert row.organisation == attendee.organisation.name
    standing = standing_of(receipt)
    assert standing is not None
    assert standing.word == "done"
    assert queries.code_of_certificate(Record.objects.get()) in standing.says


def test_whoever_books_and_does_not_come_has_taken_nothing() -> None:
    by = trainer()
    session = taught(by)
    came, _ = booked(session), booked(session, at=NOON + timedelta(minutes=1))
    actions.note_who_came(session, [came.pk], by=by, at=BEGUN)
    assert [record.attendee for record in actions.close_attendance(session, by=by, at=ENDED)] == [came.attendee]


def test_a_tick_is_taken_away_again_until_the_list_is_closed() -> None:
    by = trainer()
    session = taught(by)
    booking = booked(session)
    actions.note_who_came(session, [booking.pk], by=by, at=BEGUN)
    assert actions.note_who_came(session, [], by=by, at=BEGUN) == 0
    assert actions.close_attendance(session, by=by, at=ENDED) == []
    with pytest.raises(NotAllowed, match="Its attendance is closed"):
        actions.note_who_came(session, [booking.pk], by=by, at=ENDED)


def test_who_waits_or_is_at_another_session_cannot_be_ticked() -> None:
    by = trainer()
    session, other = taught(by, capacity=1), taught(by)
    booked(session)
    waits, elsewhere = booked(session, at=NOON + timedelta(minutes=1)), booked(other)
    assert actions.note_who_came(session, [waits.pk, elsewhere.pk], by=by, at=BEGUN) == 0


def test_nothing_is_written_before_it_begins_nor_closed_before_it_ends() -> None:
    by = trainer()
    session = taught(by)
    with pytest.raises(NotAllowed, match="has not begun"):
        actions.note_who_came(session, [], by=by, at=NOON)
    with pytest.raises(NotAllowed, match="has not ended"):
        actions.close_attendance(session, by=by, at=BEGUN)


def test_a_trainer_of_another_organisation_writes_nothing() -> None:
    session = taught(trainer())
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.close_attendance(session, by=person(Role.TRAINER, at_work=organisations()[1]), at=ENDED)


def test_a_session_of_no_course_leaves_no_certificate() -> None:
    by = trainer()
    session = planned(by=by)
    booked(session)
    assert held_to_the_end(session, by=by) == []
    assert not Certificate.objects.exists()


def test_a_certificate_says_that_it_counts_and_later_that_it_has_expired() -> None:
    by = trainer()
    session = taught(by)
    booked(session)
    (taken,) = held_to_the_end(session, by=by)
    assert taken.expires_on is not None
    code = queries.code_of_certificate(taken)
    held, over = (certificate_of(code, on=taken.expires_on + timedelta(days=days)) for days in (0, 1))
    assert held is not None
    assert over is not None
    assert (held.counts, over.counts) == (True, False)
    assert queries.own_certificates(by=taken.attendee.colleague)[0].code == code  # type: ignore[arg-type]


def test_somebody_who_takes_a_course_twice_is_counted_once() -> None:
    by = trainer()
    first, second = taught(by), taught(by)
    for session in (first, second):
        asked(session)
        held_to_the_end(session, by=by)
    assert [row.trained for row in covered()] == [1]


def test_training_is_due_before_its_last_day_and_lapsed_after_it() -> None:
    by = trainer()
    session = taught(by)
    asked(session)
    (taken,) = held_to_the_end(session, by=by)
    last = taken.expires_on
    assert last is not None
    seen = [covered(on=day)[0] for day in (last - timedelta(days=91), last - timedelta(days=90), last)]
    assert [(row.trained, row.due, row.lapsed) for row in seen] == [(1, 0, 0), (1, 1, 0), (1, 1, 0)]
    after = covered(on=last + timedelta(days=1))[0]
    assert (after.trained, after.due, after.lapsed) == (0, 0, 1)


def test_the_newest_headcount_holds_and_the_target_is_of_it() -> None:
    by = person(Role.ORGANISATION_ADMINISTRATOR, at_work=organisations()[1])
    for people, days in ((50, 10), (41, 2)):
        told = Heads(
            profession="nurse", people=people, counted_on=NOON.date() - timedelta(days=days), source="Register"
        )
        actions.count_heads(told, by=by, at=NOON)
    (row,) = covered()
    assert (row.people, row.target, row.trained) == (41, 37, 0)
    assert covered(on=NOON.date() - timedelta(days=5))[0].people == 50


def test_nobody_is_counted_on_a_day_to_come_nor_by_somebody_else() -> None:
    by = person(Role.ORGANISATION_ADMINISTRATOR, at_work=organisations()[1])
    told = Heads(profession="nurse", people=5, counted_on=NOON.date() + timedelta(days=1), source="Register")
    with pytest.raises(NotAllowed, match="a day to come"):
        actions.count_heads(told, by=by, at=NOON)
    with pytest.raises(NotAllowed, match="administrator"):
        actions.count_heads(told, by=person(Role.PROFESSIONAL, at_work=organisations()[1]), at=NOON)


def test_an_administrator_sees_their_own_organisation_alone() -> None:
    by = trainer()
    session = taught(by)
    asked(session)
    held_to_the_end(session, by=by)
    trust = workplace_of_the_nurse()
    other = next(one for one in organisations() if one != trust)
    theirs, others = (person(Role.ORGANISATION_ADMINISTRATOR, at_work=place) for place in (trust, other))
    assert [row.trained for row in covered(by=theirs)] == [1]
    assert covered(by=others) == []


def workplace_of_the_nurse() -> Organisation:
    """Whom the nurse works for."""
    found = Attendee.objects.get().organisation
    assert found is not None
    return found


def test_whoever_is_erased_is_counted_no_longer() -> None:
    by = trainer()
    session = taught(by)
    asked(session)
    held_to_the_end(session, by=by)
    subject = Attendee.objects.get().subject
    assert subject is not None
    erase(subject, by="PE-DPO", at=ENDED)
    assert covered() == []


@given(people=st.integers(0, 10_000), percent=st.integers(0, 100))
def test_a_target_is_the_least_whole_number_that_reaches_the_share(people: int, percent: int) -> None:
    target = target_of(people, percent)
    assert target * 100 >= people * percent
    assert target == 0 or (target - 1) * 100 < people * percent


@given(until=st.integers(-200, 200), soon=st.integers(0, 100))
def test_somebody_is_trained_or_lapsed_and_never_both(until: int, soon: int) -> None:
    marks = marks_of(DAY.date() + timedelta(days=until), on=DAY.date(), soon=DAY.date() + timedelta(days=soon))
    assert ("trained" in marks) != ("lapsed" in marks)
    assert ("due" in marks) == (0 <= until <= soon)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.tuples(st.integers(0, 3), st.integers(-900, 0)), max_size=12, unique=True))
def test_the_counts_are_those_of_counting_by_hand(days: list[tuple[int, int]]) -> None:
    Record.objects.all().delete()
    Attendee.objects.all().delete()
    workplace, on = organisations()[1], DAY.date()
    people = [
        actions.colleague(person(Role.PROFESSIONAL, at_work=workplace), profession="nurse", at=NOON) for _ in range(4)
    ]
    until: dict[int, date] = {}
    for who, earned in days:
        last = on + timedelta(days=earned + 730)
        Record.objects.create(
            attendee=people[who], course="reception", version="1", earned_on=on + timedelta(days=earned),
            expires_on=last, made_at=NOON,
        )  # fmt: skip
        until[who] = max(last, until.get(who, last))
    rows = covered(on=on)
    assert sum(row.trained for row in rows) == sum(last >= on for last in until.values())
    assert sum(row.lapsed for row in rows) == sum(last < on for last in until.values())
