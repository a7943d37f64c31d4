"""How long a register of 10,000 drivers takes to come in, beside reading its file alone, and how much memory."""

import argparse
import json

from benchmarks.pages import program
from tests.live import Installation

ROWS, TARGET = 10_000, 10


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Bring it in twice; print rows a second, and how many times as long as reading the file."""
    made = json.loads(program(installation, "benchmarks.fill_register", str(ROWS)))
    baseline = made["reading"][0]
    print(f"{'':18}{'processor':>12}{'clock':>10}{'rows/s':>10}{'times reading':>16}")
    for name in ("reading", "first check", "first bring in", "again check", "again bring in"):
        processor, clock = made[name]
        print(f"{name:18}{processor:>10.2f} s{clock:>8.2f} s{ROWS / processor:>10,.0f}{processor / baseline:>16.1f}")
    processor, clock = (made["first check"][at] + made["first bring in"][at] for at in (0, 1))
    print(f"{ROWS:,} rows are in after {processor:.1f} s of processor, {clock:.1f} s of clock (target < {TARGET} s)")
    print(f"memory: {made['memory_mb']} MB at most")
    print(f"first: {made['first counts']}\nagain: {made['again counts']}")
