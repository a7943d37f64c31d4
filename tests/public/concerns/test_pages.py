"""Which pages come, in which order: danger first, and nothing asked that would show who wants no name."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.public.concerns.forms.telling import FORMS
from handrail.public.concerns.models import Danger, Sharing
from handrail.public.concerns.policies.campaigns import read_campaign
from handrail.public.concerns.policies.pages import (
    ORDER,
    WITHOUT_QUESTION,
    Page,
    Turns,
    next_page,
    page_before,
    page_before_checking,
    pages_to_ask_again,
    route,
    why_not_send,
)

KINDS = ["", "public", "taxi_driver", "worker", "professional", "self", "somebody-new"]
TURNS = st.builds(
    Turns,
    danger=st.sampled_from([each.value for each in Danger]),
    reporter_kind=st.sampled_from(KINDS),
    sharing=st.sampled_from([each.value for each in Sharing]),
    contact_channel=st.sampled_from(["none", "phone", "text", "email"]),
    district_found=st.booleans(),
)
VISITED = st.frozensets(st.sampled_from([page.value for page in Page]))


def test_every_page_has_a_place_and_every_question_a_form() -> None:
    assert set(ORDER) == set(Page)
    assert set(FORMS) == set(Page) - WITHOUT_QUESTION


@given(turns=TURNS)
def test_danger_comes_first_and_999_second_unless_it_is_ruled_out(turns: Turns) -> None:
    pages = route(turns)
    assert pages[0] == Page.DANGER
    assert (pages[1] == Page.CALL_999) == (turns.danger != "no")


@given(turns=TURNS)
def test_who_wants_no_name_is_asked_for_nothing_that_shows_it(turns: Turns) -> None:
    identifying = {Page.NAME, Page.CONTACT, Page.SAFE_CONTACT} & set(route(turns))
    assert bool(identifying) == (turns.sharing != "anonymous")


@given(turns=TURNS, visited=VISITED)
def test_going_on_from_page_to_page_always_ends(turns: Turns, visited: frozenset[str]) -> None:
    page, seen = next_page(turns, visited=visited, after=Page.DANGER, changing=False), set[Page]()
    while page is not None:
        assert page not in seen
        assert page in route(turns)
        seen.add(page)
        page = next_page(turns, visited=visited, after=page, changing=False)


@given(turns=TURNS, page=st.sampled_from(list(Page)))
def test_back_from_the_next_page_is_this_page(turns: Turns, page: Page) -> None:
    if page in route(turns) and (after := next_page(turns, visited=set(), after=page, changing=False)):
        assert page_before(turns, after) == page


def test_back_from_the_first_page_is_the_start() -> None:
    assert page_before(Turns(), Page.DANGER) is None


@given(turns=TURNS, visited=VISITED)
def test_who_changes_an_answer_is_asked_only_what_was_never_asked(turns: Turns, visited: frozenset[str]) -> None:
    page = next_page(turns, visited=visited, after=Page.WHO, changing=True)
    assert page is None or page not in visited
    assert (page is None) == (set(route(turns)) <= visited)


@given(turns=TURNS, visited=VISITED)
def test_nobody_sends_without_having_seen_the_page_about_danger(turns: Turns, visited: frozenset[str]) -> None:
    first = page_before_checking(turns, visited=visited)
    needed = {Page.DANGER} | ({Page.CALL_999} if turns.danger != "no" else set())
    assert (first is None) == (needed <= visited)


@pytest.mark.parametrize(
    ("page", "before", "after", "again"),
    [
        (Page.DANGER, Turns(), Turns(danger="no"), {Page.CALL_999}),
        (Page.PLACE, Turns(), Turns(), {Page.DISTRICT}),
        (Page.SHARING, Turns(sharing="share"), Turns(sharing="confidence"), set()),
        (Page.SHARING, Turns(sharing="share"), Turns(), {Page.NAME, Page.CONTACT, Page.SAFE_CONTACT}),
        (Page.CONTACT, Turns(contact_channel="text"), Turns(contact_channel="text"), set()),
        (Page.CONTACT, Turns(contact_channel="text"), Turns(contact_channel="phone"), {Page.SAFE_CONTACT}),
        (Page.WHO, Turns(), Turns(reporter_kind="self"), set()),
    ],
)
def test_an_answer_takes_with_it_those_that_hung_on_it(
    page: Page, before: Turns, after: Turns, again: set[Page]
) -> None:
    assert pages_to_ask_again(page, before=before, after=after) == again


def test_something_has_to_be_told() -> None:
    for account, signs in product(("", " \n"), ((),)):
        assert why_not_send(account=account, signs=signs)
    assert why_not_send(account="Two men", signs=()) is None
    assert why_not_send(account="", signs=("general-scared",)) is None


@pytest.mark.parametrize("text", ["Robin Smith", "a" * 41, "x;y", "é", "", "A1"])
def test_what_is_no_code_of_ours_is_not_kept_as_a_campaign(text: str) -> None:
    assert read_campaign(text) == ""
    assert read_campaign("leaflet-7") == "leaflet-7"
