"""The same pairs and weights on Spark as on DuckDB, where pyspark and Java are."""

import time

import numpy as np

from benchmarks.linkage.reports import make_reports
from benchmarks.linkage.truths import folded
from handrail.methods.linkage.bulk import ScoredPairs, score_in_bulk
from handrail.methods.linkage.engines import engine_called
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.linking import model_for
from handrail.methods.linkage.records import CannotLink

REPORTS, SEED = 20_000, 11
LOWEST = -20.0


def print_on_spark() -> None:
    """How many pairs both engines have, and how many of them with one weight."""
    try:
        on_spark = engine_called("spark")
    except CannotLink as missing:
        print(missing)
        return
    mentions = folded(make_reports(REPORTS, seed=SEED))
    model, frequencies = model_for(mentions, None)[0], count_frequencies(mentions)
    took, found = [], []
    for engine in (score_in_bulk, on_spark):
        started = time.perf_counter()
        found.append(by_pair(engine(mentions, model, frequencies, at_least=LOWEST)))
        took.append(time.perf_counter() - started)
    duckdb, spark = found
    both = duckdb.keys() & spark.keys()
    same = np.array([abs(duckdb[pair] - spark[pair]) <= 1e-6 for pair in both])
    print(f"DuckDB {len(duckdb):,} pairs in {took[0]:.1f} s, Spark {len(spark):,} in {took[1]:.1f} s")
    print(f"{len(both):,} are pairs of both, {same.mean():.4%} within 1e-6 bits (target 99.9 %)")


def by_pair(pairs: ScoredPairs) -> dict[tuple[int, int], float]:
    """Each pair's weight."""
    ends = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return dict(zip(ends, pairs.weights.tolist(), strict=True))
