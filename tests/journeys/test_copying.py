"""What is typed into the Home Office's form is copied with a button; where the browser does not allow that, marked."""

import re

import pytest

from tests.journeys.visiting import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("copying")]


def at_what_is_typed(visit: Visit, *, scripts: bool = True) -> Visitor:
    """A partner beside a form that is being handed over."""
    visitor = visit("staff", scripts=scripts).sign_in("partner")
    visitor.go(f"/nrm/{visitor.stage.told['forms']['agrees']}/type/")
    return visitor


def first_row(visitor: Visitor) -> tuple[str, str]:
    """What the first field is called, and the words beside its button."""
    place = visitor.page.locator("[data-copy]").first
    words = visitor.page.locator(f"#{place.get_attribute('data-copy')}").inner_text()
    return str(place.get_attribute("data-what")), words


def press_copy(visitor: Visitor, what: str) -> None:
    """Press the first button; it says to a screen reader what it copies."""
    button = visitor.page.get_by_role("button", name=re.compile(rf"^Copy\s*: {re.escape(what)}$")).first
    button.click()


def test_a_button_copies_the_words_beside_it_and_says_so(visit: Visit) -> None:
    visitor = at_what_is_typed(visit)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visitor.home)
    what, words = first_row(visitor)
    press_copy(visitor, what)
    visitor.page.get_by_role("status").filter(has_text="Copied").first.wait_for()
    assert words
    assert visitor.page.evaluate("navigator.clipboard.readText()") == words


def test_where_copying_is_not_allowed_the_words_are_marked_instead(visit: Visit) -> None:
    visitor = at_what_is_typed(visit)
    visitor.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no')) }")
    what, words = first_row(visitor)
    press_copy(visitor, what)
    visitor.page.get_by_role("status").filter(has_text="Marked").first.wait_for()
    assert visitor.page.evaluate("getSelection().toString()").strip() == words


def test_without_scripts_there_is_no_button_that_does_nothing(visit: Visit) -> None:
    visitor = at_what_is_typed(visit, scripts=False)
    _, words = first_row(visitor)
    assert words
    assert visitor.page.locator("[data-copy] button").count() == 0
