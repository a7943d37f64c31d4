"""The pages that only a fault or a flood shows, looked at in a browser as every other page is."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from playwright.sync_api import Page as Tab

from handrail.config import refusals
from handrail.public.concerns.actions import receiving
from handrail.public.concerns.actions.telling import NotKept
from tests.journeys.fixtures import executable as executable
from tests.journeys.fixtures import stage as stage
from tests.journeys.stage import Stage
from tests.journeys.visiting import run_chromium, visiting
from tests.promises.test_every_page_is_accessible import faults_of
from tests.public.concerns.conftest import Walk
from tests.public.concerns.test_sending import CHECK, LITTLE
from tests.public.concerns.test_throttling import come

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]


@pytest.fixture
def troubled(walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch, rf: RequestFactory) -> dict[str, str]:
    """What each of these pages says, by the trouble that shows it. All are made before there is a browser."""
    asked = rf.get("/nothing/")
    asked._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    pages = {
        "nothing that can be read": refusals.bad_request(asked, ValueError()),
        "a failure of ours": refusals.failed(asked),
    }
    walk(LITTLE)
    monkeypatch.setattr(receiving, "submit", keep_nothing)
    pages["nothing could be kept"] = public_door.post(CHECK)
    come(60)
    pages["the question in a flood"] = walk(LITTLE)
    return {trouble: page.content.decode() for trouble, page in pages.items()}


def keep_nothing(*_: Any, **__: Any) -> None:
    """A database that keeps nothing."""
    raise NotKept


def show(tab: Tab, words: str, *, home: str) -> None:
    """Open that page as if the door had answered with it: its style sheet and scripts are the door's."""
    tab.route(f"{home}/trouble/", lambda route: route.fulfill(body=words, content_type="text/html; charset=utf-8"))
    tab.goto(f"{home}/trouble/")
    tab.unroute(f"{home}/trouble/")


def test_a_page_in_trouble_is_for_everybody_and_can_be_left(
    troubled: dict[str, str], stage: Stage, executable: str
) -> None:
    # The browser is closed within the test: while it runs, nothing in this process may use the database.
    found: dict[str, list[str]] = {}
    with run_chromium(executable, elsewhere_port=stage.elsewhere_port) as browser, visiting(stage, browser) as visit:
        for trouble, words in troubled.items():
            visitor = visit("public")
            show(visitor.page, words, home=visitor.home)
            assert visitor.page.locator(".govuk-exit-this-page__button").is_visible()
            found[trouble] = faults_of(visitor)
            visitor.context.close()
    assert found == {trouble: [] for trouble in troubled}
