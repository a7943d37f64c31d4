"""Pages that tell: danger first, nothing remembered, nothing in them that a strict policy forbids."""

import re
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.policies import COOKIES_OF_THE_PUBLIC_DOOR, Cookie
from handrail.public.advice import views
from tests.public.advice.conftest import london

PAGES = [
    "/", "/get-help/", "/signs/", "/professionals/", "/about-you/", "/leaving-quickly/", "/what-happens/", "/privacy/",
    "/accessibility/", "/about/", "/signs/for/taxi-driver/", "/easy-read/",
    "/leaflets/", "/leaflets/workers/en/", "/leaflets/workers/ar/",
]  # fmt: skip
WITH_DANGER = ["/", "/get-help/", "/professionals/", "/about-you/", "/signs/for/taxi-driver/"]


def read(door: Client, path: str) -> str:
    answer = door.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_with_one_heading_and_a_way_out(public_door: Client, path: str) -> None:
    page = read(public_door, path)
    assert page.count("<h1") == 1
    assert f'href="{reverse("advice:leave")}"' in page
    assert "Exit this page" in page
    assert "– Handrail</title>" in page


@pytest.mark.parametrize("path", PAGES)
def test_reading_sets_no_cookie_and_is_kept_by_no_cache(public_door: Client, path: str) -> None:
    answer = public_door.get(path)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here/"])
def test_nothing_is_written_into_a_page_that_the_policy_forbids(public_door: Client, path: str) -> None:
    page = public_door.get(path).content.decode()
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=|<style|javascript:", page, re.IGNORECASE)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_carries_anybodys_crest(public_door: Client, path: str) -> None:
    assert not re.search(r"crown|crest|open government licence|gds transport", read(public_door, path), re.IGNORECASE)


@pytest.mark.parametrize("path", WITH_DANGER)
def test_999_comes_before_every_other_number(public_door: Client, path: str) -> None:
    numbers = re.findall(r'href="tel:([^"]+)"', read(public_door, path))
    assert numbers[0] == "999"


@pytest.mark.parametrize("path", ["/", "/signs/", "/professionals/"])
def test_nobody_is_told_to_confront(public_door: Client, path: str) -> None:
    assert re.search(r"Do not approach", read(public_door, path))


def test_every_group_of_signs_has_a_page(public_door: Client) -> None:
    for group in current_locality().sign_groups:
        page = read(public_door, reverse("advice:sign_group", args=[group.code]))
        assert group.name in page
        assert "None of them proves anything" in page


def test_a_group_that_is_not_there_is_not_found(public_door: Client) -> None:
    assert public_door.get("/signs/nothing-of-the-kind/").status_code == 404


def test_the_front_page_is_right_to_the_minute(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def words_at(at: datetime) -> str:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        page = read(public_door, "/get-help/")
        return page[page.index("Lantern, victim care") :][:1200]

    assert "until 5pm" in words_at(london(2026, 11, 21, 16, 59))
    assert "opens at 8am on Monday" in words_at(london(2026, 11, 21, 17, 0))


def test_leaving_shows_the_weather_and_forgets(public_door: Client) -> None:
    public_door.cookies["handrail_public_csrf"] = "something"
    answer = public_door.get("/leave/")
    assert answer.status_code == 303
    assert answer["Location"] == views.NEUTRAL_PAGE
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies["handrail_public_csrf"]["max-age"] == 0


def test_leaving_forgets_what_other_rooms_keep(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        views, "COOKIES_OF_THE_PUBLIC_DOOR", [*COOKIES_OF_THE_PUBLIC_DOOR, Cookie("answers", "/tell-us/")]
    )
    kept = public_door.get("/leave/").cookies["answers"]
    assert (kept["max-age"], kept["path"]) == (0, "/tell-us/")


def test_a_demonstration_says_so_on_every_page(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.config.context.demonstration", lambda: True)
    for path in PAGES:
        assert "This is a demonstration." in read(public_door, path)


def test_search_engines_may_show_advice(public_door: Client) -> None:
    assert public_door.get("/")["X-Robots-Tag"] == "all"


@pytest.mark.parametrize("verb", ["post", "put", "delete"])
def test_advice_takes_nothing(public_door: Client, verb: str) -> None:
    assert getattr(public_door, verb)("/").status_code == 405


def test_every_way_to_help_is_told_apart_by_its_own_name(public_door: Client) -> None:
    names = re.findall(r'<h3 class="govuk-heading-s">([^<]+)</h3>', read(public_door, "/get-help/"))
    assert len(names) == len(set(names)) > 5
