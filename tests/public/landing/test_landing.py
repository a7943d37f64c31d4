"""A code leads to help, whoever follows it; and it is counted by day, without anybody being known."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.outreach import actions
from handrail.partnership.published import forms as published_forms
from handrail.partnership.published.actions import NotKept, take_in_requests
from handrail.partnership.published.models import Seen, ShortCode, Step
from tests.build import NOON
from tests.partnership.outreach import drives

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PHONE = {"headers": {"user-agent": "Mozilla/5.0 (Linux; Android 14)"}}


@pytest.fixture
def code(db: None) -> ShortCode:
    return drives.begun().code()


def follow(door: Client, code: str, path: str = "", **headers: str) -> Any:
    return door.get(f"/c/{code}/{path}", headers={"user-agent": "Mozilla/5.0 (Linux; Android 14)", **headers})


def test_a_code_leads_to_its_campaigns_words_its_signs_and_999(public_door: Client, code: ShortCode) -> None:
    page = follow(public_door, code.pk)
    assert page.status_code == 200
    for said in ("Does this journey feel wrong?", "tel:999", "Exit this page", f"/c/{code.pk}/tell/"):
        assert said in page.content.decode()


def test_following_a_code_sets_no_cookie_and_keeps_a_day_and_nothing_else(public_door: Client, code: ShortCode) -> None:
    page = follow(public_door, code.pk)
    assert not page.cookies
    seen = Seen.objects.get()
    assert (seen.code, seen.step) == (code.pk, Step.SCANNED)
    assert {field.name for field in Seen._meta.concrete_fields} == {"id", "code", "step", "on"}
    assert type(seen.on) is date


def test_a_driver_goes_on_to_the_drivers_report_with_the_code(public_door: Client, code: ShortCode) -> None:
    onward = follow(public_door, code.pk, "tell/")
    assert onward["Location"] == f"/driver/?campaign={code.pk}"
    assert Seen.objects.get().step == Step.OPENED


def test_anybody_else_goes_on_to_the_report(public_door: Client) -> None:
    code = drives.begun(audience="public").code()
    assert follow(public_door, code.pk, "tell/")["Location"] == f"/tell-us/?campaign={code.pk}"


@pytest.mark.parametrize(
    "headers",
    [{"sec-purpose": "prefetch"}, {"purpose": "preview"}, {"user-agent": "Googlebot/2.1"}, {"user-agent": ""}],
)
def test_programs_are_not_counted(public_door: Client, code: ShortCode, headers: dict[str, str]) -> None:
    assert follow(public_door, code.pk, **headers).status_code == 200
    assert follow(public_door, code.pk, "tell/", **headers).status_code == 302
    public_door.head(f"/c/{code.pk}/", **PHONE)  # type: ignore[arg-type]
    assert not Seen.objects.exists()


@pytest.mark.parametrize("typed", ["unknown", "cccccd", "x" * 40, "new"])
def test_a_code_that_nobody_knows_leads_to_the_same_help(public_door: Client, typed: str) -> None:
    page = follow(public_door, typed)
    assert page.status_code == 200
    assert "tel:999" in page.content.decode()
    assert follow(public_door, typed, "tell/")["Location"] == "/tell-us/"
    assert not Seen.objects.exists()


def test_a_retired_code_still_leads_to_help_and_is_not_counted(public_door: Client, code: ShortCode) -> None:
    actions.retire_code(code, by=drives.communications(), at=NOON + timedelta(days=1))
    assert follow(public_door, code.pk).status_code == 200
    assert not Seen.objects.exists()


def test_what_is_typed_from_a_poster_finds_its_page(public_door: Client, code: ShortCode) -> None:
    typed = public_door.get("/c/", {"code": f" {code.pk[:3].upper()} {code.pk[3:]}"})
    assert typed["Location"] == f"/c/{code.pk}/"
    assert public_door.get("/c/", {"code": "?!"})["Location"] == "/c/unknown/"
    assert "Type the code" in public_door.get("/c/").content.decode()


def posted(door: Client, **changed: str) -> Any:
    return door.post("/order-leaflets/", {**drives.OUTSIDE, "receipt": new_receipt(), **changed})


def test_somebody_outside_orders_and_reads_the_answer_with_the_receipt(public_door: Client, settings: Any) -> None:
    receipt = new_receipt()
    assert receipt in posted(public_door, receipt=receipt).content.decode()
    waiting = public_door.post("/order-leaflets/answer/", {"receipt": receipt})
    assert "look again in a minute" in waiting.content.decode()
    settings.DOOR = "staff"
    take_in_requests(at=NOON)
    settings.DOOR = "public"
    assert "have not answered" in public_door.post("/order-leaflets/answer/", {"receipt": receipt}).content.decode()


def test_an_order_that_lacks_something_says_what(public_door: Client) -> None:
    page = posted(public_door, copies="", address="").content.decode()
    assert "Enter the address." in page
    assert "Enter a whole number" in page


def test_nobody_is_told_that_an_order_is_kept_when_it_is_not(
    public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise NotKept

    monkeypatch.setattr(published_forms, "ask", refuse)
    page = posted(public_door).content.decode()
    assert "Nothing of it is stored" in page
    assert "Ottilie Marchbanks" in page
