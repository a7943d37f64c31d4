"""What gets into the trail, and how."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from handrail.foundation.audit.actions import NotInATransaction, last_link, record, record_in_turn, take_turn
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import NotForTheTrail

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_each_line_holds_on_to_the_one_before() -> None:
    for number in range(3):
        record("desk.concern_opened", about=f"concern:{number}", by="person:ab12", at=NOON, priority="high", due=4)
    lines = list(TrailEntry.objects.all())
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.previous for line in lines] == ["", lines[0].link, lines[1].link]
    assert lines[0].detail == {"priority": "high", "due": 4}


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_a_line_without_its_act_is_refused() -> None:
    with pytest.raises(NotInATransaction):
        record("desk.concern_opened", about="concern:1", by="public", at=NOON)
    assert not TrailEntry.objects.exists()


def test_an_act_that_is_undone_leaves_no_line() -> None:
    with transaction.atomic():
        record("desk.concern_opened", about="concern:1", by="public", at=NOON)
        transaction.set_rollback(True)
    assert not TrailEntry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "opened"},
        {"about": "Mrs Example of Stevenage"},
        {"by": "jo@example.org"},
        {"by": ""},
        {"reason": "she told me her name"},
        {"at": NOON.replace(tzinfo=None)},
        {"about": "concern:" + "1" * 120},
    ],
)
def test_free_text_and_half_a_line_do_not_get_in(wrong: dict[str, object]) -> None:
    whole: dict[str, object] = {"act": "desk.concern_opened", "about": "concern:1", "by": "public", "at": NOON}
    with pytest.raises(NotForTheTrail) as refusal:
        record(**{**whole, **wrong})  # type: ignore[arg-type]
    assert not any(
        isinstance(value, str) and len(value) > 8 and value in str(refusal.value) for value in wrong.values()
    )


def test_a_turn_that_was_taken_before_another_line_is_taken_again() -> None:
    with transaction.atomic():
        turn = take_turn()
        record("dots.joined", about="dots", by="handrail", at=NOON)
        record_in_turn(turn, "dots.read", about="dots", by="handrail", at=NOON)
    joined, read = TrailEntry.objects.order_by("seq")
    assert (joined.act, read.act, read.previous) == ("dots.joined", "dots.read", joined.link)


def test_a_turn_that_was_taken_in_what_is_undone_is_taken_again() -> None:
    with transaction.atomic():
        with transaction.atomic():
            record("dots.joined", about="dots", by="handrail", at=NOON)
            turn = take_turn()
            transaction.set_rollback(True)
        record_in_turn(turn, "dots.read", about="dots", by="handrail", at=NOON)
    assert [(entry.seq, entry.act, entry.previous) for entry in TrailEntry.objects.all()] == [(1, "dots.read", "")]


def test_a_turn_that_is_never_used_adds_nothing() -> None:
    with transaction.atomic():
        take_turn()
    record("dots.read", about="dots", by="handrail", at=NOON)
    assert last_link()[0] == 1


@pytest.fixture
def the_public_door_s_rights() -> Iterator[None]:
    """What the public door's database role may do with the trail: add lines, and see number and link."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(only_add_and_see_links)
        yield
        connection.connection.set_authorizer(None)
    else:
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE public_door_in_a_test NOLOGIN")
            cursor.execute("GRANT INSERT, SELECT (seq, link) ON audit_trailentry TO public_door_in_a_test")
            cursor.execute("SET LOCAL ROLE public_door_in_a_test")
        yield  # the role goes when the test's transaction is undone


def only_add_and_see_links(act: int, table: str | None, column: str | None, *_: object) -> int:
    if table == "audit_trailentry" and act == sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_OK if column in {"seq", "link", ""} else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_DENY if act in {sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE} else sqlite3.SQLITE_OK


def test_the_public_door_can_add_a_line(the_public_door_s_rights: None) -> None:
    record("concerns.report_received", about="sealed:1", by="public", at=NOON)
    record("concerns.report_received", about="sealed:2", by="public", at=NOON)
    assert last_link()[0] == 2


def test_the_public_door_can_read_no_line(the_public_door_s_rights: None) -> None:
    with pytest.raises(DatabaseError, match=r"prohibited|permission denied"), transaction.atomic():
        TrailEntry.objects.first()
