"""One new record beside ten thousand, a hundred thousand and a million that are locked and found by keyed tokens.

Each is put beside everything, weighed, explained and kept, with its line in the trail, in one transaction that is on
the disk when it ends. As with the pages, p50, p95 and the rate leave out the time in which another program had the
processor; the clock's p95 leaves nothing out. The baseline is the same model over the same keys in the clear, in a
database of its own.

With `--kept FOLDER` the filled databases stay there, and a run that is asked for the size they have measures at once.
With HANDRAIL_WRITE_DOCS set as well, the growth is drawn from all that was measured in that folder.
"""

import argparse
import json
import os
import shutil
from pathlib import Path

from benchmarks import draw_dots
from benchmarks.pages import program
from tests.live import Installation

FIRST = 10_000
HEADS = ("p50 ms", "p95 ms", "clock p95", "a second", "first 20", "suggested", "weighed")
LINE = (
    "{size:>10,}  {name:18}{p50:>11.2f}{p95:>11.2f}{clock_p95:>11.2f}{rate:>11,.0f}{first_twenty:>11.3f}"
    "{suggested:>11.3f}{weighed:>11.0f}"
)
FILLED = "{filled:>10,}  rows made in {made:.0f} s, filled in {seconds:.0f} s, {megabytes:,} MB"


def measure(installation: Installation, asked: argparse.Namespace) -> None:
    """Print milliseconds, records a second, and the share of true partners that is found, at each size."""
    rows = installation.home / "rows"
    if asked.kept:
        installation, rows = kept_in(asked.kept), asked.kept / "rows"
    os.environ["PYTHONHASHSEED"] = "0"  # keys in the clear are kept by their hash
    print(f"{'mentions':>10}  {'':18}" + "".join(f"{head:>11}" for head in HEADS))
    measured = []
    for line in program(
        installation, "benchmarks.beside_dots", str(rows), *map(str, sizes(asked.mentions))
    ).splitlines():
        told = json.loads(line)
        print((FILLED if "filled" in told else LINE).format(**told), flush=True)
        measured += [] if "filled" in told else [told]
    everything = draw_dots.keep(measured, store=store_of_tests(), folder=rows.parent)
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        draw_dots.PICTURE.write_text(draw_dots.drawn(everything), encoding="utf-8")


def store_of_tests() -> str:
    """What is measured on."""
    return "PostgreSQL" if "HANDRAIL_TEST_DATABASE" in os.environ else "SQLite"


def sizes(largest: int) -> list[int]:
    """Ten times as many each time."""
    found, size = [], FIRST
    while size < largest:
        found.append(size)
        size *= 10
    return [*found, largest]


def kept_in(folder: Path) -> Installation:
    """The installation of this kind of database in that folder. All there have the same keys, and so the same rows."""
    installation = Installation(folder / store_of_tests().lower())
    addresses = installation.home / "databases.json"
    if addresses.exists():
        installation.made = json.loads(addresses.read_text())
        return installation
    installation.home.mkdir(parents=True)
    if (folder / "keys").exists():
        shutil.copytree(folder / "keys", installation.home / "keys")
    installation.set_up()
    if not (folder / "keys").exists():
        shutil.copytree(installation.home / "keys", folder / "keys")
    addresses.write_text(json.dumps(installation.made))
    return installation
