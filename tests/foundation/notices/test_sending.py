"""The outbox: the gate is asked when a message leaves, failures are tried again, and no more is kept than is needed."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.actions import change_safe_contact, drop_waiting_for, tell_reporter, tell_staff
from handrail.foundation.notices.actions.postmen import NotDelivered
from handrail.foundation.notices.actions.sending import ATTEMPTS_AT_MOST, deliver
from handrail.foundation.notices.actions.wording import all_words
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.vault import subjects
from tests.foundation.notices.conftest import ADDRESS, NOON, SAFE_BY_EMAIL, Colleague, WatchedPostman

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
EVENINGS = {day: ((time(18), time(21)),) for day in range(7)}


def only() -> Notice:
    return Notice.objects.get()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    told=st.sampled_from(["none", "phone", "text", "email", "unknown", ""]),
    now_told=st.sampled_from(["none", "phone", "text", "email", "unknown", ""]),
    address=st.sampled_from(["", ADDRESS]),
    hours=st.integers(0, 30),
    window=st.sampled_from([None, EVENINGS, {}]),
)
def test_whatever_was_told_and_told_since_nothing_leaves_but_by_the_channel_stated_safe(
    subject: UUID,
    told: str,
    now_told: str,
    address: str,
    hours: int,
    window: dict[int, tuple[tuple[time, time]]] | None,
) -> None:
    carrier = WatchedPostman()
    Notice.objects.all().delete()
    tell_reporter(subject=subject, safe_contact=SafeContact(channel=told, address=address), kind="reply", at=NOON)
    since = SafeContact(channel=now_told, address=address, window=window)
    change_safe_contact(subject=subject, safe_contact=since, at=NOON)
    later = NOON + timedelta(hours=hours)
    for notice in Notice.objects.all():
        deliver(notice.pk, carrier=carrier, at=later)
    for letter in carrier.carried:
        assert told == now_told == letter.channel
        assert letter.address == address == ADDRESS
        assert window is None or (window and 18 <= later.hour < 21)


def test_a_message_to_a_reporter_says_nothing_of_what_this_service_is(subject: UUID, carrier: WatchedPostman) -> None:
    tell_reporter(subject=subject, safe_contact=SAFE_BY_EMAIL, kind="reply", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    told = f"{carrier.carried[0].subject} {carrier.carried[0].body}".lower()
    telling = ("handrail", "slavery", "concern", "report", "police", "receipt", "partnership", "http", "example.org")
    assert not any(word in told for word in telling)


def test_no_wording_has_a_place_for_anything_but_the_link() -> None:
    for reader, kinds in all_words().items():
        for words in kinds.values():
            body = words.body.replace("{link}", "") if reader == "staff" else words.body
            assert "{" not in words.subject + body


def test_the_address_is_locked_while_it_waits_and_gone_when_it_has_left(subject: UUID, carrier: WatchedPostman) -> None:
    tell_reporter(subject=subject, safe_contact=SAFE_BY_EMAIL, kind="reply", at=NOON)
    assert ADDRESS.encode() not in bytes(only().safe_contact or b"")
    deliver(only().pk, carrier=carrier, at=NOON)
    assert (only().state, only().safe_contact) == (NoticeState.SENT, None)
    assert ADDRESS not in repr(carrier.carried[0])


@pytest.mark.parametrize("contact", [None, SafeContact(), SafeContact(channel="phone", address="07700 900123")])
def test_what_could_never_be_safe_is_blocked_at_once_and_recorded(subject: UUID, contact: SafeContact | None) -> None:
    tell_reporter(subject=subject, safe_contact=contact, kind="reply", at=NOON)
    assert not Notice.objects.exists()
    entry = TrailEntry.objects.get(act="notices.blocked")
    assert entry.detail["reason"] in {"not_known", "other_channel"}


def test_outside_their_hours_a_message_waits_for_the_next_window(subject: UUID, carrier: WatchedPostman) -> None:
    contact = SafeContact(channel="email", address=ADDRESS, window=EVENINGS)
    tell_reporter(subject=subject, safe_contact=contact, kind="reply", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    evening = datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert (carrier.carried, only().next_attempt_at, only().attempts) == ([], evening, 0)
    assert TrailEntry.objects.get(act="notices.deferred").detail["reason"] == "outside_hours"
    deliver(only().pk, carrier=carrier, at=evening)
    assert only().state == NoticeState.SENT


def test_hours_that_never_come_block(subject: UUID, carrier: WatchedPostman) -> None:
    contact = SafeContact(channel="email", address=ADDRESS, window={})
    tell_reporter(subject=subject, safe_contact=contact, kind="reply", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    assert (only().state, only().reason) == (NoticeState.BLOCKED, "outside_hours")


def test_a_person_who_was_forgotten_is_not_written_to(subject: UUID, carrier: WatchedPostman) -> None:
    tell_reporter(subject=subject, safe_contact=SAFE_BY_EMAIL, kind="reply", at=NOON)
    subjects.forget(subject, at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    assert (only().state, only().reason, carrier.carried) == (NoticeState.DROPPED, "forgotten", [])


def test_a_passing_failure_is_tried_again_after_longer_and_longer_waits(carrier: WatchedPostman) -> None:
    carrier.failures = [NotDelivered("mail_server_failed", for_good=False) for _ in range(2)]
    tell_staff(Colleague(), kind="assigned", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    assert only().next_attempt_at == NOON + timedelta(minutes=2)
    deliver(only().pk, carrier=carrier, at=NOON + timedelta(minutes=1))
    assert only().attempts == 1
    deliver(only().pk, carrier=carrier, at=NOON + timedelta(minutes=2))
    assert only().next_attempt_at == NOON + timedelta(minutes=6)
    deliver(only().pk, carrier=carrier, at=NOON + timedelta(minutes=6))
    assert only().state == NoticeState.SENT


def test_the_next_attempt_is_booked_before_this_one_is_made(carrier: WatchedPostman) -> None:
    tell_staff(Colleague(), kind="assigned", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    booked = DBTaskResult.objects.order_by("enqueued_at").last()
    assert booked is not None
    assert booked.run_after == NOON + timedelta(minutes=2)


def test_after_eight_attempts_it_is_given_up_and_said_so(carrier: WatchedPostman) -> None:
    carrier.failures = [NotDelivered("mail_server_failed", for_good=False) for _ in range(20)]
    tell_staff(Colleague(), kind="assigned", at=NOON)
    for day in range(ATTEMPTS_AT_MOST + 2):
        deliver(only().pk, carrier=carrier, at=NOON + timedelta(days=day))
    assert (only().state, only().attempts) == (NoticeState.FAILED, ATTEMPTS_AT_MOST)
    assert TrailEntry.objects.get(act="notices.failed").detail["reason"] == "mail_server_failed"


def test_an_address_that_is_refused_is_not_tried_again(carrier: WatchedPostman) -> None:
    carrier.failures = [NotDelivered("address_refused", for_good=True)]
    tell_staff(Colleague(), kind="assigned", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    assert only().state == NoticeState.FAILED


def test_a_notice_that_has_left_does_not_leave_twice(carrier: WatchedPostman) -> None:
    tell_staff(Colleague(), kind="assigned", at=NOON)
    for _ in range(3):
        deliver(only().pk, carrier=carrier, at=NOON + timedelta(hours=1))
    assert len(carrier.carried) == 1


def test_several_things_at_once_make_one_message() -> None:
    for _ in range(5):
        tell_staff(Colleague(), kind="assigned", at=NOON)
    assert Notice.objects.count() == 1


def test_nothing_goes_to_somebody_who_no_longer_works_here(carrier: WatchedPostman) -> None:
    tell_staff(Colleague(), kind="assigned", at=NOON)
    drop_waiting_for(Colleague(), at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    assert (only().state, carrier.carried) == (NoticeState.DROPPED, [])


def test_the_trail_knows_of_each_notice_without_the_address(subject: UUID, carrier: WatchedPostman) -> None:
    tell_reporter(subject=subject, safe_contact=SAFE_BY_EMAIL, kind="reply", at=NOON)
    deliver(only().pk, carrier=carrier, at=NOON)
    entry = TrailEntry.objects.get(act="notices.sent")
    assert entry.about == f"notice:{only().pk}"
    assert "canary" not in str(entry.detail)
