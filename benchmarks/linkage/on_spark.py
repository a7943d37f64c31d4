"""The same pairs and weights of columns, of Splink on DuckDB, and of Splink on Spark where pyspark and Java are."""

import time

import numpy as np

from benchmarks.linkage.reports import make_reports
from benchmarks.linkage.truths import folded
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.engines import engine_called
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.linking import model_for
from handrail.methods.linkage.on_duckdb import score_on_duckdb
from handrail.methods.linkage.pairs import ScoredPairs
from handrail.methods.linkage.records import CannotLink
from handrail.methods.linkage.sides import Told

REPORTS, SEED = 20_000, 11
LOWEST = -20.0


def print_on_spark() -> None:
    """How many pairs the engines have, and how many of them with one weight."""
    engines = {"Handrail": score_in_bulk, "Splink on DuckDB": score_on_duckdb}
    try:
        engines["Splink on Spark"] = engine_called("spark")
    except CannotLink as missing:
        print(missing)
    told = Told(folded(make_reports(REPORTS, seed=SEED)))
    model, frequencies = model_for(told)[0], count_frequencies(told.mentions)
    first: dict[tuple[int, int], float] = {}
    for name, engine in engines.items():
        started = time.perf_counter()
        found = by_pair(engine(told, model, frequencies, at_least=LOWEST))
        print(f"{name}: {len(found):,} pairs in {time.perf_counter() - started:.1f} s", end="")
        first = first or found
        both = first.keys() & found.keys()
        same = np.array([abs(first[pair] - found[pair]) <= 1e-6 for pair in both])
        print(f"; {len(both):,} are pairs of Handrail's too, {same.mean():.4%} within 1e-6 bits (target 99.9 %)")


def by_pair(pairs: ScoredPairs) -> dict[tuple[int, int], float]:
    """Each pair's weight."""
    ends = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return dict(zip(ends, pairs.weights.tolist(), strict=True))
