"""How long the server takes for the staff's pages with very many concerns, beside the same pages with few.

p50 and p95 leave out the time in which the page was ready to go on and another program had the processor, so that a
shared machine can be measured on; the clock's p95 leaves nothing out.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.live import Installation

FEW = 1_000
TARGET = 0.150
PROJECT = Path(__file__).resolve().parents[1]


def measure(installation: Installation, asked: argparse.Namespace) -> None:
    """Fill the installation with few concerns, then with many, and open every page each time."""
    few = visited(installation, FEW)
    many = visited(installation, asked.concerns)
    print(f"{'':30}{'processor':>10}{'p50':>10}{'p95':>10}{'clock p95':>10}   queries   p95 with {FEW:,}")
    for before, after in zip(few, many, strict=True):
        print(line_of(before, after))
    slow = [page["label"] for page in many if page["p95"] >= TARGET]
    print(f"target p95 < {1000 * TARGET:.0f} ms; slower: {', '.join(slow) or 'none'}")
    board = next(page for page in many if page["label"] == "board")
    print(f"the first look of the day at the board, which counts: {board['first']:.1f} s")


def visited(installation: Installation, concerns: int) -> list[dict[str, Any]]:
    """What each page takes with so many concerns."""
    program(installation, "benchmarks.fill", str(concerns))
    found: list[dict[str, Any]] = json.loads(program(installation, "benchmarks.visit"))
    return found


def program(installation: Installation, *arguments: str) -> str:
    """Run one of our programs behind the staff door of this installation; what it printed."""
    settings = {"DJANGO_SETTINGS_MODULE": "handrail.config.settings", "HANDRAIL_DOOR": "staff"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=PROJECT,
        env=installation.environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def line_of(few: dict[str, Any], many: dict[str, Any]) -> str:
    """One kind of page: milliseconds, statements, and how many times longer than with few concerns."""
    times = "".join(f"{1000 * many[name]:7.1f} ms" for name in ("processor", "p50", "p95", "p95 by the clock"))
    queries = "-".join(str(number) for number in many["queries"])
    return f"{many['label']:30}{times}   {queries:>7}   x {many['p95'] / few['p95']:.1f}"
