"""What every test stands on: both doors, and nothing skipped where everything was to be installed."""

import gc
import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from hypothesis import settings as trying
from pytest_django import DjangoDbBlocker, Settings

from handrail.config.doors import DOORS
from tests import prepared
from tests.live import Installation, migrated_once

# A busy machine is no fault of the code: how long something takes is for benchmarks, never for a test.
trying.register_profile("handrail", deadline=None)
trying.load_profile("handrail")
# Looking less often for what refers to itself in circles saves a twentieth of the time.
gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def migrated(django_db_modify_db_settings: None) -> Iterator[None]:
    """The tables are made once in a run: every process begins with a copy, and Django finds nothing left to apply."""
    home, addresses = prepared.original("migrated", make=migrated_once)
    default = connections["default"]
    if addresses:
        default.settings_dict["TEST"]["TEMPLATE"] = prepared.name_of(addresses[0])
        yield
    else:
        # What lies in memory is there for as long as somebody holds it open.
        with closing(sqlite3.connect(default.creation._get_test_db_name(), uri=True)) as kept:
            with closing(sqlite3.connect(home / "handrail.sqlite3")) as file:
                file.backup(kept)
            yield


@pytest.fixture(scope="session")
def django_db_setup(migrated: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The keyring's table is there already (see tests/settings.py): write down that nothing is left to apply."""
    with django_db_blocker.unblock():
        call_command("migrate", "vault", database="keyring", fake=True, verbosity=0)


@pytest.fixture
def staff_door() -> Client:
    """A browser at the staff door, with nobody signed in."""
    return Client()


@pytest.fixture
def public_door(settings: Settings) -> Client:
    """A browser at the public door: its own addresses, its own middleware."""
    settings.DOOR = "public"
    settings.ROOT_URLCONF = DOORS["public"].urls
    settings.MIDDLEWARE = list(DOORS["public"].middleware)
    return Client()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A whole installation of its own, to open doors of and to break."""
    made = Installation(tmp_path / "home")
    made.home.mkdir()
    made.set_up()
    try:
        yield made
    finally:
        made.tear_down()


def pytest_configure(config: pytest.Config) -> None:
    """The first process makes room for what all of them share."""
    if not hasattr(config, "workerinput"):
        prepared.make_room()


def pytest_unconfigure(config: pytest.Config) -> None:
    """It also clears it away, last."""
    if not hasattr(config, "workerinput"):
        prepared.take_away()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where HANDRAIL_LET_NOTHING_SKIP is set, a skipped test has failed."""
    report = yield
    if report.skipped and os.environ.get("HANDRAIL_LET_NOTHING_SKIP") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be: {call.excinfo}"
    return report
