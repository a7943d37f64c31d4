"""Telling: kept once, whole or not at all, and never said to be kept when it is not."""

import itertools
import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.vault.receipts import NotAReceipt, new_receipt, receipt_digest, reply_key
from handrail.public.concerns.actions import (
    NotKept,
    add_to,
    mark_taken_in,
    post_reply,
    publish_standing,
    submit,
    telling,
)
from handrail.public.concerns.models import Entry, Lane, Reply, Report, SealedReport, Standing
from handrail.public.concerns.queries import follow, waiting
from tests.public.concerns.conftest import opened

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 13, tzinfo=UTC)
REPORT = Report(account="A canary in a van", reporter_kind="public", district="northam", child="yes")


def test_the_same_report_told_twice_is_kept_once_and_recorded_once() -> None:
    receipt = new_receipt()
    submit(REPORT, receipt=receipt, at=NOON)
    submit(REPORT, receipt=receipt.lower().replace("-", " "), at=LATER)
    assert SealedReport.objects.get().arrived_at == NOON
    assert TrailEntry.objects.filter(act="concerns.received").count() == 1


def test_the_same_words_of_two_people_are_two_reports() -> None:
    for _ in range(2):
        submit(REPORT, receipt=new_receipt(), at=NOON)
    assert SealedReport.objects.count() == 2
    assert SealedReport.objects.values("content_digest").distinct().count() == 2


def test_other_words_with_the_same_receipt_belong_to_the_same_concern() -> None:
    receipt = new_receipt()
    submit(REPORT, receipt=receipt, at=NOON)
    submit(Report(account="It was a lorry"), receipt=receipt, at=LATER)
    assert list(SealedReport.objects.values_list("receipt_digest", flat=True)) == [receipt_digest(receipt)] * 2


def test_the_trail_says_that_something_came_and_not_what() -> None:
    submit(REPORT, receipt=new_receipt(), at=NOON)
    line = TrailEntry.objects.get()
    row = SealedReport.objects.get()
    assert (line.act, line.about, line.by) == ("concerns.received", f"report:{row.pk}", "public")
    assert line.detail == {"entry": "online", "lane": "normal"}


def test_an_operator_who_typed_stands_in_the_trail() -> None:
    submit(Report(account="Two men", taken_by="person:abc"), receipt=new_receipt(), at=NOON, entry=Entry.TELEPHONE)
    assert TrailEntry.objects.get().by == "person:abc"


def test_what_is_no_receipt_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(NotAReceipt):
        submit(REPORT, receipt="ABCDE-12345", at=NOON)
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize(("lane", "entry"), [("express", "online"), ("normal", "pigeon")])
def test_a_lane_or_an_entry_that_does_not_exist_is_refused(lane: str, entry: str) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        submit(REPORT, receipt=new_receipt(), at=NOON, lane=lane, entry=entry)


def test_more_words_are_sealed_for_the_same_concern() -> None:
    receipt = new_receipt()
    add_to(receipt, "They have left.", at=NOON, once="a")
    row = SealedReport.objects.get()
    assert (row.receipt_digest, row.entry) == (receipt_digest(receipt), "follow_up")
    assert opened(row).account == "They have left."


def test_one_form_sent_twice_adds_once_and_a_second_form_adds_again() -> None:
    receipt = new_receipt()
    for once in ("a", "a", "b"):
        add_to(receipt, "Please answer.", at=NOON, once=once)
    assert SealedReport.objects.count() == 2


def failing(times: int, fault: Exception) -> Any:
    """A save that fails so often, and then saves."""
    real = SealedReport.save
    left = itertools.count()

    def save(row: SealedReport, **options: Any) -> None:
        if next(left) < times:
            raise fault
        real(row, **options)

    return save


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "SECONDS_BETWEEN_TRIES", 0)


@pytest.mark.parametrize("fault", [OperationalError("database is locked"), InterfaceError("connection is closed")])
def test_a_database_that_is_away_for_a_moment_is_tried_again(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    monkeypatch.setattr(SealedReport, "save", failing(2, fault))
    submit(REPORT, receipt=new_receipt(), at=NOON)
    assert SealedReport.objects.count() == 1


def test_a_database_that_stays_away_is_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SealedReport, "save", failing(99, OperationalError("database or disk is full")))
    with pytest.raises(NotKept):
        submit(REPORT, receipt=new_receipt(), at=NOON)
    assert not SealedReport.objects.exists()
    assert not TrailEntry.objects.exists()


