"""How far lists depend on each other is chosen with a slider, or without scripts step by step: both say the same."""

import pytest

from tests.journeys.visiting import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("copying")]
SAID = "#step-said"


def at_a_study(visit: Visit, *, scripts: bool = True) -> Visitor:
    """A board member beside a study that is worked out."""
    visitor = visit("staff", scripts=scripts).sign_in("board")
    visitor.go(f"/prevalence/{visitor.stage.told['studies']['done']}/")
    return visitor


def test_a_slider_says_at_once_what_each_step_of_the_links_says(visit: Visit) -> None:
    visitor = at_a_study(visit)
    slider = visitor.page.get_by_label("Odds ratio for every two lists")
    slider.focus()
    visitor.page.keyboard.press("Home")
    slid = visitor.page.locator(SAID).inner_text()
    assert slid.startswith(f"With an odds ratio of {slider.get_attribute('aria-valuetext')}: ")
    assert not visitor.page.get_by_role("link", name="for every two lists").count()

    plain = at_a_study(visit, scripts=False)
    assert not plain.page.get_by_role("slider").count()
    first = plain.page.get_by_role("link", name="for every two lists").first
    assert first.inner_text() == slider.get_attribute("aria-valuetext")
    first.click()
    assert plain.page.locator(SAID).inner_text() == slid
