"""Concerns that share something are put beside each other, with the reasons, for those who may see them."""

import pytest

from handrail.casework.desk import actions as desk
from handrail.casework.dots.actions import read_what_waits
from handrail.casework.dots.actions.reading import read_again
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind, Reading, Token
from handrail.casework.dots.queries import edges, have_we_seen, touches
from handrail.casework.persons import actions as persons
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault import actions as vault
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DRIVER = {"account": "Two girls got out of AB12 CDE at 14 Mill Road, Luton. The man had 07700 900123."}
NEIGHBOUR = {"account": "Men shout at number 14 at night.", "address": "14 Mill Rd, Luton", "vehicles": "a van AB12CDE"}


def test_concerns_that_share_a_plate_and_a_house_touch_and_say_why(
    told: Told, office: build.Office, officer: Person
) -> None:
    one, other = told(**DRIVER), told(**NEIGHBOUR)
    told(account="Somebody smokes in a park.")
    (touched,) = touches(one, by=officer, at=office.later())
    assert touched.concern == other.pk
    assert {touch.kind for touch in touched.touches} == {MentionKind.VEHICLE, MentionKind.PLACE}
    assert {reason.words for touch in touched.touches for reason in touch.reasons} >= {
        "The same number plate.",
        "The same house.",
    }
    assert [each.concern for each in touches(other, by=officer, at=office.later())] == [one.pk]


def test_people_are_suggested_with_what_speaks_against_first(told: Told, office: build.Office, officer: Person) -> None:
    one = told(account="Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123.")
    told(names="Marie Ionesku", account="Her date of birth is 03/02/1990.", telephones="07700 900124")
    (touched,) = touches(one, by=officer, at=office.later())
    (touch,) = [touch for touch in touched.touches if touch.is_identity]
    assert touch.band in {"suggestion", "strong lead"}
    sides = [reason.speaks_for for reason in touch.reasons]
    assert sides == sorted(sides)
    assert any("date of birth is the same" in reason.words.lower() for reason in touch.reasons)


def test_a_house_of_the_same_number_and_street_in_another_town_is_not_the_same(
    told: Told, office: build.Office, officer: Person
) -> None:
    one = told(address="14 Mill Road, Luton", account="Shouting.")
    told(address="14 Mill Road, Hatfield", account="Shouting.")
    assert touches(one, by=officer, at=office.later()) == []


def test_part_of_a_plate_fits_and_says_that_it_is_only_part(told: Told, office: build.Office, officer: Person) -> None:
    one = told(**DRIVER)
    other = told(account="A van was there.", vehicles="reg AB12 C?E")
    told(account="A van was there.", vehicles="reg AB12 X?E")
    (touched,) = touches(one, by=officer, at=office.later())
    (touch,) = touched.touches
    assert (touched.concern, touch.kind, touch.band) == (other.pk, MentionKind.VEHICLE, "may be shared")
    assert [reason.words for reason in touch.reasons] == [
        "Only part of the plate is known.",
        "What is known of it fits.",
    ]


def test_part_of_a_plate_is_found_whichever_of_the_two_was_told_first(
    told: Told, office: build.Office, officer: Person
) -> None:
    part = told(account="A van was there.", vehicles="reg AB12 C?E")
    whole = told(**DRIVER)
    assert [each.concern for each in touches(part, by=officer, at=office.later())] == [whole.pk]


def test_it_is_asked_by_part_of_a_plate_by_sound_by_postcode_and_by_telephone(
    told: Told, office: build.Office, officer: Person
) -> None:
    one = told(**DRIVER)
    two = told(names="Maria Ionescu", address="3 High Street", postcode="AL10 9AB", account="She is afraid.")

    def seen(text: str) -> set[object]:
        return {each.concern for each in have_we_seen(text, by=officer, at=office.later()).sightings}

    assert seen("AB12 C?E") == {one.pk}
    assert seen("07700900123") == {one.pk}
    assert seen("+44 7700 900123") == {one.pk}
    assert seen("900123") == {one.pk}
    assert seen("Marija Ionesku") == {two.pk}
    assert seen("AL10 9XY") == {two.pk}
    assert seen("ZZ99 ZZZ") == set()


def test_reading_twice_or_again_changes_nothing(told: Told, office: build.Office) -> None:
    told(**DRIVER)
    told(**NEIGHBOUR)
    before = (set(Mention.objects.values_list("pk")), set(Link.objects.values_list("pk")), Token.objects.count())
    assert read_what_waits(at=office.later()) == 0
    for reading in Reading.objects.all():
        read_again(reading, at=office.later())
    after = (set(Mention.objects.values_list("pk")), set(Link.objects.values_list("pk")), Token.objects.count())
    assert before == after


def test_what_was_opened_when_the_worker_was_killed_is_read_when_it_comes_back(
    office: build.Office, officer: Person
) -> None:
    concern = build.concern(at=office.later(), **DRIVER)
    desk.open_concern(concern.pk, by=officer, at=office.later())
    assert Reading.objects.get(telling__concern=concern).read_at is None
    assert read_what_waits(at=office.later()) == 1
    assert Mention.objects.filter(concern=concern).count() == 3


def test_a_concern_of_a_restricted_record_is_nothing_to_those_who_may_not_know_of_it(
    told: Told, office: build.Office, officer: Person
) -> None:
    one, other = told(**DRIVER), told(**NEIGHBOUR)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    record = build.person_record(by=officer, at=office.later(), concern=other)
    persons.restrict(record, reason="Somebody here knows her.", named=[], by=coordinator, at=office.later())
    assert touches(one, by=officer, at=office.later()) == []
    assert touches(other, by=officer, at=office.later()) == []
    assert edges(by=officer) == []
    assert {each.concern for each in have_we_seen("AB12 CDE", by=officer, at=office.later()).sightings} == {one.pk}
    assert [each.concern for each in touches(one, by=coordinator, at=office.later())] == [other.pk]
    assert len(edges(by=coordinator, kinds=[MentionKind.VEHICLE])) == 1


def test_erasing_a_concern_erases_what_was_read_in_it(told: Told, office: build.Office, officer: Person) -> None:
    one, other = told(**DRIVER), told(**NEIGHBOUR)
    vault.erase(one.subject, by=officer.ref, at=office.later())
    assert not Mention.objects.filter(concern=one).exists()
    assert Mention.objects.filter(concern=other).exists()
    assert not Link.objects.exists()
    assert not Token.objects.filter(mention__concern=one).exists()


def test_new_tokens_find_what_the_old_ones_found(told: Told, office: build.Office, officer: Person) -> None:
    one = told(**DRIVER)
    vault.reindex(at=office.later())
    assert [each.concern for each in have_we_seen("AB12 CDE", by=officer, at=office.later()).sightings] == [one.pk]


def test_no_identity_is_suggested_of_what_is_only_shared(told: Told) -> None:
    told(**DRIVER)
    told(**NEIGHBOUR)
    assert not Link.objects.filter(kind=LinkKind.IDENTITY).exists()
