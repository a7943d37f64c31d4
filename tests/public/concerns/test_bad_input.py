"""Bad input gets a sentence beside the field, and the rest is kept."""

import html

import pytest
from django.test import Client

from handrail.public.concerns.models import SealedReport
from tests.public.concerns.conftest import Walk, opened
from tests.public.concerns.test_journey import NOBODY_IN_DANGER

PLATE = "White van AB12 CDE"


@pytest.fixture
def door(public_door: Client) -> Client:
    """A browser that has begun a report."""
    public_door.post("/tell-us/")
    return public_door


@pytest.mark.parametrize(
    ("page", "typed", "sentence"),
    [
        ("what-happened", {"account": ""}, "Write what you want to tell us, or skip"),
        ("what-happened", {"account": " \n\t "}, "Write what you want to tell us, or skip"),
        ("what-happened", {"account": "x" * 10_001}, "You have written 10,001."),
        ("what-happened", {"account": "x" * 1_000_000}, "You have written 1,000,000."),
        ("what-happened", {"account": "Two men\x00"}, "a character in it that cannot be read"),
        ("danger", {"danger": "perhaps"}, "Choose one of these."),
        ("who-you-are", {"reporter_kind": "admin"}, "Choose one of these."),
        ("signs", {"signs": ["general-scared", "made-up"]}, "Choose from these signs."),
        ("where", {"postcode": "nonsense"}, "Enter a postcode, like SG1 1AB"),
        ("where", {"address": "x" * 301}, "You have written 301."),
        ("district", {"district": "atlantis"}, "Choose one of these."),
        ("when", date := {"happened_on_day": "31", "happened_on_month": "2", "happened_on_year": "2025"}, "real date"),
        ("when", {**date, "happened_on_day": "3", "happened_on_year": "3025"}, "The year must"),
        (
            "when",
            {**date, "happened_on_day": "3", "happened_on_year": "2925"},
            "The date must be today or in the past.",
        ),
        ("when", {**date, "happened_on_day": "3", "happened_on_year": "1825"}, "The year must be 1930 or later."),
        ("when", {**date, "happened_on_month": ""}, "The date must include a month."),
        ("when", {**date, "happened_on_day": "\x00"}, ""),
        ("people", {"people_count": "many"}, "Enter a number in figures, like 3."),
        ("people", {"people_count": "-1"}, "Enter 0 or more."),
        ("people", {"people_count": "9" * 5_000}, ""),
        ("people", {"people_count": "1000"}, "Enter a number up to 999."),
        ("details", {"vehicles": PLATE, "names": "x" * 2_001}, "You have written 2,001."),
    ],
)
def test_each_slip_gets_its_sentence_beside_its_field(
    door: Client, page: str, typed: dict[str, str], sentence: str
) -> None:
    answer = door.post(f"/tell-us/{page}/", typed)
    words = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert sentence in words
    assert "Error: " in words.split("</title>")[0]
    assert "govuk-error-message" in words
    assert "There is a problem" in words


def test_what_was_typed_beside_a_slip_is_still_there(door: Client) -> None:
    words = door.post("/tell-us/details/", {"vehicles": PLATE, "names": "x" * 2_001}).content.decode()
    assert PLATE in words
    assert "x" * 2_001 in words


def test_a_slip_on_one_page_leaves_the_other_pages_as_they_were(door: Client) -> None:
    door.post("/tell-us/what-happened/", {"account": "Two men"})
    door.post("/tell-us/where/", {"postcode": "nonsense"})
    assert "Two men" in door.get("/tell-us/what-happened/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "account",
    [
        "👩🏽‍🦱 needs help 🚐",
        "هم محبوسون في المنزل",
        "<script>alert(1)</script>",
        "\u202eesrever",
        "'; DROP TABLE concerns_sealedreport; --",
        "{{ settings.SECRET_KEY }} {% debug %} %s %(x)s",
        "a\u0301 \ufeff \u200b",
        "one\ntwo\n\nthree",
    ],
)
def test_what_people_write_arrives_as_they_wrote_it(walk: Walk, public_door: Client, account: str) -> None:
    checked = walk({**NOBODY_IN_DANGER, "what-happened": {"account": account}})
    words = checked.content.decode()
    assert "<script>alert" not in words
    assert account.split("\n")[0] in html.unescape(words)
    public_door.post("/tell-us/check-your-answers/")
    assert opened(SealedReport.objects.get()).account == account


def test_lines_end_one_way_and_are_counted_once(door: Client) -> None:
    lines = "\r\n".join(["x" * 99] * 100)
    assert door.post("/tell-us/what-happened/", {"account": lines}).status_code == 302


@pytest.mark.parametrize(
    ("channel", "address", "fine"),
    [
        ("phone", "07700 900123", True),
        ("phone", "+44 7700 900123", True),
        ("text", "call me", False),
        ("text", "12", False),
        ("phone", "9" * 300, False),
        ("email", "robin@example.org", True),
        ("email", "robin at example", False),
        ("email", "07700 900123", False),
        ("email", "", True),
    ],
)
def test_a_number_or_address_is_one_that_can_be_reached(door: Client, channel: str, address: str, fine: bool) -> None:
    door.post("/tell-us/your-name/", {"sharing": "share"})
    door.post("/tell-us/contact/", {"contact_channel": channel})
    answer = door.post("/tell-us/safe-contact/", {"address": address})
    assert (answer.status_code == 302) == fine


def test_fields_that_belong_to_no_page_are_not_kept(door: Client) -> None:
    much = {f"other_{number}": "x" * 1_000 for number in range(100)}
    door.post("/tell-us/where/", {"address": "2 Mill Lane", "address_more": "x" * 9_000, **much})
    assert [name for name in door.cookies if name.startswith("handrail_answers")] == ["handrail_answers_0"]


def test_space_around_an_answer_takes_no_room(door: Client) -> None:
    door.post("/tell-us/what-happened/", {"account": " " * 500_000 + "Two men" + "\n" * 500_000})
    assert door.get("/tell-us/what-happened/").context["form"]["account"].value() == "Two men"


@pytest.mark.parametrize("page", ["what-happened/", "check-your-answers/", ""])
def test_more_than_can_be_read_at_once_is_answered_with_a_page(door: Client, page: str) -> None:
    answer = door.post(f"/tell-us/{page}", {"account": "x" * 3_000_000})
    assert answer.status_code in {302, 400, 413}
    assert answer.status_code == 302 or b"<main" in answer.content


def test_too_many_fields_are_answered_with_a_page(door: Client) -> None:
    answer = door.post("/tell-us/what-happened/", {f"field{number}": "x" for number in range(600)})
    assert answer.status_code == 400
    assert b"<main" in answer.content
