"""How long the server takes for the pages of files, operations and centres with very many files, beside few.

Ten contacts with their notes are kept in every file, so 20,000 files hold 200,000 notes, each really locked. Times are
taken as in `benchmarks.pages`.
"""

import argparse
import json
from typing import Any

from benchmarks.pages import TARGET, line_of, program
from tests.live import Installation

FEW = 500


def measure(installation: Installation, asked: argparse.Namespace) -> None:
    """Fill the installation with few files, then with many, and open every page each time."""
    few = visited(installation, FEW)
    many = visited(installation, asked.files)
    print(f"{'':30}{'processor':>10}{'p50':>10}{'p95':>10}{'clock p95':>10}   queries   p95 with {FEW:,}")
    for before, after in zip(few, many, strict=True):
        print(line_of(before, after))
    slow = [page["label"] for page in many if page["p95"] >= TARGET]
    print(f"target p95 < {1000 * TARGET:.0f} ms; slower: {', '.join(slow) or 'none'}")


def visited(installation: Installation, files: int) -> list[dict[str, Any]]:
    """What each page takes with so many files."""
    made = json.loads(program(installation, "benchmarks.fill_cases", str(files)))
    print(f"{made['files']:,} files, {made['contacts']:,} contacts with notes", flush=True)
    found: list[dict[str, Any]] = json.loads(program(installation, "benchmarks.visit_cases"))
    return found
