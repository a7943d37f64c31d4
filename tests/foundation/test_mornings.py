"""What is to be done every morning."""

from datetime import UTC, datetime

import pytest

from handrail.foundation import mornings
from handrail.foundation.vault import wiping
from handrail.foundation.vault.apps import VaultConfig

SEVEN = datetime(2026, 3, 1, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_to_do_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mornings, "MORNING", [])


def fails(at: datetime) -> None:
    raise LookupError


def test_what_fails_of_a_morning_is_raised_when_everything_else_is_done() -> None:
    done: list[datetime] = []
    mornings.MORNING.extend([done.append, fails, done.append, fails])
    with pytest.raises(ExceptionGroup) as raised:
        mornings.begin_the_day(at=SEVEN)
    assert done == [SEVEN, SEVEN]
    assert [type(failure) for failure in raised.value.exceptions] == [LookupError, LookupError]


def test_a_morning_on_which_nothing_fails_raises_nothing() -> None:
    done: list[datetime] = []
    mornings.MORNING.append(done.append)
    mornings.begin_the_day(at=SEVEN)
    assert done == [SEVEN]


def test_every_morning_what_could_not_be_wiped_at_once_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    wiped: list[bool] = []
    monkeypatch.setattr(wiping, "wipe_what_is_left", lambda: wiped.append(True))
    VaultConfig.ready(VaultConfig.create("handrail.foundation.vault"))  # type: ignore[arg-type]
    mornings.begin_the_day(at=SEVEN)
    assert wiped == [True]
