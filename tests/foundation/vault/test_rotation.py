"""After any rotation, everything older is still readable."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from pytest_django import Settings

from handrail.foundation.audit.actions import record
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.queries import first_broken_link
from handrail.foundation.vault import actions, drafts, rotation, sealing, subjects, tokens
from handrail.foundation.vault.keys import NoKeys, django_secret, held, key
from handrail.foundation.vault.models import SubjectKey

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("keys_folder")]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def rotate(what: str) -> str:
    out = StringIO()
    call_command("keys", "rotate", "--what", what, stdout=out, stderr=StringIO())
    return out.getvalue()


def locked_for(subject: UUID) -> bytes:
    return subjects.lock(b"seen", subject=subject, place="here")


def test_concerns_sealed_before_open_after(settings: Settings) -> None:
    before = sealing.seal_for_desk(b"before")
    rotate("desk")
    rotate("desk")
    settings.DOOR = "public"
    after = sealing.seal_for_desk(b"after")
    settings.DOOR = "staff"
    assert [sealing.open_at_desk(sealed) for sealed in (before, after)] == [b"before", b"after"]
    assert before[:7] != after[:7]


def test_drafts_written_before_open_after(settings: Settings) -> None:
    settings.DOOR = "public"
    before = drafts.close_draft(b"half a report", purpose="report", at=NOON)
    settings.DOOR = "staff"
    rotate("drafts")
    settings.DOOR = "public"
    assert drafts.open_draft(before, purpose="report", at=NOON, max_age=timedelta(1)) == b"half a report"


def test_every_person_s_key_is_wrapped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "AT_A_TIME", 2)
    people = [subjects.new_subject(at=NOON) for _ in range(5)]
    boxes = [locked_for(person) for person in people]
    subjects.forget(people[0], at=NOON)
    old = key("master").id
    assert "keys rewrapped: 4" in rotate("master")
    assert {row.master for row in SubjectKey.objects.filter(wrapped__isnull=False)} == {key("master").id} != {old}
    for person, box in zip(people[1:], boxes[1:], strict=True):
        assert subjects.unlock(box, subject=person, place="here") == b"seen"
    assert subjects.is_forgotten(people[0])


def test_old_master_keys_go_only_when_nothing_needs_them() -> None:
    person = subjects.new_subject(at=NOON)
    box = locked_for(person)
    old_copy = SubjectKey.objects.get(subject=person)
    rotate("master")
    rotated = SubjectKey.objects.get(subject=person)
    old_copy.save()
    with pytest.raises(CommandError, match="rewrap"):
        call_command("keys", "drop-old-masters")
    rotated.save()
    call_command("keys", "drop-old-masters", stdout=StringIO())
    assert subjects.unlock(box, subject=person, place="here") == b"seen"
    with pytest.raises(subjects.CannotOpen):
        subjects.unwrap(old_copy)


def test_a_stopped_rewrapping_can_be_carried_on() -> None:
    person = subjects.new_subject(at=NOON)
    old_copy = SubjectKey.objects.get(subject=person)
    rotate("master")
    old_copy.save()
    out = StringIO()
    call_command("keys", "rewrap", stdout=out, stderr=StringIO())
    assert "1 keys rewrapped" in out.getvalue()
    assert SubjectKey.objects.get(subject=person).master == key("master").id


def test_the_trail_stays_whole_across_its_keys() -> None:
    for number in range(3):
        with transaction.atomic():
            record("desk.concern_opened", about=f"concern:{number}", by="public", at=NOON)
        rotate("trail")
    assert first_broken_link() is None
    assert len({line.link[:8] for line in TrailEntry.objects.all()}) == 4


@pytest.fixture
def a_searchable_room(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A room, and no other, that keeps one token and makes it again when asked."""
    kept = {"token": tokens.token("plate", "AB12CDE")}

    def again(*, at: datetime) -> dict[str, int]:
        kept["token"] = tokens.token("plate", "AB12CDE")
        return {"plates": 1}

    monkeypatch.setattr(actions, "REINDEXERS", [again])
    return kept


def test_what_can_be_searched_is_marked_again(a_searchable_room: dict[str, str]) -> None:
    before = a_searchable_room["token"]
    assert "plates: 1" in rotate("token")
    assert a_searchable_room["token"] == tokens.token("plate", "AB12CDE") != before


def test_a_stopped_marking_can_be_carried_on(a_searchable_room: dict[str, str]) -> None:
    out = StringIO()
    call_command("keys", "reindex", stdout=out)
    assert "plates: 1" in out.getvalue()


def test_new_sessions_of_both_doors(keys_folder: Path) -> None:
    before = {door: django_secret(keys_folder, door=door) for door in ("public", "staff")}
    rotate("sessions")
    assert not {django_secret(keys_folder, door=door) for door in before} & set(before.values())


@pytest.mark.parametrize("what", sorted(rotation.PURPOSES))
def test_every_rotation_is_in_the_trail_and_keeps_the_older_key(what: str) -> None:
    before = {purpose: held()[purpose] for purpose in rotation.PURPOSES[what]}
    rotate(what)
    for purpose, older in before.items():
        assert held()[purpose][1:] == older
        assert held()[purpose][0].id != older[0].id
    last = TrailEntry.objects.latest("seq")
    assert (last.act, last.about, last.by) == ("vault.key_rotated", f"key:{what}", "handrail")


def test_keys_are_listed_without_their_secrets() -> None:
    subjects.new_subject(at=NOON)
    rotate("desk")
    table, listed = StringIO(), StringIO()
    call_command("keys", "show", stdout=table)
    call_command("keys", "show", "--json", stdout=listed)
    answer = json.loads(listed.getvalue())
    assert {
        "purpose": "master",
        "key": key("master").id,
        "made_on": key("master").made_on,
        "newest": True,
        "wraps": 1,
    } in answer
    assert sum(entry["purpose"] == "desk_open" for entry in answer) == 2
    assert key("desk_open").id in table.getvalue()
    for keys in held().values():
        for kept in keys:
            assert kept.secret.hex() not in table.getvalue() + listed.getvalue()


def test_a_public_door_s_machine_cannot_rotate(keys_folder: Path) -> None:
    (keys_folder / "staff.json").unlink()
    with pytest.raises(NoKeys):
        rotation.rotate("desk", by="handrail", at=NOON, progress=lambda done, total: None)
