"""A concern is found by something exact, however it is written; the thing itself is kept nowhere in the clear."""

import pytest

from handrail.casework.desk.models import ConcernToken
from handrail.casework.desk.policies import identifiers_of, identifiers_typed
from handrail.casework.desk.queries import search
from handrail.foundation.audit.queries import entries
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def found(office: build.Office, text: str) -> list[str]:
    return [row.reference for row in search(text, by=office.officer, at=office.later()).rows]


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ({"telephones": "08000 121 700"}, "0800 0121 700"),
        ({"account": "Call me on +44 7700 900123 please."}, "07700 900 123"),
        ({"vehicles": "a white van, ab12 cde"}, "AB12CDE"),
        ({"account": "It was N123 ABC, I think"}, "n123abc"),
        ({"postcode": "sg11aa"}, "SG1 1AA"),
        ({"address": "4 High Street, SG1 1AA"}, "sg1 1aa"),
        ({"names": "José Núñez"}, "nunez jose"),
        ({"businesses": "Sparkle Car Wash Ltd"}, "sparkle wash"),
    ],
)
def test_the_same_thing_is_found_however_it_is_written(office: build.Office, told: dict[str, str], typed: str) -> None:
    office.opened()
    wanted = office.opened(**told)
    assert found(office, typed) == [wanted.reference]


def test_a_reference_is_found_too(office: build.Office) -> None:
    concern = build.concern()
    assert found(office, f" {concern.reference.lower()} ") == [concern.reference]


def test_all_the_words_of_a_name_must_be_there(office: build.Office) -> None:
    office.opened(names="Maria Pop")
    assert not found(office, "Maria Ionescu")


def test_nobody_finds_who_told_us(office: build.Office) -> None:
    contact = {"channel": "phone", "address": "07700 900999"}
    office.opened(name="Rosalind Reporter", safe_contact=contact, sharing="confidence")
    assert not found(office, "Rosalind Reporter")
    assert not found(office, "07700 900999")


def test_a_number_in_a_sentence_that_is_no_telephone_is_left_alone() -> None:
    told = build.report(account="On 03-11-2026 at 10:30 there were 200 people and 1200000000 pounds.")
    assert not [each for each in identifiers_of(told) if each.kind == "telephone"]


def test_what_is_searched_for_stands_nowhere(office: build.Office) -> None:
    office.opened(names="Zebedee Quill")
    found(office, "Zebedee Quill")
    line = entries(act="desk.searched")[0]
    assert (line.detail, line.about) == ({"found": 1}, "desk")
    assert not any("zebedee" in token.lower() for token in ConcernToken.objects.values_list("token", flat=True))
    assert "zebedee" not in repr(identifiers_typed("Zebedee"))
