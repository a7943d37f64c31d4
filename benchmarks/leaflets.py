"""How long leaflets take to typeset: each in every format and language, and all of them, beside one empty page."""

import argparse
import json
import statistics
import time

import typst

from benchmarks.numbers import percentile, waited_for_processor
from tests.live import Installation

ONE, ALL = 1.0, 20.0


def measure(installation: Installation, _: argparse.Namespace) -> None:
    """Typeset every leaflet of the made-up county once; time that was waited for a processor is left out."""
    told = json.loads(installation.program("benchmarks.typeset_leaflets", None))
    seconds = [each["seconds"] for each in told]
    empty = empty_page()
    slowest = max(told, key=lambda each: each["seconds"])
    print(f"{len(told)} leaflets; an empty page takes {1000 * empty:.0f} ms")
    for name, value in (
        ("p50", statistics.median(seconds)),
        ("p95", percentile(seconds, 0.95)),
        ("most", max(seconds)),
    ):
        print(f"{name:>5} {1000 * value:8.0f} ms   x {value / empty:.1f} of an empty page")
    print(f"slowest: {slowest['design']}, {slowest['set_as']}, {slowest['language']}; target < {ONE:.0f} s each")
    print(f"all {sum(seconds):.1f} s; target < {ALL:.0f} s")
    print("both targets met" if max(seconds) < ONE and sum(seconds) < ALL else "A TARGET WAS MISSED")


def empty_page() -> float:
    """Seconds that Typst takes for a page with nothing on it, fonts found before."""
    typst.compile(b"")
    began, waited = time.perf_counter(), waited_for_processor()
    typst.compile(b"")
    return max(1e-4, time.perf_counter() - began - (waited_for_processor() - waited))
