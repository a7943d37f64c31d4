"""How quickly identifiers are read out of a text, how that grows, and how well names are told apart.

The baseline of the first is the library for telephones looking for numbers alone in the same text; of the last, what
the library for comparing strings makes of the same names folded. Times are the processor's, not the clock's.
"""

import argparse
import csv
import random
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import phonenumbers
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from handrail.methods.reading.alike import how_alike
from handrail.methods.reading.folding import fold
from handrail.methods.reading.found import found_in
from tests.live import Installation

ON = date(2026, 11, 26)
PAIRS = Path(__file__).with_name("name_pairs.csv")
MOST_GROWTH = 13  # times as long for a text ten times as long
HURTING = ("1", "0 ", "A", "Ab ", "a-", "a@", "+0", "1/", "AB1?", "1 A ", "Flat 1 ", "Ltd A ", "reg is ", "born on ")
MEASURES: dict[str, Callable[[str, str], float]] = {
    "ours": lambda one, other: how_alike(one, other).score,
    "token set": lambda one, other: fuzz.token_set_ratio(fold(one), fold(other)),
    "token sort": lambda one, other: fuzz.token_sort_ratio(fold(one), fold(other)),
    "Jaro and Winkler": lambda one, other: JaroWinkler.similarity(fold(one), fold(other)),
}


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print times for what people tell, a phone book and texts made to hurt, and how well names are told apart."""
    found_in(told(1000), on=ON)
    for name, make in (("what people tell", told), ("a phone book", phone_book)):
        short, long = (seconds(make(length)) for length in (100_000, 1_000_000))
        numbers = processor(partial(numbers_alone, make(100_000)))
        print(f"{name:18} 1 MB in {long:5.1f} s, {long / short:4.1f} times 100 kB (target <= {MOST_GROWTH})", end="")
        print(f"; the library looks for numbers alone in {numbers / short:4.1f} times the time")
    worst = max((seconds((unit * 100_000)[:100_000]), unit) for unit in HURTING)
    print(f"made to hurt       100 kB in {worst[0]:5.1f} s at worst, of {worst[1]!r}")
    pairs = list(csv.DictReader(line for line in PAIRS.open(encoding="utf-8") if not line.startswith("#")))
    print(f"{len(pairs)} pairs of names   best F1   area   us a pair")
    for name, of in MEASURES.items():
        print(f"{name:18} {'':5}{told_apart(pairs, of)}")


def told_apart(pairs: Sequence[dict[str, str]], of: Callable[[str, str], float]) -> str:
    """The best F1 of any threshold, the share of pairs of pairs in the right order, and the time, by one measure."""
    took = processor(lambda: [of(pair["one"], pair["other"]) for pair in pairs])
    same = [of(pair["one"], pair["other"]) for pair in pairs if pair["same"] == "1"]
    others = [of(pair["one"], pair["other"]) for pair in pairs if pair["same"] == "0"]
    best = max(f1(same, others, line) for line in same)
    area = sum((one > two) + (one == two) / 2 for one in same for two in others) / (len(same) * len(others))
    return f"{best:12.3f} {area:6.3f} {took / len(pairs) * 1e6:9.0f}"


def f1(same: Sequence[float], others: Sequence[float], line: float) -> float:
    """F1 of calling everything at or above the line the same."""
    right, wrong = (sum(score >= line for score in scores) for scores in (same, others))
    return 2 * right / (right + wrong + len(same))


def told(length: int) -> str:
    """Sentences with about one identifier in ten words, the same on every run."""
    dice = random.Random(7)
    given, family = ("Agron", "Maria", "Linh"), ("Hoxha", "Silva", "Tran")
    sentences = (
        f"I saw {dice.choice(given)} {dice.choice(family)} again near the shop, and the man who waits outside has a "
        f"number 07911 {dice.randrange(10**6):06} and was there last week, too. "
        for _ in range(length // 130)
    )
    return "".join(sentences)[:length]


def phone_book(length: int) -> str:
    """Lines of names, addresses, telephones and plates, and nothing else."""
    dice = random.Random(7)
    lines = (
        f"Agron Hoxha {dice.randrange(1, 99)} Mill Lane, Hertford SG14 {dice.randrange(9)}AB "
        f"07{dice.randrange(10**8, 10**9)} AB{dice.randrange(10, 26)} CDE\n"
        for _ in range(length // 55)
    )
    return "".join(lines)[:length]


def numbers_alone(text: str) -> list[phonenumbers.PhoneNumberMatch]:
    """What the library for telephones finds by itself."""
    return list(phonenumbers.PhoneNumberMatcher(text, "GB"))


def seconds(text: str) -> float:
    """How long reading a text takes."""
    return processor(lambda: found_in(text, on=ON))


def processor(do: Callable[[], object]) -> float:
    """The processor's seconds of one call."""
    before = time.process_time()
    do()
    return time.process_time() - before
