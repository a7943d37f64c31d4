"""A half-written report lives in the browser: locked, limited to its pages, for an hour, and never here."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.ui.policies import COOKIES_OF_THE_PUBLIC_DOOR
from handrail.foundation.vault.drafts import DraftUnreadable
from handrail.public.concerns.models import Draft, NotADraft, Question
from handrail.public.concerns.policies.cookies import COOKIES, MOST, PIECE
from handrail.public.concerns.views.cookies import LockedCookie, TooMuchToKeep
from tests.public.concerns.conftest import Walk
from tests.public.concerns.test_journey import MEMBER_OF_THE_PUBLIC

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
COOKIE = LockedCookie(name="answers", path="/tell-us/", purpose="test", lasts=HOUR)


def browser(response: HttpResponse | None = None) -> HttpRequest:
    """A request from a browser that kept what the response set."""
    request = RequestFactory().get("/tell-us/")
    request.COOKIES = {
        name: cookie.value for name, cookie in (response.cookies if response else {}).items() if cookie.value
    }
    return request


def kept(plain: bytes) -> HttpResponse:
    response = HttpResponse()
    COOKIE.write(response, plain, request=browser(), at=NOON)
    return response


def noise(length: int) -> bytes:
    """Bytes that do not compress."""
    return random.Random(length).randbytes(length)


@given(plain=st.binary(max_size=16_000))
def test_what_a_browser_keeps_comes_back_as_it_was(plain: bytes) -> None:
    assert COOKIE.read(browser(kept(plain)), at=NOON) == plain


@given(length=st.integers(min_value=0, max_value=16_000))
def test_no_cookie_is_larger_than_a_browser_takes(length: int) -> None:
    for name, cookie in kept(noise(length)).cookies.items():
        assert len(f"{name}={cookie.value}") <= PIECE + 40
        assert len(cookie.output()) < 4_096


def test_more_than_a_browser_can_keep_is_refused_and_leaves_what_was_there() -> None:
    response = HttpResponse()
    with pytest.raises(TooMuchToKeep):
        COOKIE.write(response, noise(MOST), request=browser(), at=NOON)
    assert not response.cookies


def test_pieces_no_longer_needed_are_taken_away() -> None:
    large = kept(noise(9_000))
    response = HttpResponse()
    COOKIE.write(response, b"short", request=browser(large), at=NOON)
    assert [name for name, cookie in response.cookies.items() if not cookie.value] == [
        name for name in large.cookies if name != "answers_0"
    ]


def test_a_browser_that_kept_nothing_has_nothing() -> None:
    assert COOKIE.read(browser(), at=NOON) is None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda text: "x",
        lambda text: "0." + text,
        lambda text: "99." + text.partition(".")[2],
        lambda text: "²." + text.partition(".")[2],
        lambda text: text[:-4] + "AAAA",
        lambda text: "1.é" + text[3:],
        lambda text: "1.",
        lambda text: "1.-" + text,
    ],
)
def test_what_was_changed_in_the_browser_is_not_read(tamper: Callable[[str], str]) -> None:
    request = browser(kept(b"plain"))
    request.COOKIES["answers_0"] = tamper(request.COOKIES["answers_0"])
    with pytest.raises(DraftUnreadable):
        COOKIE.read(request, at=NOON)


def test_a_draft_that_lost_a_piece_is_not_read() -> None:
    request = browser(kept(noise(9_000)))
    del request.COOKIES["answers_1"]
    with pytest.raises(DraftUnreadable):
        COOKIE.read(request, at=NOON)


def test_what_is_older_than_an_hour_is_not_read() -> None:
    request = browser(kept(b"plain"))
    assert COOKIE.read(request, at=NOON + HOUR) == b"plain"
    with pytest.raises(DraftUnreadable):
        COOKIE.read(request, at=NOON + HOUR + timedelta(seconds=1))


@given(
    draft=st.builds(
        Draft,
        receipt=st.text(max_size=30),
        answers=st.dictionaries(
            st.text(max_size=8),
            st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=40), max_size=3).map(tuple), max_size=3),
            max_size=4,
        ),
        question=st.none() | st.builds(Question, words=st.text(max_size=20), answer=st.text(max_size=9)),
        campaign=st.text(max_size=9),
    )
)
def test_a_draft_read_back_is_the_draft_that_was_written(draft: Draft) -> None:
    assert Draft.from_json(draft.to_json()) == draft


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{}", '{"r":"","a":3,"q":null,"c":""}', '{"r":"","a":{},"q":[1],"c":""}']
)
def test_what_is_no_draft_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(NotADraft):
        Draft.from_json(text)


def incompressible(seed: int, length: int) -> str:
    """Words that do not compress."""
    drawn = random.Random(seed)
    return "".join(chr(drawn.randrange(0x4E00, 0x9FFF)) for _ in range(length))


# --- in a browser ------------------------------------------------------------------------------------------


def test_the_answers_go_only_to_the_pages_of_the_report_and_no_script_reads_them(public_door: Client) -> None:
    set_by = public_door.post("/tell-us/").cookies["handrail_answers_0"]
    assert (set_by["path"], set_by["httponly"], set_by["samesite"]) == ("/tell-us/", True, "Lax")
    assert (set_by["max-age"], set_by["expires"]) == ("", "")


def test_behind_tls_the_cookie_travels_on_tls_only(public_door: Client, settings: Any) -> None:
    assert not public_door.post("/tell-us/").cookies["handrail_answers_0"]["secure"]
    settings.SECURE = True
    assert public_door.post("/tell-us/").cookies["handrail_answers_0"]["secure"]


@pytest.mark.django_db
def test_until_it_is_sent_the_database_is_not_even_asked(walk: Walk) -> None:
    with CaptureQueriesContext(connection) as queries:
        walk(MEMBER_OF_THE_PUBLIC)
    assert len(queries) == 0


def test_every_cookie_of_ours_is_named_to_the_page_that_takes_them_away(walk: Walk, public_door: Client) -> None:
    forgotten = {(cookie.name, cookie.path) for cookie in COOKIES_OF_THE_PUBLIC_DOOR}
    assert set(COOKIES) <= forgotten
    walk(MEMBER_OF_THE_PUBLIC)
    for name, cookie in public_door.cookies.items():
        assert "csrf" in name or (name, cookie["path"]) in forgotten


@pytest.mark.django_db
def test_answers_left_for_an_hour_are_said_to_be_gone(
    walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    answer = public_door.get("/tell-us/where/")
    assert answer.status_code == 400
    assert "can no longer read them" in answer.content.decode()
    assert public_door.get("/tell-us/where/")["Location"] == "/tell-us/"


def test_every_page_looked_at_gives_another_hour(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    public_door.post("/tell-us/")
    for minutes in (50, 100, 150):
        moment = now + timedelta(minutes=minutes)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert public_door.get("/tell-us/danger/").status_code == 200


def test_what_was_typed_for_more_than_an_hour_is_not_lost(public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    public_door.post("/tell-us/")
    later = timezone.now() + timedelta(minutes=90)
    monkeypatch.setattr(timezone, "now", lambda: later)
    answer = public_door.post("/tell-us/what-happened/", {"account": "A long story"})
    assert "What you have just written is kept" in answer.content.decode()
    assert public_door.get("/tell-us/what-happened/").context["form"]["account"].value() == "A long story"


def test_a_name_typed_into_a_report_that_is_gone_is_not_kept(
    walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it may be known was said on a page that is gone too."""
    walk(MEMBER_OF_THE_PUBLIC)
    later = timezone.now() + timedelta(minutes=90)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert public_door.post("/tell-us/name/", {"name": "Robin"}).status_code == 400
    assert not public_door.cookies["handrail_answers_0"].value


