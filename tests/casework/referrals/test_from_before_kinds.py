"""Referrals stored before there were kinds, ways and persons are carried over as what they were: concerns."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker, Settings

BEFORE, AFTER = "0001_referrals", "0002_kinds_ways_and_people"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CLOCK = {"sent_at": NOON, "acknowledge_by": NOON + timedelta(hours=4), "do_by": NOON + timedelta(days=2)}
CONCERN = {
    **dict.fromkeys(("arrived_at", "taken_in_at", "open_by", "clock_from"), NOON),
    "subject": UUID(int=1),
    "reply_key": b"key",
    "reference": "C-1",
    "receipt_digest": "d",
    "entry": "web",
}
OLD = "before"


@pytest.fixture
def old(tmp_path: Path, settings: Settings, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of its own with every table in it, as it stood before: no other test's is taken back."""
    settings.DATABASE_ROUTERS = []
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "old.sqlite3"), "OPTIONS": {}}
    connections.databases[OLD] = {**connections.databases["default"], **sqlite}
    with django_db_blocker.unblock():
        yield OLD
        connections[OLD].close()
    del connections[OLD], connections.databases[OLD]


def migrated(to: str) -> Any:
    """Bring the old database there; the models as they are then."""
    executor = MigrationExecutor(connections[OLD])
    return executor.migrate([("referrals", to)]).apps


def stored_before(apps: Any) -> None:
    """One referral that somebody holds, and one that was declined."""
    organisation = rows(apps, "people", "Organisation").create(code="a", name="A", kind="police")
    person = rows(apps, "people", "Person").create(email="a@b.example", organisation=organisation, joined_at=NOON)
    concern = rows(apps, "desk", "Concern").create(**CONCERN)
    told = {"concern": concern, "to_organisation": organisation, "sent_by": person, "to_name": "A", **CLOCK}
    referrals = rows(apps, "referrals", "Referral")
    referrals.create(**told, due_at=NOON, sections=["where"], shared=b"locked", message=b"words")
    referrals.create(**told, status="declined", reason="not_our_role", ended_at=NOON, came_back_at=NOON)


def rows(apps: Any, label: str, name: str) -> Any:
    """What the old database holds of a model, as it was then."""
    return apps.get_model(label, name).objects.using(OLD)


def test_what_was_sent_before_stays_as_it_was_and_counts_as_a_concern_read_here(old: str) -> None:
    stored_before(migrated(BEFORE))
    referrals = rows(migrated(AFTER), "referrals", "Referral")
    live, ended = referrals.get(ended_at=None), referrals.exclude(ended_at=None).get()
    for one in (live, ended):
        assert (one.kind, one.way, one.person_id, one.follows_id) == ("concern", "member", None, None)
    assert (live.status, live.sections) == ("sent", ["where"])
    assert [bytes(part) for part in (live.shared, live.message, live.acknowledgement)] == [b"locked", b"words", b""]
    assert (live.sent_at, live.do_by, live.drafted_at) == (CLOCK["sent_at"], CLOCK["do_by"], None)
    assert (ended.status, ended.reason, ended.came_back_at) == ("declined", "not_our_role", NOON)


def test_from_then_on_the_database_keeps_the_new_promises_of_the_old_rows_too(old: str) -> None:
    stored_before(migrated(BEFORE))
    referrals = rows(migrated(AFTER), "referrals", "Referral")
    for wrong in ({"kind": "nrm"}, {"way": "form"}, {"status": "draft"}, {"ended_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic(using=old):
            referrals.filter(ended_at=None).update(**wrong)
