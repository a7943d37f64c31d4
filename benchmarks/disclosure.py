"""What it costs to make five linked tables safe, how much of them is shown, and that nothing is found.

The baseline of speed is one attack on the tables as the threshold alone would leave them: what an audit costs anyhow.
"""

import argparse
import time
from collections.abc import Iterable

import numpy as np

from handrail.methods.disclosure.ledger import reader_of
from handrail.methods.disclosure.needs import Rule, needs_of
from handrail.methods.disclosure.protecting import Check, Finding, audit
from handrail.methods.disclosure.publishing import Published, make_safe
from handrail.methods.disclosure.sheets import sheet_of
from handrail.methods.disclosure.tables import Release
from tests.live import Installation
from tests.methods.disclosure.drawing import FIVE_TABLES, caseload, tables_of

SIZES = (200, 600, 2_000)
RULES = {"below 5": Rule(5, groups=False), "below 5, groups": Rule(5), "below 10": Rule(10), "10-5": Rule(10, 5)}
CEILING = 100_000.0


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print shares shown, what an attacker finds, and seconds beside an audit's."""
    print("rule                cases  shown by threshold  found then  shown when safe  found  seconds  times an audit")
    for name, rule in RULES.items():
        for size in SIZES:
            release = tables_of(*caseload(size, seed=1), FIVE_TABLES)
            alone, before, audit_seconds = by_threshold_alone(release, rule)
            begun = time.perf_counter()
            published = make_safe(release, rule)
            seconds = time.perf_counter() - begun
            print(
                f"{name:<18} {size:6,}  {alone:17.0%}  {unsafe(before):10}  {shown(published):15.0%}"
                f"  {unsafe(published.findings):5}  {seconds:7.2f}  {seconds / audit_seconds:14.1f}"
            )


def by_threshold_alone(release: Release, rule: Rule) -> tuple[float, list[Finding], float]:
    """The share of inner cells shown, what is found, and how long finding it takes, with no further cell hidden."""
    needs = needs_of(release, rule)
    sheet = sheet_of(release, [], rule, needs, ceiling=CEILING)
    reader = reader_of("public", release, sheet, [], ceiling=CEILING)
    begun = time.perf_counter()
    found = audit([Check(reader, need) for need in needs], sheet, sheet.primary)
    inner = [at for at, place in enumerate(sheet.places) if len(place.key) > 1]
    return 1 - float(np.mean(sheet.primary[inner])), found, time.perf_counter() - begun


def shown(published: Published) -> float:
    """The share of inner cells that is shown."""
    inner = [at for at, place in enumerate(published.sheet.places) if len(place.key) > 1]
    return 1 - float(np.mean(published.hidden[inner]))


def unsafe(found: Iterable[Finding]) -> int:
    """How many things are found that should not be."""
    return sum(not finding.safe for finding in found)
