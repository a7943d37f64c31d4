"""The pages that only a fault, a flood or a provider shows, looked at in a browser as every other page is."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, RequestFactory, override_settings
from playwright.sync_api import Page as Tab

from handrail.config import refusals
from handrail.public.concerns.actions import NotKept, receiving
from tests.journeys.fixtures import executable as executable
from tests.journeys.fixtures import stage as stage
from tests.journeys.stage import Stage
from tests.journeys.visiting import run_chromium, visiting
from tests.promises.test_every_page_is_accessible import faults_of
from tests.public.concerns.conftest import Walk
from tests.public.concerns.conftest import nobody_came_yet as nobody_came_yet
from tests.public.concerns.conftest import walk as walk
from tests.public.concerns.test_sending import CHECK, LITTLE
from tests.public.concerns.test_throttling import come

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages in trouble"), pytest.mark.django_db]
OWN_SIGN_ON = {"provider_id": "organisation", "name": "Exampleshire", "client_id": "handrail", "secret": "secret"}


@dataclass(frozen=True)
class Seen:
    """One page, as the door has answered."""

    door: str
    trouble: str
    words: str


@pytest.fixture
def at_the_staff_door(staff_door: Client, rf: RequestFactory) -> list[Seen]:
    """An organisation's own sign-on: offered, about to be left for, and refused."""
    provider = {"openid_connect": {"APPS": [OWN_SIGN_ON | {"settings": {"server_url": "http://127.0.0.1:9"}}]}}
    with override_settings(SOCIALACCOUNT_PROVIDERS=provider):
        pages: dict[str, Any] = {
            "sign in, with another way": staff_door.get("/accounts/login/"),
            "about to leave for one's own sign-on": staff_door.get("/accounts/oidc/organisation/login/"),
            "nobody here has that address": render(rf.get("/"), "account/signup_closed.page.html"),
            "a failure of ours": refusals.failed(rf.get("/")),
        }
    return seen("staff", pages)


@pytest.fixture
def at_the_public_door(
    at_the_staff_door: list[Seen],  # first: the settings of this door stay for the rest of the test
    walk: Walk,
    public_door: Client,
    monkeypatch: pytest.MonkeyPatch,
    rf: RequestFactory,
) -> list[Seen]:
    """What the public sees of a fault and of a flood."""
    pages: dict[str, Any] = {
        "nothing that can be read": refusals.bad_request(rf.get("/"), ValueError()),
        "a failure of ours": refusals.failed(rf.get("/")),
    }
    walk(LITTLE)
    monkeypatch.setattr(receiving, "submit", keep_nothing)
    pages["nothing could be kept"] = public_door.post(CHECK)
    come(60)
    pages["the question in a flood"] = walk(LITTLE)
    return seen("public", pages)


def seen(door: str, pages: dict[str, HttpResponse]) -> list[Seen]:
    """Those pages as they will be shown."""
    return [Seen(door, trouble, page.content.decode()) for trouble, page in pages.items()]


def keep_nothing(*_: Any, **__: Any) -> None:
    """A database that keeps nothing."""
    raise NotKept


def show(tab: Tab, words: str, *, home: str) -> None:
    """Open that page as if the door had answered with it: its style sheet and scripts are the door's."""
    tab.route(f"{home}/trouble/", lambda route: route.fulfill(body=words, content_type="text/html; charset=utf-8"))
    tab.goto(f"{home}/trouble/")


def test_a_page_in_trouble_is_for_everybody(
    at_the_staff_door: list[Seen], at_the_public_door: list[Seen], stage: Stage, executable: str
) -> None:
    # The browser is closed within the test: while it runs, nothing in this process may use the database.
    found: dict[str, list[str]] = {}
    with run_chromium(executable, elsewhere_port=stage.elsewhere_port) as browser, visiting(stage, browser) as visit:
        for page in (*at_the_staff_door, *at_the_public_door):
            visitor = visit(page.door)
            show(visitor.page, page.words, home=visitor.home)
            if page.door == "public":
                assert visitor.page.locator(".govuk-exit-this-page__button").is_visible(), page.trouble
            found[f"{page.door}: {page.trouble}"] = faults_of(visitor)
            visitor.context.close()
    assert len(found) == 8
    assert {page: faults for page, faults in found.items() if faults} == {}
