"""Erasing a person erases them everywhere, says what went, and leaves that it was done."""

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.vault import actions, subjects, wiping
from handrail.foundation.vault.models import Erasure, SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> dict[str, UUID]:
    """Two rooms, and no others, that keep people under a reference, and remove them when asked."""
    kept: dict[str, UUID] = {}

    def notes(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
        return {"notes": 2 * len([name for name, whose in kept.items() if whose == subject])}

    def names(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
        gone = [name for name, whose in kept.items() if whose == subject]
        for name in gone:
            del kept[name]
        return {"concerns": len(gone), "notes": 0}

    monkeypatch.setattr(actions, "ERASERS", [notes, names])
    monkeypatch.setattr(actions, "RESOLVERS", [kept.get])
    return kept


def erase(*words: str) -> str:
    out = StringIO()
    call_command("erase", *words, stdout=out)
    return out.getvalue()


def test_a_person_is_erased_by_reference(rooms: dict[str, UUID]) -> None:
    subject = rooms["HM-26-000001"] = subjects.new_subject(at=NOON)
    box = subjects.lock(b"seen", subject=subject, place="here")
    answer = json.loads(erase("HM-26-000001", "--json"))
    assert answer == {"subject": str(subject), "removed": {"notes": 2, "concerns": 1}}
    assert rooms == {}
    with pytest.raises(subjects.Forgotten):
        subjects.unlock(box, subject=subject, place="here")


def test_a_person_is_erased_by_uuid_and_it_is_said_in_words(rooms: dict[str, UUID]) -> None:
    subject = rooms["HM-26-000002"] = subjects.new_subject(at=NOON)
    said = erase(str(subject))
    assert "concerns: 1" in said
    assert "destroy older FILE.keys" in said


def test_erasing_is_in_the_trail_with_its_counts(rooms: dict[str, UUID]) -> None:
    subject = rooms["HM-26-000003"] = subjects.new_subject(at=NOON)
    erase(str(subject), "--by", "person:ab12cd34")
    line = TrailEntry.objects.latest("seq")
    assert (line.act, line.about, line.by) == ("vault.subject_erased", f"subject:{subject}", "person:ab12cd34")
    assert line.detail == {"notes": 2, "concerns": 1}


def test_erasing_twice_finds_nothing_left(rooms: dict[str, UUID]) -> None:
    subject = rooms["HM-26-000004"] = subjects.new_subject(at=NOON)
    erase(str(subject))
    assert json.loads(erase(str(subject), "--json"))["removed"] == {"notes": 0, "concerns": 0}
    assert Erasure.objects.count() == 1


def test_nobody_is_erased_under_an_unknown_name() -> None:
    for words in (str(uuid4()), "HM-26-999999", ""):
        with pytest.raises(CommandError, match="Nobody is kept under this reference") as refusal:
            erase(words)
        assert refusal.value.returncode == 2
    assert not TrailEntry.objects.exists()


def test_what_fails_in_one_room_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = subjects.new_subject(at=NOON)
    box = subjects.lock(b"seen", subject=subject, place="here")

    def cannot(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "ERASERS", [cannot])
    with pytest.raises(ZeroDivisionError):
        actions.erase(subject, by="handrail", at=NOON)
    assert subjects.unlock(box, subject=subject, place="here") == b"seen"
    assert not subjects.is_forgotten(subject)


def test_an_old_keyring_that_is_put_back_forgets_again() -> None:
    subject, other = subjects.new_subject(at=NOON), subjects.new_subject(at=NOON)
    old = SubjectKey.objects.get(subject=subject)
    actions.erase(subject, by="handrail", at=NOON)
    SubjectKey.objects.filter(subject=subject).update(wrapped=old.wrapped, forgotten_at=None)
    assert actions.erase_again(set(), by="handrail", at=NOON) == 1
    assert SubjectKey.objects.get(subject=subject).wrapped is None
    assert not subjects.is_forgotten(other)


def test_an_old_ledger_that_is_put_back_learns_again() -> None:
    subject = subjects.new_subject(at=NOON)
    actions.erase(subject, by="handrail", at=NOON)
    Erasure.objects.all().delete()
    assert actions.erase_again(set(), by="handrail", at=NOON) == 1
    assert Erasure.objects.filter(subject=subject).exists()


def test_both_old_and_what_was_known_before_decides() -> None:
    subject = subjects.new_subject(at=NOON)
    assert actions.erase_again({subject}, by="handrail", at=NOON) == 1
    assert subjects.is_forgotten(subject)
    assert actions.who_is_forgotten() == {subject}


@pytest.fixture
def as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server under load reads for itself, and ends what an earlier test left open after a minute."""
    monkeypatch.setattr(wiping, "TRIES", 400)


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
@pytest.mark.usefixtures("as_long_as_it_takes")
def test_the_deleted_key_is_nowhere_in_the_keyring_s_bytes() -> None:
    subject = subjects.new_subject(at=NOON)
    wrapped = bytes(SubjectKey.objects.get(subject=subject).wrapped or b"")
    assert wrapped in bytes_of_the_keyring()
    subjects.forget(subject, at=NOON)
    assert wrapped not in bytes_of_the_keyring()


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
@pytest.mark.usefixtures("as_long_as_it_takes")
def test_the_deleted_key_goes_when_whoever_still_reads_the_old_one_has_done(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = subjects.new_subject(at=NOON)
    wrapped = bytes(SubjectKey.objects.get(subject=subject).wrapped or b"")
    waits: list[float] = []
    pause, on_a_server = time.sleep, connections["keyring"].vendor == "postgresql"
    with reading_the_keyring() as done:

        def wait(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 2:
                done()
            elif len(waits) > 2:  # the server itself may be reading, too, for a moment
                pause(seconds)

        monkeypatch.setattr(wiping.time, "sleep", wait)
        subjects.forget(subject, at=NOON)
    assert wrapped not in bytes_of_the_keyring()
    assert len(waits) >= 2 if on_a_server else not waits


@contextmanager
def reading_the_keyring() -> Iterator[Callable[[], None]]:
    """Somebody who reads the keyring as it is now, in a connection of their own, until they have done.

    An embedded keyring of a test lies in memory, where there is no journal and nobody else.
    """
    if connections["keyring"].vendor == "sqlite":
        yield lambda: None
        return
    other = connections["keyring"].copy()
    with closing(other), other.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM pg_namespace")
        yield lambda: cursor.execute("COMMIT")


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_who_still_reads_is_named_by_process_and_never_by_what_is_asked() -> None:
    if connections["keyring"].vendor == "sqlite":
        return  # a file does not know who reads it
    with reading_the_keyring() as done, connections["keyring"].cursor() as cursor:
        said = wiping.who_still_reads(cursor)
        done()
    assert re.search(r"; process \d+ \(client backend, idle in transaction, \d+ s\)", said)
    assert "pg_namespace" not in said


def test_it_is_said_that_deleted_keys_are_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiping.time, "sleep", lambda _: None)
    for how in ("wiped_a_file", "wiped_a_table"):
        monkeypatch.setattr(wiping, how, lambda *_: False)
    with pytest.raises(wiping.StillRead, match="still in the files"):
        wiping.wipe_what_is_left()


def bytes_of_the_keyring() -> bytes:
    connection = connections["keyring"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        assert isinstance(connection.connection, sqlite3.Connection)
        return connection.connection.serialize()
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT get_raw_page('vault_subjectkey', page::int)"
            " FROM generate_series(0, pg_relation_size('vault_subjectkey') / 8192 - 1) AS page"
        )
        return b"".join(bytes(page) for (page,) in cursor.fetchall())


def test_many_are_erased_at_once_each_with_a_line_of_their_own(rooms: dict[str, UUID]) -> None:
    for name in ("HM-26-000005", "HM-26-000006", "HM-26-000007"):
        rooms[name] = subjects.new_subject(at=NOON)
    first, second, other = rooms.values()

    actions.erase_many({first, second}, by="handrail", at=NOON)

    lines = TrailEntry.objects.filter(act="vault.subject_erased")
    assert {line.about for line in lines} == {f"subject:{first}", f"subject:{second}"}
    assert all(line.detail == {"notes": 2, "concerns": 1} for line in lines)
    assert (subjects.is_forgotten(first), subjects.is_forgotten(second)) == (True, True)
    assert (list(rooms.values()), subjects.is_forgotten(other)) == ([other], False)


def test_a_room_is_asked_only_about_those_whom_it_says_it_keeps(
    rooms: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = subjects.new_subject(at=NOON), subjects.new_subject(at=NOON)
    asked: list[UUID] = []

    def ledger(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
        asked.append(subject)
        return {}

    actions.erase(kept, by="handrail", at=NOON)
    monkeypatch.setattr(actions, "ERASERS", [ledger])
    monkeypatch.setitem(actions.KEPT_IN, ledger, ((Erasure, "subject"),))
    actions.erase_many({kept, other}, by="handrail", at=NOON)

    assert asked == [kept]
