"""How many situations a second the pathway decides on one core, beside writing the same facts as JSON and reading them.

The baseline is what any answer over the web has to do besides. Times are the processor's, not the clock's, so that a
shared machine can be measured on.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from handrail.rules.localities.pack import read
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.facts import VALUES, Facts, facts_of, read_facts
from tests.live import Installation

PACK = Path(__file__).resolve().parents[1] / "localities" / "hertfordshire"
SITUATIONS = 10_000
TARGET = 5_000


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print decisions a second, with the moment given, against the baseline of the same run."""
    locality = read(PACK)
    at = datetime(2026, 11, 23, 12, tzinfo=locality.timezone)
    made = situations(SITUATIONS)
    deciding = a_second(made, lambda facts: decide(facts, on=at.date(), locality=locality, at=at))
    reading = a_second(made, lambda facts: read_facts(json.loads(json.dumps(facts.as_json()))))
    print(f"decisions a second on one core   {deciding:9,.0f}   target >= {TARGET:,}")
    print(f"facts through JSON a second      {reading:9,.0f}   deciding takes {reading / deciding:.1f} times as long")


def situations(number: int) -> list[Facts]:
    """Facts of which about six in ten are answered, the same on every run."""
    chance = random.Random(1)
    return [
        facts_of({key: chance.choice(values) for key, values in VALUES.items() if chance.random() < 0.6})
        for _ in range(number)
    ]


def a_second(made: Sequence[Facts], do: Callable[[Facts], object]) -> float:
    """How many a second, once what is made only once has been made."""
    for facts in made[:500]:
        do(facts)
    before = time.process_time()
    for facts in made:
        do(facts)
    return len(made) / (time.process_time() - before)
