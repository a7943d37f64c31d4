"""One new record beside ten thousand, a hundred thousand and a million that are locked and found by keyed tokens.

Each is put beside everything, weighed, explained and kept, with its line in the trail, in one transaction that is on
the disk when it ends. As with the pages, p50, p95 and the rate leave out the time in which another program had the
processor; the clock's p95 leaves nothing out. The baseline is the same model over the same keys in the clear, in a
database of its own.
"""

import argparse
import json

from benchmarks.pages import program
from tests.live import Installation

FIRST = 10_000
HEADS = ("p50 ms", "p95 ms", "clock p95", "a second", "first 20", "suggested", "weighed")
LINE = (
    "{size:>10,}  {name:18}{p50:>11.2f}{p95:>11.2f}{clock_p95:>11.2f}{rate:>11,.0f}{first_twenty:>11.3f}"
    "{suggested:>11.3f}{weighed:>11.0f}"
)


def measure(installation: Installation, asked: argparse.Namespace) -> None:
    """Print milliseconds, records a second, and the share of true partners that is found, at each size."""
    print(f"{'mentions':>10}  {'':18}" + "".join(f"{head:>11}" for head in HEADS))
    for line in program(installation, "benchmarks.fill_dots", *map(str, sizes(asked.mentions))).splitlines():
        told = json.loads(line)
        if "filled" in told:
            print(f"{told['filled']:>10,}  filled in {told['seconds']:.0f} s, {told['megabytes']:,} MB", flush=True)
        else:
            print(LINE.format(**told), flush=True)


def sizes(largest: int) -> list[int]:
    """Ten times as many each time."""
    found, size = [], FIRST
    while size < largest:
        found.append(size)
        size *= 10
    return [*found, largest]
