"""One stage for each test process, a browser for each file, and windows that are closed after each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.stage import Stage, set_stage
from tests.journeys.visiting import Visit, chromium_here, run_chromium, visiting


@pytest.fixture(scope="session")
def executable() -> str:
    """The browser that the machine has."""
    found = chromium_here()
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="session")
def stage(executable: str) -> Iterator[Stage]:
    """Both doors open, and a concern in every state."""
    made = set_stage()
    yield made
    made.close()


@pytest.fixture(scope="module")
def browser(executable: str, stage: Stage) -> Iterator[Browser]:
    """Chromium. It is closed after each file: while it runs, nothing else in this process may use the database."""
    with run_chromium(executable, elsewhere_port=stage.elsewhere_port) as running:
        yield running


@pytest.fixture
def visit(stage: Stage, browser: Browser) -> Iterator[Visit]:
    """Opens a window: `visit("staff", scripts=False, width=320)`."""
    with visiting(stage, browser) as opening:
        yield opening


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Every journey is made twice: with JavaScript and without."""
    return bool(request.param)
