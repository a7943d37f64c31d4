"""Every page of both doors, in every state: axe finds nothing, nothing scrolls sideways, nothing is refused."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Browser

from tests.journeys.campaign_pages import LANDING
from tests.journeys.fixtures import browser as browser
from tests.journeys.fixtures import executable as executable
from tests.journeys.fixtures import stage as stage
from tests.journeys.pages import NO_PAGE, Shown
from tests.journeys.pages import PUBLIC as OTHERS_OF_THE_PUBLIC
from tests.journeys.reporting_pages import REPORTING
from tests.journeys.seminar_pages import OF_THE_PUBLIC
from tests.journeys.staff_pages import STAFF
from tests.journeys.stage import PROJECT, Stage
from tests.journeys.visiting import DESK, PHONE, Visitor, visiting
from tests.journeys.wardrobe import Wardrobe
from tests.promises.access import NOT_THERE, addresses

PUBLIC = (*OTHERS_OF_THE_PUBLIC, *LANDING, *REPORTING, *OF_THE_PUBLIC)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KEPT_WITHOUT_SIGNAL = "pathway:offline"
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
    return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))
}"""
TOO_WIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.handrail-scroll'))
    .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)"""


@cache
def axe() -> str:
    """The checker itself, from the locked packages."""
    return (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def faults_of(visitor: Visitor) -> list[str]:
    """Everything that is wrong with the page as it stands: its width on a desk and a telephone, and what axe finds.

    What axe reads is the same at both widths; narrow is the harder one, where tables have become cards.
    """
    faults = []
    for width in (DESK, PHONE):
        visitor.widen(width)
        found = [] if visitor.fits() else ["scrolls sideways", *visitor.page.evaluate(TOO_WIDE)]
        faults += [f"at {width}: {fault}" for fault in found]
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(axe())
    return [*faults, *visitor.page.evaluate(RUN, RULES)]


@pytest.fixture(scope="module")
def wardrobe(stage: Stage, browser: Browser) -> Iterator[Wardrobe]:
    """Signs each person in once for all their pages."""
    with visiting(stage, browser) as visit:
        yield Wardrobe(visit, script=axe())


def look_at(shown: Shown, visitor: Visitor) -> Visitor:
    """Show a page, and make sure that it is the page that was meant."""
    shown.show(visitor)
    assert visitor.status == shown.status, f"{visitor.page.url} said {visitor.status}: {visitor.words}"
    return visitor


def by_title(shown: Shown) -> str:
    return shown.title


def in_halves(pages: Sequence[Shown]) -> list[ParameterSet]:
    """The same pages, of which every second may be looked at by another process."""
    halves = (pytest.mark.xdist_group(f"pages of staff, half {half}") for half in cycle("12"))
    return [pytest.param(shown, marks=mark) for shown, mark in zip(pages, halves, strict=False)]


@pytest.mark.browser
@pytest.mark.xdist_group("pages of the public")
@pytest.mark.parametrize("shown", PUBLIC, ids=by_title)
def test_a_public_page_is_for_everybody_and_can_be_left(shown: Shown, wardrobe: Wardrobe) -> None:
    # What is kept for want of signal is kept in the window: there it begins with none.
    window = wardrobe.be if shown.url_name == KEPT_WITHOUT_SIGNAL else wardrobe.in_their_window
    visitor = look_at(shown, window(shown.who, "public"))

    assert faults_of(visitor) == []
    assert visitor.page.locator(".govuk-exit-this-page__button").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("shown", in_halves(STAFF), ids=by_title)
def test_a_staff_page_is_for_everybody(shown: Shown, wardrobe: Wardrobe) -> None:
    visitor = look_at(shown, wardrobe.in_their_window(shown.who, "staff"))

    assert faults_of(visitor) == []


@pytest.mark.browser
@pytest.mark.xdist_group("pages of the public")
def test_what_is_wrong_with_a_page_is_found(wardrobe: Wardrobe) -> None:
    visitor = wardrobe.be("", "public")
    visitor.go("/")
    visitor.page.evaluate(
        """() => {
            const wide = document.createElement('div')
            wide.style.width = '2000px'
            wide.innerHTML = '<img src="data:,"><button></button>'
            document.querySelector('main').append(wide)
        }"""
    )

    faults = " ".join(faults_of(visitor))

    assert "scrolls sideways" in faults
    assert "image-alt" in faults
    assert "button-name" in faults
    visitor.context.close()


@pytest.mark.parametrize(("door", "pages"), [("public", PUBLIC), ("staff", STAFF)])
def test_no_address_is_without_a_page_in_the_list(door: str, pages: tuple[Shown, ...]) -> None:
    looked_at = {shown.url_name for shown in pages}

    assert set(addresses(door)) - looked_at - NO_PAGE - NOT_THERE == set()


def test_the_list_names_no_address_that_is_gone() -> None:
    there = {*addresses("public"), *addresses("staff")}

    assert {shown.url_name for shown in (*PUBLIC, *STAFF)} | NO_PAGE <= there
