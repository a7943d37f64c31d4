"""The safe-contact gate: nothing leaves unless they said that this way, at this hour, is safe."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.locality import current_locality
from handrail.foundation.notices.policies import Refusal, SafeContact, next_safe_moment, refusal, why_not_contact

# A Friday in winter: clocks in London show the same as UTC.
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHANNELS = ["none", "phone", "text", "email", "unknown", "", "EMAIL", "e-mail", "pigeon"]
EVENINGS = {day: ((time(18), time(21)),) for day in range(7)}

spans = st.tuples(st.times(), st.times()).filter(lambda span: span[0] < span[1])
windows = st.none() | st.dictionaries(st.integers(0, 7), st.tuples(spans), max_size=8)
contacts = st.builds(
    SafeContact,
    channel=st.sampled_from(CHANNELS),
    address=st.sampled_from(["", "  ", "07700 900123", "somebody@example.org"]),
    times=st.sampled_from(["", "after six", " "]),
    window=windows,
    voicemail_ok=st.sampled_from(["yes", "no", "unknown"]),
    say=st.text(max_size=10),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(contact=st.none() | contacts, channel=st.sampled_from(CHANNELS), at=moments)
def test_nothing_passes_but_the_one_channel_stated_safe(
    contact: SafeContact | None, channel: str, at: datetime
) -> None:
    if why_not_contact(contact, channel=channel, at=at) is None:
        assert contact is not None
        assert contact.channel == channel
        assert channel in {"phone", "text", "email"}
        assert contact.address.strip()


@given(contact=contacts, at=moments)
def test_nothing_passes_outside_the_hours_they_gave(contact: SafeContact, at: datetime) -> None:
    if contact.window is None or why_not_contact(contact, channel=contact.channel, at=at) is not None:
        return
    local = at.astimezone(current_locality().timezone)
    day = 7 if local.date() in current_locality().bank_holidays else local.weekday()
    assert any(start <= local.time() < end for start, end in contact.window.get(day, ()))


@given(contact=contacts)
def test_what_is_kept_of_a_safe_contact_reads_back_the_same(contact: SafeContact) -> None:
    whole_minutes = SafeContact.from_json(contact.to_json())
    assert SafeContact.from_json(whole_minutes.to_json()) == whole_minutes
    assert (whole_minutes.channel or "unknown", whole_minutes.address) == (
        contact.channel or "unknown",
        contact.address,
    )


@pytest.mark.parametrize(
    ("contact", "channel", "expected"),
    [
        (None, "email", Refusal.NOT_KNOWN),
        (SafeContact(), "email", Refusal.NOT_KNOWN),
        (SafeContact.from_json({}), "phone", Refusal.NOT_KNOWN),
        (SafeContact(channel="none", address="a@example.org"), "email", Refusal.NO_CONTACT),
        (SafeContact(channel="phone", address="07700 900123"), "text", Refusal.OTHER_CHANNEL),
        (SafeContact(channel="email", address=" "), "email", Refusal.NO_ADDRESS),
        (SafeContact(channel="email", address="a@b.c", times="after six"), "email", Refusal.PERSON_MUST_READ_TIMES),
        (SafeContact(channel="text", address="07700 900123", window=EVENINGS), "text", Refusal.OUTSIDE_HOURS),
        (SafeContact(channel="email", address="a@b.c"), "email", None),
    ],
)
def test_each_refusal_has_its_reason(contact: SafeContact | None, channel: str, expected: Refusal | None) -> None:
    assert refusal(contact, channel=channel, at=NOON) is expected


def test_hours_are_read_on_the_clock_of_the_county_summer_and_winter() -> None:
    contact = SafeContact(channel="text", address="07700 900123", window=EVENINGS)
    assert why_not_contact(contact, channel="text", at=datetime(2026, 11, 20, 18, tzinfo=UTC)) is None
    assert why_not_contact(contact, channel="text", at=datetime(2026, 7, 17, 17, tzinfo=UTC)) is None
    assert why_not_contact(contact, channel="text", at=datetime(2026, 7, 17, 20, tzinfo=UTC)) is not None


def test_a_bank_holiday_that_nobody_spoke_of_is_not_safe() -> None:
    contact = SafeContact(channel="text", address="07700 900123", window=EVENINGS)
    christmas = datetime(2026, 12, 25, 19, tzinfo=UTC)
    assert christmas.date() in current_locality().bank_holidays
    assert refusal(contact, channel="text", at=christmas) is Refusal.OUTSIDE_HOURS


def test_the_next_safe_moment_is_when_their_hours_begin() -> None:
    contact = SafeContact(channel="text", address="07700 900123", window=EVENINGS)
    assert next_safe_moment(contact, at=NOON) == NOON + timedelta(hours=6)
    assert next_safe_moment(SafeContact(channel="text", window={}), at=NOON) is None


def test_what_is_printed_of_a_safe_contact_shows_nothing() -> None:
    contact = SafeContact(channel="text", address="07700 900123", say="Ask for Sam")
    assert "07700" not in repr(contact)
    assert "Sam" not in str(contact)
