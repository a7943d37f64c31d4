"""A partner's list of 100,000 rows, 1,000 of them wrong: how long until the good ones have landed, again, and back."""

import argparse
import csv
import json
import os
import time
from pathlib import Path
from random import Random

from benchmarks.numbers import processor_seconds
from tests.live import Installation

ROWS, WRONG_OF = 100_000, 100
TARGET, TARGET_BACK = 60.0, 0.005
TAKEN_BACK = 2_000
HEADINGS = ("Ref", "Date received", "Summary", "Location", "Post code", "District", "No of PVs", "VRM")


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Take a month's list back; then bring the large one in twice, beside reading it and doing nothing with it."""
    take_back(installation)
    file = installation.home / "partner.csv"
    write(file)
    plain = seconds_to_read(file)
    print(f"{ROWS:,} rows, {ROWS // WRONG_OF:,} of them wrong; reading them alone takes {plain:.2f} s of processor")
    for name in ("first", "again"):
        before, began = processor_seconds(os.getpid()), time.monotonic()
        done = installation.run("concerns", "import", str(file), "--json")
        used, clock = processor_seconds(os.getpid()) - before, time.monotonic() - began
        told = json.loads(done.stdout)
        print(
            f"{name}: {used:6.1f} s of processor, {clock:6.1f} s of clock, x {used / plain:.0f} of reading;"
            f" {told['new']:,} new, {told['known']:,} there already, {told['faulty']:,} given back"
        )
    print(f"target < {TARGET:.0f} s")


def take_back(installation: Installation) -> None:
    """Bring in a month's list, have the desk take it in, and take it back: every concern of it is erased."""
    file = installation.home / "month.csv"
    write(file, rows=TAKEN_BACK, first=ROWS)
    told = json.loads(installation.run("concerns", "import", str(file), "--json").stdout)
    installation.run("take_in")
    before, began = processor_seconds(os.getpid()), time.monotonic()
    gone = json.loads(installation.run("concerns", "undo", told["import"], "--json").stdout)
    used, clock = processor_seconds(os.getpid()) - before, time.monotonic() - began
    each = used / gone["withdrawn"]
    print(
        f"taken back: {gone['withdrawn']:,} of {TAKEN_BACK:,}, {used:6.1f} s of processor, {clock:6.1f} s of clock;"
        f" {each * 1000:.1f} ms a concern, target < {TARGET_BACK * 1000:.0f} ms"
    )


def write(file: Path, *, rows: int = ROWS, first: int = 0) -> None:
    """A list as a partner might send it; the same each time."""
    dice = Random(1)
    with file.open("w", newline="", encoding="utf-8") as opened:
        out = csv.writer(opened)
        out.writerow(HEADINGS)
        out.writerows(row(number, dice) for number in range(first, first + rows))


def row(number: int, dice: Random) -> tuple[object, ...]:
    """One row; every hundredth has a day that never was."""
    day = "31/02/2026" if number % WRONG_OF == 7 else f"{dice.randrange(1, 29):02}/0{dice.randrange(1, 9)}/2026"
    account = "Men sleep behind the car wash and are driven there at night. " * 2
    return f"R{number}", day, account, f"{number} Mill Lane", "", "Northam", dice.randrange(20), "AB12 CDE"


def seconds_to_read(file: Path) -> float:
    """Seconds of processor to go through the file and keep nothing."""
    began = time.process_time()
    with file.open(newline="", encoding="utf-8") as opened:
        for _ in csv.reader(opened):
            pass
    return max(1e-3, time.process_time() - began)
