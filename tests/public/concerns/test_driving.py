"""A driver's quick report: few taps, one report however often it is sent, and nothing asked that need not be."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import read_receipt, receipt_digest, receipt_of
from handrail.public.concerns.actions import NotKept
from handrail.public.concerns.forms.driver import MOST_SIGNS, signs_for
from handrail.public.concerns.models import Report, SealedReport
from handrail.public.concerns.views import driving
from tests.public.concerns.conftest import opened, receipt_in

pytestmark = pytest.mark.django_db
DRIVER = "/driver/"
MARK = "a-mark-that-a-telephone-drew"
SAW: dict[str, Any] = {"account": "He was told not to talk to me", "once": MARK}


def sent(door: Client, told: dict[str, Any], *, query: str = "") -> Report:
    answer = door.post(DRIVER + query, told)
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/driver/sent/"), answer.content.decode()
    return opened(SealedReport.objects.latest("arrived_at"))


def test_two_taps_are_enough(public_door: Client) -> None:
    sign = signs_for(current_locality())[0].code
    page = public_door.get(DRIVER).content.decode()
    assert f'value="{sign}"' in page
    report = sent(public_door, {"signs": [sign]})
    assert (report.signs, report.reporter_kind, report.sharing) == ((sign,), "taxi_driver", "anonymous")
    assert (report.danger, report.child) == ("unsure", "unknown")


def test_the_page_says_999_first_and_do_not_follow(public_door: Client) -> None:
    page = public_door.get(DRIVER).content.decode()
    assert page.index("tel:999") < page.index("Do not follow") < page.index("<form method")
    assert "Exit this page" in page


def test_the_signs_are_the_packs_own_for_drivers_and_few() -> None:
    assert 6 <= len(signs_for(current_locality())) <= MOST_SIGNS


def test_everything_a_driver_may_say_reaches_the_desk(public_door: Client) -> None:
    told = {
        "danger": "no",
        "pick_up": "The station",
        "drop_off": "12 Mill Lane",
        "when": "today",
        "when_text": "about 2 am",
        "child": "yes",
        "vehicles": "Grey estate AB12 CDE",
        "sharing": "confidence",
        "name": "Sam",
        "badge": "4711",
    }
    report = sent(public_door, {**SAW, **told}, query="?campaign=taxi-card")
    today = timezone.localdate().isoformat()
    assert (report.pick_up, report.drop_off, report.vehicles) == ("The station", "12 Mill Lane", "Grey estate AB12 CDE")
    assert (report.happened_on, report.happened_text) == (today, "Earlier today. about 2 am")
    assert (report.child, report.name, report.badge, report.campaign) == ("yes", "Sam", "4711", "taxi-card")


def test_whoever_gives_no_name_gives_no_badge_either(public_door: Client) -> None:
    report = sent(public_door, {**SAW, "sharing": "anonymous", "name": "Sam", "badge": "4711"})
    assert (report.name, report.badge) == ("", "")


def test_a_postcode_in_the_words_says_which_district(public_door: Client) -> None:
    locality = current_locality()
    area = next(
        area.outward
        for one in locality.districts
        for area in one.postcodes
        if not area.shared and sum(area.outward == b.outward for d in locality.districts for b in d.postcodes) == 1
    )
    report = sent(public_door, {**SAW, "pick_up": "Airport", "drop_off": f"the shop, {area.lower()} 1ab, back door"})
    assert (report.postcode, bool(report.district)) == (f"{area} 1AB", True)


def test_nothing_told_is_not_sent(public_door: Client) -> None:
    page = public_door.post(DRIVER, {"pick_up": "The station"})
    assert (page.status_code, SealedReport.objects.count()) == (200, 0)
    assert "choose at least one sign" in page.content.decode()


def test_the_same_form_sent_twice_is_one_report_with_one_receipt(public_door: Client) -> None:
    for _ in range(2):
        sent(public_door, {**SAW, "when": "now"})
    assert SealedReport.objects.count() == 1
    assert receipt_in(public_door.get("/driver/sent/")) == receipt_of(MARK)
    assert SealedReport.objects.get().receipt_digest == receipt_digest(receipt_of(MARK))


def test_what_waited_on_a_telephone_keeps_the_time_it_was_written(public_door: Client) -> None:
    written = timezone.now() - timedelta(hours=20)
    report = sent(public_door, {**SAW, "when": "now", "written_at": written.isoformat()})
    local = written.astimezone(current_locality().timezone)
    assert report.happened_on == local.date().isoformat()
    assert report.happened_text == f"Just now, at {local:%H:%M}"


@pytest.mark.parametrize("told", ["yesterday", "2031-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", "2026-11-26"])
def test_a_time_that_cannot_be_believed_is_left_out(public_door: Client, told: str) -> None:
    report = sent(public_door, {**SAW, "when": "now", "written_at": told})
    assert (report.happened_on, report.happened_text) == (timezone.localdate().isoformat(), "Just now")


def test_a_mark_that_could_be_guessed_is_not_used(public_door: Client) -> None:
    sent(public_door, {**SAW, "once": "1"})
    assert SealedReport.objects.get().receipt_digest != receipt_digest(receipt_of("1"))


def test_what_could_not_be_kept_is_said_and_still_there(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise NotKept

    monkeypatch.setattr(driving, "receive", fail)
    page = public_door.post(DRIVER, SAW)
    assert page.status_code == 503
    assert "It has not been sent" in page.content.decode()
    assert SAW["account"] in page.content.decode()


def test_the_receipt_is_cleared_away_on_request(public_door: Client) -> None:
    sent(public_door, SAW)
    assert public_door.post("/driver/forget/")["Location"] == "/"
    assert public_door.get("/driver/sent/").status_code == 404


def test_every_mark_has_a_receipt_of_its_own_that_can_be_read() -> None:
    receipts = {receipt_of(f"mark number {number}") for number in range(500)}
    assert len(receipts) == 500
    assert all(read_receipt(receipt) == receipt for receipt in receipts)