@pytest.mark.parametrize("page", ["", "danger/", "where/", "check-your-answers/"])
def test_a_tampered_cookie_leads_to_a_page_that_says_so(public_door: Client, page: str) -> None:
    public_door.post("/tell-us/")
    public_door.cookies["handrail_answers_0"] = "1.AAAA"
    answer = public_door.get(f"/tell-us/{page}")
    assert (answer.status_code, "Start again" in answer.content.decode()) == (400, True)


def test_a_draft_of_one_journey_is_not_read_by_another(public_door: Client) -> None:
    public_door.post("/tell-us/")
    request = RequestFactory().get("/")
    request.COOKIES = {name: cookie.value for name, cookie in public_door.cookies.items()}
    telephone = LockedCookie(name="handrail_answers", path="/", purpose="desk.telephone.answers", lasts=HOUR)
    with pytest.raises(DraftUnreadable):
        telephone.read(request, at=timezone.now())


def test_a_long_account_is_kept_whole(public_door: Client) -> None:
    account = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(5_000))
    public_door.post("/tell-us/")
    public_door.post("/tell-us/what-happened/", {"account": account})
    assert len([name for name in public_door.cookies if name.startswith("handrail_answers")]) > 3
    assert public_door.get("/tell-us/what-happened/").context["form"]["account"].value() == account


def test_more_than_the_browser_can_keep_is_said_and_nothing_is_lost(public_door: Client) -> None:
    public_door.post("/tell-us/")
    account = incompressible(1, 8_000)
    assert public_door.post("/tell-us/what-happened/", {"account": account}).status_code == 302
    place = incompressible(2, 2_000)
    answer = public_door.post("/tell-us/where/", {"place_description": place})
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "more than your browser can keep" in words
    assert place in words
    assert public_door.get("/tell-us/what-happened/").context["form"]["account"].value() == account
