"""A backup says nothing, comes back whole, and is put back whole or not at all."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from pytest_django.fixtures import Settings

from handrail.foundation.audit.actions import record
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.queries import first_broken_link
from handrail.foundation.vault import copies, streams, subjects
from handrail.foundation.vault.models import Erasure, SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CANARY = "canary-5f1d7c"


@pytest.fixture
def person() -> tuple[UUID, bytes]:
    """Somebody we keep something about, and a line in the trail."""
    subject = subjects.new_subject(at=NOON)
    with transaction.atomic():
        record("desk.concern_opened", about=CANARY, by="public", at=NOON)
    return subject, subjects.lock(b"seen", subject=subject, place="here")


@pytest.fixture
def backup(tmp_path: Path, person: tuple[UUID, bytes]) -> Path:
    """A backup of that."""
    call_command("backup", str(tmp_path / "copy"), stdout=StringIO(), stderr=StringIO())
    return tmp_path / "copy"


def restore(*words: str) -> dict[str, object]:
    out = StringIO()
    call_command("restore", *words, "--json", stdout=out, stderr=StringIO())
    answer: dict[str, object] = json.loads(out.getvalue())
    return answer


def empty_both() -> None:
    for alias in ("default", "keyring"):
        call_command("flush", database=alias, interactive=False, verbosity=0, inhibit_post_migrate=True)


def test_a_backup_comes_back(backup: Path, person: tuple[UUID, bytes]) -> None:
    subject, box = person
    empty_both()
    assert restore(str(backup)) == {"restored": str(backup), "forgotten_again": 0}
    assert subjects.unlock(box, subject=subject, place="here") == b"seen"
    assert list(TrailEntry.objects.values_list("act", flat=True)) == ["desk.concern_opened", "vault.restored"]
    assert first_broken_link() is None


def test_a_backup_says_nothing_in_the_clear(backup: Path, person: tuple[UUID, bytes]) -> None:
    keys = backup.with_name("copy.keys")
    for plain in (
        CANARY.encode(),
        b"SQLite format",
        b"PGDMP",
        str(person[0]).encode(),
        person[0].bytes,
        b"vault_subjectkey",
    ):
        assert plain not in backup.read_bytes()
        assert plain not in keys.read_bytes()
    assert {file.stat().st_mode & 0o777 for file in (backup, keys)} == {0o600}


def test_nothing_is_left_lying_about(tmp_path: Path, person: object, settings: Settings) -> None:
    # A home of its own: other tests make backups in the one they share, at the same time.
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    call_command("backup", str(tmp_path / "copy"), stdout=StringIO(), stderr=StringIO())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "copy.keys", "home"]
    assert not list(settings.HOME.iterdir())


def test_backing_up_tells_how_far_it_is_and_what_to_keep(tmp_path: Path, person: object) -> None:
    out, progress = StringIO(), StringIO()
    call_command("backup", str(tmp_path / "copy"), stdout=out, stderr=progress)
    assert "Keep only the newest copy of the keyring" in out.getvalue()
    assert "Copied the records: 0 %" in progress.getvalue()
    assert TrailEntry.objects.latest("seq").act == "vault.backed_up"


def test_a_backup_does_not_overwrite_another(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(backup), stderr=StringIO())
    assert backup.read_bytes() == before


def test_the_keyring_s_copy_can_be_kept_in_one_place_and_is_replaced(backup: Path, tmp_path: Path) -> None:
    keys = backup.with_name("copy.keys")
    before = keys.read_bytes()
    call_command("backup", str(tmp_path / "next"), "--keys", str(keys), stdout=StringIO(), stderr=StringIO())
    assert keys.read_bytes() != before
    empty_both()
    assert restore(str(tmp_path / "next"), "--keys", str(keys))["forgotten_again"] == 0


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written: No such file"):
        call_command("backup", str(tmp_path / "nowhere" / "copy"), stderr=StringIO())


def test_databases_that_hold_something_are_not_replaced_unasked(backup: Path, person: tuple[UUID, bytes]) -> None:
    later = subjects.new_subject(at=NOON)
    with pytest.raises(CommandError, match="--replace"):
        restore(str(backup))
    assert not subjects.is_forgotten(later)
    restore(str(backup), "--replace")
    assert set(SubjectKey.objects.values_list("subject", flat=True)) == {person[0]}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-7])


def change(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:])


@pytest.mark.parametrize("which", ["copy", "copy.keys"])
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (cut, "cut short"),
        (change, "changed or cut short"),
        (lambda file: file.write_bytes(b"SQLite format 3\0"), "not a Handrail backup"),
        (lambda file: file.unlink(), "No such file"),
    ],
)
def test_a_spoilt_backup_is_refused_and_nothing_is_touched(
    backup: Path, which: str, spoil: Callable[[Path], object], sentence: str
) -> None:
    spoil(backup.with_name(which))
    later = subjects.new_subject(at=NOON)
    before = TrailEntry.objects.count()
    with pytest.raises(CommandError, match=sentence) as refusal:
        restore(str(backup), "--replace")
    assert refusal.value.returncode == 2
    assert SubjectKey.objects.filter(subject=later).exists()
    assert TrailEntry.objects.count() == before


def test_records_and_keyring_cannot_be_mixed_up(backup: Path) -> None:
    with pytest.raises(CommandError, match="backup of the keyring, not of the records"):
        restore(str(backup.with_name("copy.keys")), "--keys", str(backup), "--replace")


def test_who_was_erased_after_the_backup_is_erased_again(backup: Path, person: tuple[UUID, bytes]) -> None:
    subject, box = person
    call_command("erase", str(subject), stdout=StringIO())
    assert restore(str(backup), "--replace")["forgotten_again"] == 1
    with pytest.raises(subjects.Forgotten):
        subjects.unlock(box, subject=subject, place="here")
    assert Erasure.objects.filter(subject=subject).exists()


def test_an_old_keyring_with_newer_records_forgets_again(
    backup: Path, person: tuple[UUID, bytes], tmp_path: Path
) -> None:
    subject, box = person
    call_command("erase", str(subject), stdout=StringIO())
    call_command("backup", str(tmp_path / "newer"), stdout=StringIO(), stderr=StringIO())
    empty_both()
    assert restore(str(tmp_path / "newer"), "--keys", str(backup.with_name("copy.keys")))["forgotten_again"] == 1
    with pytest.raises(subjects.Forgotten):
        subjects.unlock(box, subject=subject, place="here")


def test_a_backup_of_another_kind_of_database_is_refused(backup: Path) -> None:
    with backup.open("wb") as target:
        streams.write_shut(target, [b""], about={"of": "default", "vendor": "oracle", "made_at": NOON.isoformat()})
    with pytest.raises(CommandError, match="was made from oracle"):
        restore(str(backup), "--replace")


def test_a_missing_postgresql_program_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(copies.CannotCopy, match="pg_dump is not on this machine"):
        copies.start(["pg_dump", "--version"], password="")


def test_a_failing_postgresql_program_gets_a_sentence() -> None:
    failing = subprocess.Popen(
        ["sh", "-c", "echo 'cannot connect' >&2; exit 3"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with pytest.raises(copies.CannotCopy, match="pg_dump failed: cannot connect"):
        copies.refuse_failure(failing, "pg_dump")


def test_a_damaged_sqlite_database_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "damaged"
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE t (a PRIMARY KEY, b)")
    database.executemany("INSERT INTO t VALUES (?, ?)", [(number, "x" * 500) for number in range(50)])
    database.commit()
    database.close()
    assert copies.is_sound(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:9_000] + bytes(3_000) + whole[12_000:])
    assert not copies.is_sound(file)
    file.write_bytes(b"no database at all" * 100)
    assert not copies.is_sound(file)
