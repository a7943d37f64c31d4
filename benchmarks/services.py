"""How long a page of the open API takes with very many services, beside the same page with one."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.live import Installation

MANY = 5_000
TARGET = 0.050
PROJECT = Path(__file__).resolve().parents[1]


def measure(installation: Installation, _asked: argparse.Namespace) -> None:
    """Ask for every kind of page with one service, then with many."""
    one, many = asked(installation, 1), asked(installation, MANY)
    print(f"{'':46}{'p50':>10}{'p95':>10}   p95 with 1 service")
    for path, times in many.items():
        ratio = times["p95"] / one[path]["p95"]
        print(f"{path:46}{1000 * times['p50']:7.1f} ms{1000 * times['p95']:7.1f} ms   x {ratio:.1f}")
    slow = [path for path, times in many.items() if times["p95"] > TARGET]
    print(f"target p95 <= {1000 * TARGET:.0f} ms; slower: {', '.join(slow) or 'none'}")
    if "HANDRAIL_SCHEMAS" in os.environ:
        print(checked(installation))


def checked(installation: Installation) -> str:
    """How many of the services of the largest run both standards find as they should be, each validated in full."""
    told = ask(installation, "validate", HANDRAIL_SCHEMAS=os.environ["HANDRAIL_SCHEMAS"])
    return f"{told['services']} services validated against both standards, {told['faults']} with a fault"


def asked(installation: Installation, services: int) -> dict[str, Any]:
    """What each page takes with so many services, in a process of its own behind the public door's addresses."""
    return ask(installation, str(services))


def ask(installation: Installation, what: str, **more: str) -> dict[str, Any]:
    """Run `ask_services` with that word, and read what it found."""
    settings = {"DJANGO_SETTINGS_MODULE": "handrail.config.settings", "HANDRAIL_DOOR": "staff", **more}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ask_services", what],
        cwd=PROJECT,
        env={**os.environ, **installation.environment(**settings)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
