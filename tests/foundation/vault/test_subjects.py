"""A person's records open with their own key only, and with no key once they are forgotten."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from handrail.foundation.vault import subjects
from handrail.foundation.vault.models import Erasure, SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = "desk.Note:7:text"
LEAVE_THE_DATABASE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@LEAVE_THE_DATABASE
@given(plain=st.binary(max_size=5_000), place=st.text(max_size=40))
def test_what_is_locked_opens_again_in_its_place(plain: bytes, place: str) -> None:
    subject = subjects.new_subject(at=NOON)
    box = subjects.lock(plain, subject=subject, place=place)
    assert subjects.unlock(box, subject=subject, place=place) == plain


def test_json_comes_back_as_it_was() -> None:
    subject = subjects.new_subject(at=NOON)
    told = {"name": "Zoë 🙂", "people": 3, "when": None, "signs": ["a", "b"]}
    box = subjects.lock_json(told, subject=subject, place=PLACE)
    assert subjects.unlock_json(box, subject=subject, place=PLACE) == told


def test_nothing_of_the_text_or_its_length_is_seen() -> None:
    subject = subjects.new_subject(at=NOON)
    short, long = (subjects.lock(name, subject=subject, place=PLACE) for name in (b"Li", b"Bartholomew Featherstone"))
    assert len(short) == len(long)
    assert b"Featherstone" not in long


def test_a_box_moved_to_another_row_does_not_open() -> None:
    subject = subjects.new_subject(at=NOON)
    box = subjects.lock(b"one", subject=subject, place="desk.Note:7:text")
    with pytest.raises(subjects.CannotOpen):
        subjects.unlock(box, subject=subject, place="desk.Note:8:text")


def test_a_box_of_one_person_does_not_open_as_another_s() -> None:
    one, other = subjects.new_subject(at=NOON), subjects.new_subject(at=NOON)
    box = subjects.lock(b"one", subject=one, place=PLACE)
    with pytest.raises(subjects.CannotOpen):
        subjects.unlock(box, subject=other, place=PLACE)


def test_a_key_moved_to_another_person_does_not_open() -> None:
    one, other = subjects.new_subject(at=NOON), subjects.new_subject(at=NOON)
    SubjectKey.objects.filter(subject=other).update(wrapped=SubjectKey.objects.get(subject=one).wrapped)
    with pytest.raises(subjects.CannotOpen):
        subjects.lock(b"text", subject=other, place=PLACE)


def test_one_changed_byte_anywhere_is_noticed() -> None:
    subject = subjects.new_subject(at=NOON)
    box = subjects.lock(b"one", subject=subject, place=PLACE)
    for at in range(len(box)):
        changed = bytes([*box[:at], box[at] ^ 1, *box[at + 1 :]])
        with pytest.raises(subjects.CannotOpen):
            subjects.unlock(changed, subject=subject, place=PLACE)
    with pytest.raises(subjects.CannotOpen):
        subjects.unlock(box[:-1], subject=subject, place=PLACE)


def test_who_is_forgotten_cannot_be_read_or_written() -> None:
    subject = subjects.new_subject(at=NOON)
    box = subjects.lock(b"one", subject=subject, place=PLACE)
    subjects.forget(subject, at=NOON)
    with pytest.raises(subjects.Forgotten):
        subjects.unlock(box, subject=subject, place=PLACE)
    with pytest.raises(subjects.Forgotten):
        subjects.lock(b"more", subject=subject, place=PLACE)
    assert subjects.is_forgotten(subject)


def test_forgetting_leaves_a_tombstone_without_a_key() -> None:
    subject = subjects.new_subject(at=NOON)
    subjects.forget(subject, at=NOON)
    tombstone = SubjectKey.objects.get(subject=subject)
    assert (tombstone.wrapped, tombstone.forgotten_at) == (None, NOON)
    assert Erasure.objects.get(subject=subject).forgotten_at == NOON


def test_forgetting_twice_keeps_the_first_time() -> None:
    subject = subjects.new_subject(at=NOON)
    subjects.forget(subject, at=NOON)
    subjects.forget(subject, at=NOON.replace(hour=15))
    assert Erasure.objects.get(subject=subject).forgotten_at == NOON


def test_a_person_nobody_knows_has_no_key() -> None:
    with pytest.raises(subjects.CannotOpen, match="no key for this record"):
        subjects.lock(b"text", subject=uuid4(), place=PLACE)
    assert not subjects.is_forgotten(uuid4())


def test_a_page_of_records_costs_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = [subjects.new_subject(at=NOON) for _ in range(5)]
    fields = [
        subjects.Locked(subjects.lock(str(number).encode(), subject=person, place=PLACE), person, PLACE)
        for number, person in enumerate(people)
    ]
    subjects.forget(people[2], at=NOON)
    with django_assert_num_queries(1, using="keyring"):
        assert subjects.unlock_many(fields) == [b"0", b"1", None, b"3", b"4"]
