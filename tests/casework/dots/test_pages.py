"""The pages of what concerns share: reasons, decisions, corrections, and looking whether something was seen."""

import re

import pytest
from django.test import Client

from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import read_what_waits, relink
from handrail.casework.dots.models import Link, Mention, Reading, Standing, Token
from handrail.casework.dots.policies.reading import MOST_MENTIONS
from handrail.casework.dots.queries import touching
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PLATE, PHONE, NAME = "CD34 EFG", "07700 900123", "Zorvana Quilletti"
TOLD = f"{NAME} got out of {PLATE}. The man had {PHONE}."


def test_the_page_says_what_is_shared_and_a_decision_is_kept(desk_page: Client, told: Told) -> None:
    one, other = told(account=TOLD), told(account=f"A van, {PLATE}.")
    page = desk_page.get(f"/dots/of/{one.pk}/").content.decode()
    assert other.reference in page
    assert "The same number plate." in page
    link = Link.objects.get()
    refused = desk_page.post(f"/dots/of/{one.pk}/link/{link.pk}/", {}).content.decode()
    assert "Choose what you find." in refused
    desk_page.post(f"/dots/of/{one.pk}/link/{link.pk}/", {"verb": "deny", "reason": "Another colour"})
    assert Link.objects.get().standing == Standing.DENIED
    assert "not the same" in desk_page.get(f"/dots/of/{one.pk}/").content.decode()
    third = told(account="Nothing shared.")
    assert desk_page.get(f"/dots/of/{third.pk}/link/{link.pk}/").status_code == 404


def test_what_was_read_is_marked_and_a_correction_takes_its_links_away(desk_page: Client, told: Told) -> None:
    one = told(account=TOLD)
    told(account=f"A van, {PLATE}.")
    page = desk_page.get(f"/dots/of/{one.pk}/reading/").content.decode()
    assert re.search(rf"<mark>{PLATE}", page)
    reading = Reading.objects.get(telling__concern=one)
    address = f"/dots/of/{one.pk}/reading/{reading.pk}/"
    wrong = desk_page.post(address, {"words": "ZZ99 ZZZ", "did": "removed", "kind": "plate"}).content.decode()
    assert "These words are not in the text." in wrong
    desk_page.post(address, {"words": PLATE, "did": "removed", "kind": "plate"})
    assert not re.search(rf"<mark>{PLATE}", desk_page.get(f"/dots/of/{one.pk}/reading/").content.decode())
    assert not Link.objects.exists()
    desk_page.post(address, {"words": PLATE, "did": "added", "kind": "plate"})
    assert Link.objects.count() == 1


def test_a_correction_holds_wherever_the_words_stand_or_for_the_one_time_that_is_meant(
    desk_page: Client, told: Told
) -> None:
    one = told(account=f"A van, {PLATE}. Later {PLATE} again. And {PLATE} at night.")
    marked = f"/dots/of/{one.pk}/reading/"
    address = f"{marked}{Reading.objects.get(telling__concern=one).pk}/"
    removed = {"words": PLATE, "did": "removed", "kind": "plate"}

    def plates_marked() -> int:
        return desk_page.get(marked).content.decode().count(f"<mark>{PLATE}")

    assert "3 times, and not 4 times" in desk_page.post(address, {**removed, "which": "4"}).content.decode()
    assert plates_marked() == 3
    desk_page.post(address, {**removed, "which": "2"})
    assert plates_marked() == 2
    desk_page.post(address, removed)
    assert plates_marked() == 0


def test_what_is_asked_is_answered_and_stands_in_no_address(desk_page: Client, told: Told) -> None:
    one = told(account=TOLD)
    answer = desk_page.post("/dots/", {"text": "CD34*"})
    assert answer.status_code == 200
    assert one.reference in answer.content.decode()
    half = told(account="The plate of the van began CD34.")
    assert half.reference in desk_page.post("/dots/", {"text": "CD34*"}).content.decode()
    assert "Not seen" in desk_page.post("/dots/", {"text": "XX55 XXX"}).content.decode()


def test_what_was_read_is_in_no_column_of_the_database(told: Told) -> None:
    told(account=TOLD)
    told(account=f"A van, {PLATE}, {NAME}.")
    planted = [
        form.encode() for word in (PLATE, PHONE, *NAME.split()) for form in (word, word.replace(" ", ""), word.lower())
    ]
    for model in (Mention, Token, Reading, Link):
        for row in model.objects.values_list():
            assert not any(word in repr(row).encode() for word in planted), model.__name__


def test_a_pasted_telephone_book_is_read_up_to_a_limit_that_is_said(
    desk_page: Client, office: build.Office, told: Told
) -> None:
    book = "\n".join(f"07700 9{number:05d}" for number in range(MOST_MENTIONS + 60))
    one: Concern = told(account=book)
    assert Mention.objects.filter(concern=one).count() <= MOST_MENTIONS
    assert f"Only the first {MOST_MENTIONS}" in desk_page.get(f"/dots/of/{one.pk}/reading/").content.decode()
    assert read_what_waits(at=office.later()) == 0


def test_all_at_once_gives_what_one_by_one_gave_and_tells_of_what_is_missing(told: Told, office: build.Office) -> None:
    for spelt in ("Maria Ionescu", "Marie Ionesku"):
        told(account=f"Her name is {spelt}, born 03/02/1990. She calls from {PHONE}.")
    assert relink(at=office.later()).pairs == 1
    assert relink(at=office.later()).missing == relink(at=office.later()).otherwise == 0
    Link.objects.filter(kind="identity").delete()
    assert relink(at=office.later()).missing == 1


def test_what_does_not_fit_on_one_page_stands_on_the_next_the_strongest_first(
    desk_page: Client, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touching, "ON_A_PAGE", 2)
    one = told(account=TOLD)
    others = [told(account=f"A van, {PLATE}.").reference for _ in range(2)]
    part = told(account="The plate of the van began CD34 E.").reference
    first, last = (desk_page.get(f"/dots/of/{one.pk}/?page={page}").content.decode() for page in (1, 2))
    assert "It shares 3 things with others" in first
    assert [reference in first for reference in (*others, part)] == [True, True, False]
    assert part in last
    assert part in desk_page.get(f"/dots/of/{one.pk}/?page=999").content.decode()
