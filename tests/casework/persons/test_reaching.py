"""Each way of reaching somebody is asked about by itself, and what nobody has asked about is not safe."""

from itertools import product

import pytest

from handrail.casework.persons.forms import ContactForm
from handrail.casework.persons.models import TokenKind
from handrail.casework.persons.policies import (
    CHANNELS,
    KeptContact,
    SafeWay,
    address_for,
    marks_of_contact,
    refusal_of,
    safety_of,
    ways_in_order,
)
from handrail.casework.persons.views.told import contact_rows
from handrail.foundation.notices.policies import Refusal, SafeContact
from tests.build import NOON

SAID = ("yes", "no", "unknown", None)
PHONE = SafeContact(channel="phone", address="07700 900123")


def kept(way: str | None, channel: str, *, safe: str = "yes", contact: SafeContact = PHONE) -> KeptContact:
    ways = {} if way is None else {channel: SafeWay(safe=way, address="somewhere")}
    return KeptContact(safe=safe, contact=contact, postal_address="1 High Street", ways=ways)


@pytest.mark.parametrize(("channel", "safe", "way"), [*product(CHANNELS, ("yes", "no", "unknown"), SAID)])
def test_nobody_is_reached_in_a_way_that_is_not_plainly_safe(channel: str, safe: str, way: str | None) -> None:
    told = kept(way, channel, safe=safe)
    told_before = way is None and channel in {"phone", "post"}
    allowed = safe == "yes" and (way == "yes" or told_before)
    assert (refusal_of(told, channel=channel, at=NOON) is None) is allowed
    assert (safety_of(told, channel) == "yes") is allowed


@pytest.mark.parametrize("channel", ["pigeon", "none", ""])
def test_a_way_that_there_is_not_is_refused(channel: str) -> None:
    assert refusal_of(kept(None, "phone"), channel=channel, at=NOON) is Refusal.OTHER_CHANNEL


def test_a_way_that_leads_nowhere_is_refused() -> None:
    told = KeptContact(safe="yes", contact=PHONE, ways={"email": SafeWay(safe="yes")})
    assert refusal_of(told, channel="email", at=NOON) is Refusal.NO_ADDRESS


def test_one_telephone_is_called_and_written_to_only_when_each_is_safe() -> None:
    told = KeptContact(safe="yes", contact=PHONE)
    assert refusal_of(told, channel="text", at=NOON) is Refusal.OTHER_CHANNEL
    asked = KeptContact(safe="yes", contact=PHONE, ways={"text": SafeWay(safe="yes")})
    assert refusal_of(asked, channel="text", at=NOON) is None
    assert address_for(asked, "text") == "07700 900123"


def test_hours_in_their_own_words_are_read_by_a_person_for_every_way() -> None:
    way = SafeWay(safe="yes", address="07700 900999", times="Mornings")
    told = KeptContact(safe="yes", contact=SafeContact(channel="email", address="a@b.example"), ways={"phone": way})
    assert refusal_of(told, channel="phone", at=NOON) is Refusal.PERSON_MUST_READ_TIMES


def test_what_was_kept_before_each_way_was_asked_about_is_still_read() -> None:
    now = KeptContact(safe="yes", contact=PHONE, postal_address="1 High Street")
    before = {name: value for name, value in now.to_json().items() if name not in {"ways", "interpreter", "code_word"}}
    assert KeptContact.from_json("yes", before) == now


def test_what_was_said_is_read_back_as_it_was() -> None:
    ways = {channel: SafeWay(safe="no") for channel in CHANNELS}
    told = KeptContact(safe="yes", contact=PHONE, interpreter="Tigrinya, a woman", code_word="Bluebird", ways=ways)
    assert KeptContact.from_json("yes", told.to_json()) == told


def test_every_way_is_shown_with_whether_it_is_safe() -> None:
    told = KeptContact(safe="yes", contact=PHONE, code_word="Bluebird", ways={"email": SafeWay(safe="no")})
    rows = {row["key"]: row["value"] for row in contact_rows(told)}
    assert rows["Email"] == "Not safe: not this way"
    assert rows["Post"] == rows["In person"] == "Not known: not this way"
    assert rows["A call"] == "Safe. 07700 900123"
    assert rows["Code word"] == "Bluebird"
    assert ways_in_order(KeptContact(safe="unknown")) == []


def test_a_number_of_another_way_is_known_again() -> None:
    told = KeptContact(safe="yes", contact=PHONE, ways={"text": SafeWay(safe="yes", address="07700 900999")})
    assert len({value for kind, value in marks_of_contact(told) if kind == TokenKind.TELEPHONE}) == 2


def typed(**given: str) -> ContactForm:
    form = ContactForm({"safe": "yes", "channel": "phone", "address": "07700 900123", **given}, known=KeptContact())
    form.is_valid()
    return form


def test_each_way_that_was_answered_is_kept_and_no_other() -> None:
    form = typed(email_safe="yes", email_address="a@b.example", post_safe="no", code_word="Bluebird")
    told = form.parts()["kept"]
    assert dict(told.ways) == {"email": SafeWay(safe="yes", address="a@b.example"), "post": SafeWay(safe="no")}
    assert told.code_word == "Bluebird"


def test_the_best_way_cannot_be_one_that_is_not_safe() -> None:
    assert "phone_safe" in typed(phone_safe="no").errors


def test_a_number_that_cannot_be_dialled_is_said_beside_it() -> None:
    assert "text_address" in typed(text_safe="yes", text_address="7").errors
