"""How long an analyst waits for a table: the first look, which counts and hides, and every other one.

A county of ten districts. All that is asked for stands in one edition, so that each first look is made safe beside all
tables that were shown before it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.live import Installation

PROJECT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 100_000)
TARGET = 0.300


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — it has a county of its own
    """Fill with few concerns and then with many, and ask the same questions each time."""
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="handrail-bench-") as home:
            county = Installation(Path(home), "hertfordshire")
            county.set_up()
            print(f"\n{size:,} concerns in a year")
            tell(looked(county, size))
            county.tear_down()


def looked(county: Installation, size: int) -> dict[str, Any]:
    """What each look took with so many concerns."""
    settings = {"DJANGO_SETTINGS_MODULE": "handrail.config.settings", "HANDRAIL_DOOR": "staff"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.visit_explorer", str(size)],
        cwd=PROJECT,
        env=county.environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tell(found: dict[str, Any]) -> None:
    """Each question's first look; then all later ones together."""
    for first in found["first"]:
        shown = "refused" if first["hidden"] is None else f"{first['hidden']:4} of {first['cells']:4} hidden"
        print(f"first look {first['asked']:44} {1000 * first['seconds']:8.0f} ms  {shown}")
    print(f"again, the page: p50 {1000 * found['p50']:.1f} ms, p95 {1000 * found['p95']:.1f} ms")
    print(f"target p95 < {1000 * TARGET:.0f} ms: {'kept' if found['p95'] < TARGET else 'missed'}")
    print(f"most memory: {found['mebibytes']:.0f} MiB")
