"""Whatever is done to the trail behind its back, it shows."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from handrail.foundation.audit import queries
from handrail.foundation.audit.actions import record
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import guards_stand, put_up_guards, take_down_guards
from handrail.foundation.vault.keys import held

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def trail() -> None:
    """Six lines."""
    for number in range(1, 7):
        record(
            "desk.concern_opened",
            about=f"concern:{number}",
            by="person:ab12",
            at=NOON + timedelta(hours=number),
            n=number,
        )


@pytest.fixture
def somebody_with_the_database_s_password(trail: None) -> None:
    """The guards are no wall against whoever owns the database; the chain is for them."""
    take_down_guards(connection)


def change(seq: int, /, **fields: object) -> None:
    TrailEntry.objects.filter(seq=seq).update(**fields)


def swap_third_and_fourth() -> None:
    third, fourth = TrailEntry.objects.get(seq=3), TrailEntry.objects.get(seq=4)
    TrailEntry.objects.filter(seq__in=[3, 4]).delete()
    third.seq, fourth.seq = 4, 3
    TrailEntry.objects.bulk_create([third, fourth])


def remove_third_and_close_the_gap() -> None:
    TrailEntry.objects.filter(seq=3).delete()
    for seq in (4, 5, 6):
        change(seq, seq=seq - 1)


def insert_one_in_the_middle() -> None:
    for seq in (6, 5, 4):
        change(seq, seq=seq + 1)
    third = TrailEntry.objects.get(seq=3)
    third.seq, third.previous = 4, third.link
    third.save(force_insert=True)


def test_a_trail_nobody_touched_is_whole(trail: None) -> None:
    assert queries.first_broken_link() is None
    assert queries.first_broken_link(expected=queries.head()) is None


def test_an_empty_trail_is_whole() -> None:
    assert queries.first_broken_link() is None
    assert queries.head() is None


@pytest.mark.parametrize(
    ("tamper", "where"),
    [
        (lambda: change(3, at=NOON), 3),
        (lambda: change(3, act="desk.concern_closed"), 3),
        (lambda: change(3, about="concern:4"), 3),
        (lambda: change(3, by="person:cd34"), 3),
        (lambda: change(3, detail={"n": 4}), 3),
        (lambda: change(3, detail={}), 3),
        (lambda: change(3, previous="0"), 3),
        (lambda: change(3, link="ab12cd34." + "0" * 64), 3),
        (lambda: change(3, link="Ω"), 3),
        (lambda: change(6, seq=7), 6),
        (lambda: TrailEntry.objects.filter(seq=3).delete(), 3),
        (lambda: TrailEntry.objects.filter(seq=1).delete(), 1),
        (remove_third_and_close_the_gap, 3),
        (swap_third_and_fourth, 3),
        (insert_one_in_the_middle, 4),
    ],
)
def test_a_change_is_found_where_it_is(
    somebody_with_the_database_s_password: None, tamper: Callable[[], object], where: int
) -> None:
    tamper()
    broken = queries.first_broken_link()
    assert broken is not None
    assert broken.seq == where
    with pytest.raises(CommandError, match=f"[Ll]ine {where}") as refusal:
        call_command("audit", "verify")
    assert refusal.value.returncode == 2


def test_a_cut_tail_shows_against_a_line_noted_down(somebody_with_the_database_s_password: None) -> None:
    noted = queries.head()
    TrailEntry.objects.filter(seq__gt=4).delete()
    assert queries.first_broken_link() is None
    broken = queries.first_broken_link(expected=noted)
    assert broken is not None
    assert (broken.seq, "cut off" in broken.sentence) == (5, True)


def test_a_tail_written_again_shows_against_a_line_noted_down(somebody_with_the_database_s_password: None) -> None:
    noted = queries.head()
    TrailEntry.objects.filter(seq=6).delete()
    record("desk.concern_read", about="concern:6", by="person:ab12", at=NOON)
    assert queries.first_broken_link() is None
    with pytest.raises(CommandError, match="rewritten"):
        call_command("audit", "verify", "--head", str(noted))


def test_a_line_linked_with_a_key_we_never_had_is_found(somebody_with_the_database_s_password: None) -> None:
    known = next(iter(held()["trail"])).id
    last = TrailEntry.objects.get(seq=6)
    change(6, link=last.link.replace(known, "00000000"))
    assert queries.first_broken_link() is not None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: change(3, by="person:cd34"),
        lambda: TrailEntry.objects.filter(seq=6).delete(),
        lambda: connection.cursor().execute(
            "INSERT OR REPLACE INTO audit_trailentry SELECT * FROM audit_trailentry WHERE seq = 3"
            if connection.vendor == "sqlite"
            else "TRUNCATE audit_trailentry"
        ),
    ],
)
def test_the_database_refuses_to_change_the_trail(trail: None, tamper: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match="the trail"), transaction.atomic():
        tamper()
    assert TrailEntry.objects.count() == 6
    assert queries.first_broken_link() is None


def test_guards_that_were_taken_down_are_missed(trail: None) -> None:
    assert guards_stand(connection)
    take_down_guards(connection)
    assert not guards_stand(connection)
    with pytest.raises(CommandError, match="no longer refuses"):
        call_command("audit", "verify")
    put_up_guards(connection)
    call_command("audit", "verify", stdout=StringIO())


def test_verifying_answers_in_json(trail: None) -> None:
    out = StringIO()
    call_command("audit", "verify", "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"whole": True, "lines": 6, "head": str(queries.head()), "broken": None}


def test_the_head_can_be_noted_down_and_checked(trail: None) -> None:
    noted = StringIO()
    call_command("audit", "head", stdout=noted)
    call_command("audit", "verify", "--head", noted.getvalue(), stdout=StringIO())
    with pytest.raises(CommandError, match="takes a line like"):
        call_command("audit", "verify", "--head", "six")


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_only_a_throwaway_database_is_emptied() -> None:
    with transaction.atomic():
        record("desk.concern_opened", about="concern:1", by="public", at=NOON)
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/srv/handrail/handrail.sqlite3"
    try:
        with pytest.raises(CommandError, match="not a throwaway"):
            call_command("flush", interactive=False)
    finally:
        connection.settings_dict["NAME"] = name
    assert TrailEntry.objects.count() == 1
    call_command("flush", interactive=False, verbosity=0)
    assert TrailEntry.objects.count() == 0
    assert guards_stand(connection)
