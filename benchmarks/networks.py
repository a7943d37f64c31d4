"""How many planted networks of the whole made-up year are found by the first suggestion, and how many falsely."""

import argparse
import json

from benchmarks.pages import program
from tests.live import Installation


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Load the year and open each planted concern."""
    installation.run("demo")
    found = json.loads(program(installation, "benchmarks.find_networks"))
    first, planted, above = found["first"], found["planted"], found["above"]
    print(f"{planted} planted concerns: {first / planted:.1%} have their own network first (target 95 %)")
    print(f"{found['anywhere'] / planted:.1%} have it somewhere; the others share nothing that is written")
    print(f"{above} shown above the line, {found['false'] / above:.1%} of them falsely (target 5 %)")
