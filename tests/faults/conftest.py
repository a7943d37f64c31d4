"""An installation for each fault, and a way to ask what it holds."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.live import Installation

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Holdings:
    """What an installation holds: (digest of receipt, account) of every row, and whether its trail is whole."""

    rows: list[tuple[str, str]]
    digests: dict[str, str]
    broken: str | None

    def accounts(self) -> list[str]:
        """Every account that is stored, as often as it is stored."""
        return [account for _, account in self.rows]

    def keeps(self, receipt: str, account: str) -> bool:
        """Whether the receipt leads to that account."""
        return (self.digests[receipt], account) in self.rows


def holdings(installation: Installation, receipts: list[str]) -> Holdings:
    """Ask with the desk's key, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.stored"],
        cwd=PROJECT,
        env=installation.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings"),
        input=json.dumps(receipts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return Holdings([(digest, account) for digest, account in told["rows"]], told["digests"], told["broken"])


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "home")
    made.home.mkdir()
    made.set_up()
    try:
        yield made
    finally:
        made.tear_down()