def test_nobody_is_kept_waiting_for_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "SECONDS_FOR_ALL_TRIES", -1)
    monkeypatch.setattr(SealedReport, "save", failing(1, OperationalError("database is locked")))
    with pytest.raises(NotKept):
        submit(REPORT, receipt=new_receipt(), at=NOON)


def test_nobody_is_kept_waiting_in_the_queue_before_an_embedded_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "SECONDS_FOR_ALL_TRIES", 0.01)
    with telling._queue:
        if connection.vendor == "sqlite":
            with pytest.raises(NotKept):
                submit(REPORT, receipt=new_receipt(), at=NOON)
        else:
            submit(REPORT, receipt=new_receipt(), at=NOON)
    assert SealedReport.objects.exists() == (connection.vendor != "sqlite")


def test_a_broken_promise_of_another_kind_is_not_taken_for_the_same_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SealedReport, "save", failing(9, IntegrityError("NOT NULL constraint failed: sealed")))
    with pytest.raises(NotKept):
        submit(REPORT, receipt=new_receipt(), at=NOON)


def test_a_fault_is_logged_without_a_word_of_what_was_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(SealedReport, "save", failing(9, IntegrityError("canary in a van")))
    with caplog.at_level(logging.DEBUG), pytest.raises(NotKept) as fault:
        submit(REPORT, receipt=new_receipt(), at=NOON)
    assert "canary" not in caplog.text + repr(fault.value) + repr(fault.value.__cause__)
    assert "IntegrityError" in caplog.text


def test_if_the_trail_cannot_be_written_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_trail(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(telling, "record", no_trail)
    with pytest.raises(NotKept):
        submit(REPORT, receipt=new_receipt(), at=NOON)
    assert not SealedReport.objects.exists()


def test_keeping_a_report_only_inserts_it() -> None:
    """The public door's database role may do no more."""
    receipt = new_receipt()
    with CaptureQueriesContext(connection) as queries:
        submit(REPORT, receipt=receipt, at=NOON)
        submit(REPORT, receipt=receipt, at=NOON)
    ours = [query["sql"] for query in queries if "concerns_sealedreport" in query["sql"]]
    assert len(ours) == 2
    assert all(sql.startswith("INSERT INTO") and "RETURNING" not in sql for sql in ours)


def test_the_desk_is_given_normal_reports_first_and_the_oldest_of_them() -> None:
    for words, lane, at in (
        ("flood", Lane.QUARANTINE, NOON),
        ("second", Lane.NORMAL, LATER),
        ("first", Lane.NORMAL, NOON),
    ):
        submit(Report(account=words), receipt=new_receipt(), at=at, lane=lane)
    assert [opened(row).account for row in waiting(limit=9)] == ["first", "second", "flood"]
    assert len(waiting(limit=2)) == 2


def test_what_the_desk_has_taken_in_waits_no_more_and_keeps_no_words_here() -> None:
    receipt = new_receipt()
    submit(REPORT, receipt=receipt, at=NOON)
    mark_taken_in(waiting(limit=9))
    assert waiting(limit=9) == []
    assert bytes(SealedReport.objects.get().sealed) == b""
    submit(REPORT, receipt=receipt, at=LATER)
    assert waiting(limit=9) == []


def test_a_reply_is_read_with_the_receipt_and_with_nothing_else() -> None:
    receipt, other = new_receipt(), new_receipt()
    digest = receipt_digest(receipt)
    post_reply(digest, reply_key(receipt), "Which day was it?", at=NOON)
    post_reply(digest, reply_key(other), "Sealed for somebody else", at=LATER)
    assert b"Which day" not in bytes(Reply.objects.order_by("posted_at")[0].sealed)
    assert [reply.text for reply in follow(receipt).replies] == [None, "Which day was it?"]
    assert follow(other).replies == ()


def test_a_standing_has_one_of_the_known_codes_and_the_last_one_counts() -> None:
    receipt = new_receipt()
    digest = receipt_digest(receipt)
    assert follow(receipt).standing is None
    publish_standing(digest, "received", at=NOON)
    publish_standing(digest, "passed_on", at=LATER)
    assert (follow(receipt).standing, follow(receipt).changed_at) == ("passed_on", LATER)
    with pytest.raises(ValueError, match="not a valid"):
        publish_standing(digest, "solved", at=LATER)
    assert Standing.objects.count() == 1
