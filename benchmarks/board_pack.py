"""What the board's pack of a quarter costs among many concerns, and an explorer's page beside it; how both grow.

The concerns are generated rows of codes, with nothing that was told. All forms of the pack are written.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.live import Installation

PROJECT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 100_000, 1_000_000)
PACK, PAGE, MEBIBYTES = 5.0, 0.300, 1024


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — it has sizes of its own
    """One county that grows: the pack and the page at each size."""
    for size in SIZES:
        tell(size, visited(installation, size))


def visited(county: Installation, size: int) -> dict[str, Any]:
    """What was measured with so many concerns in all."""
    run(county, "fill", str(size))
    found: dict[str, Any] = json.loads(run(county, "visit"))
    return found


def run(county: Installation, *arguments: str) -> str:
    """One program in the county; what it says."""
    settings = {"DJANGO_SETTINGS_MODULE": "handrail.config.settings", "HANDRAIL_DOOR": "staff"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.visit_board_pack", *arguments],
        cwd=PROJECT,
        env=county.environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def tell(size: int, found: dict[str, Any]) -> None:
    """The costs at one size, and whether they are within what was asked for."""
    kept = found["pack"] <= PACK and found["page_p95"] <= PAGE and found["mebibytes"] <= MEBIBYTES
    print(
        f"{size:>9,} concerns, {found['quarter']:>7,} in the quarter: counted {found['counted']:.2f} s, "
        f"pack in all forms {found['pack']:.2f} s, explorer first {1000 * found['first_p95']:.0f} ms, "
        f"page p95 {1000 * found['page_p95']:.0f} ms, {found['mebibytes']:.0f} MiB: {'kept' if kept else 'missed'}",
        flush=True,
    )
