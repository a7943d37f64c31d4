"""What the tests of reports share: a walk through the pages, and counts that begin at nought."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from handrail.foundation.vault.sealing import open_at_desk
from handrail.public.concerns.actions.throttling import forget_footfall
from handrail.public.concerns.models import Report, SealedReport

Answers = dict[str, dict[str, Any]]
Page = Any  # a response of the test client, which knows its context
Walk = Callable[..., Page]
Send = Callable[..., str]


@pytest.fixture(autouse=True)
def nobody_came_yet() -> Iterator[None]:
    forget_footfall()
    yield
    forget_footfall()


@pytest.fixture
def walk(public_door: Client) -> Walk:
    """Start, answer each page as given, skip the others, and stop at the page where answers are checked."""

    def walk(answers: Answers, *, door: Client = public_door, **headers: Any) -> Page:
        page = door.post("/tell-us/", **headers)
        for _ in range(30):
            slug = page["Location"].split("/")[2]
            if slug == "check-your-answers":
                return door.get(page["Location"], **headers)
            shown = door.get(page["Location"], **headers)
            assert shown.status_code == 200, (slug, shown.status_code)
            page = door.post(page["Location"], answers.get(slug, {"skip": "yes"}), **headers)
            assert page.status_code == 302, page.content.decode()
        raise AssertionError("The pages never end.")

    return walk


@pytest.fixture
def send(walk: Walk, public_door: Client) -> Send:
    """Walk and send; the receipt."""

    def send(answers: Answers, *, door: Client = public_door, **headers: Any) -> str:
        walk(answers, door=door, **headers)
        sent = door.post("/tell-us/check-your-answers/", **headers)
        assert (sent.status_code, sent["Location"]) == (302, "/tell-us/sent/")
        return receipt_in(door.get("/tell-us/sent/", **headers))

    return send


def receipt_in(page: Page) -> str:
    """The receipt that a page shows."""
    return str(page.context["receipt"])


def opened(row: SealedReport) -> Report:
    """What the desk would read: the public door holds no key that opens it."""
    with override_settings(DOOR="staff"):
        return Report.from_json(open_at_desk(bytes(row.sealed)))
