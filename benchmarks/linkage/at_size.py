"""Very many made-up reports trained on, predicted and clustered: time, memory and who is found, beside Splink's.

Each program runs alone in a process of its own, so that the peak of its memory is its own. What it reads was folded
and written down before, by another process.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.linkage.measures import Hits, Weights, hits_of, print_measures, told
from benchmarks.linkage.reports import make_reports
from benchmarks.linkage.rival import clustered_by_the_book
from benchmarks.linkage.truths import folded, is_strong, true_pairs
from benchmarks.linkage.worths import weights_with
from handrail.foundation.rubbish import look_seldom
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.comparisons import COMPARISONS
from handrail.methods.linkage.linking import Linked, link
from handrail.methods.linkage.mentions import COLUMNS, Mention
from handrail.methods.linkage.second_stage import SecondStage

SEED = 11
LOWEST = -10.0  # bits; decisions are made on nothing less
JOIN_LINES = (14, 17, 20, 23)
PROGRAMS = ("Handrail", "Splink")


def print_at_size(count: int, stage: SecondStage) -> None:
    """So many reports by either program; Handrail's again with what was learnt of other reports."""
    with tempfile.TemporaryDirectory(prefix="handrail-reports-") as folder:
        place = Path(folder)
        (place / "stage.json").write_text(json.dumps(asdict(stage)))
        alone("prepare", place, count)
        found = {program: alone(program, place, count) for program in PROGRAMS}
    ours, theirs = found.values()
    print(f"{count:,} reports: Handrail takes {ours['wall'] / theirs['wall']:.2f} times as long as Splink")


def alone(what: str, place: Path, count: int) -> dict[str, float]:
    """One step in a process of its own; it prints what it found, and answers with its figures."""
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.linkage.at_size", what, str(place), str(count)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    *said, figures = ran.stdout.splitlines()
    print("\n".join(said), flush=True)
    answered: dict[str, float] = json.loads(figures)
    return answered


def prepare(place: Path, count: int) -> dict[str, float]:
    """Make the reports, fold them and write them down with their truth."""
    reports = make_reports(count, seed=SEED)
    columns: dict[str, Any] = {column: [] for column in COLUMNS}
    for mention in folded(reports):
        for column in COLUMNS:
            columns[column].append(getattr(mention, column))
    columns["person"] = [report.person for report in reports]
    columns["strong"] = [is_strong(report) for report in reports]
    pq.write_table(pa.table(columns), place / "reports.parquet")
    return {}


def mentions_in(place: Path) -> Iterator[Mention]:
    """The mentions as they were written. A value that many have is kept once."""
    for batch in pq.ParquetFile(place / "reports.parquet").iter_batches(10_000, columns=list(COLUMNS)):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield Mention(*(sys.intern(value) for value in values))


def run(program: str, place: Path) -> dict[str, float]:
    """Train, predict and cluster by one program; then say who was found."""
    mentions = list(mentions_in(place))
    look_seldom()  # as `handrail dots link`
    wall, cpu = time.perf_counter(), time.process_time()
    linked = None
    if program == "Handrail":
        linked = link(mentions, None, engine=score_in_bulk, lines=Lines(suggest_at=LOWEST))
        grown = len(linked.clusters(Lines()).members)
        pairs: tuple[Any, Any, Weights] = (linked.pairs.left, linked.pairs.right, linked.pairs.weights)
    else:
        pairs, grown = clustered_by_the_book(mentions, at_least=LOWEST, joined_at=Lines().strong_at)
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "memory": peak()}
    print(
        f"{program}: {took['wall']:.1f} s ({took['cpu']:.1f} s of CPU), {took['memory']:.2f} GiB at its peak", end="; "
    )
    print(f"{len(pairs[0]):,} pairs of {LOWEST:g} bits and more, {grown:,} clusters")
    print_found(program, pairs, place)
    if linked is not None:
        print_joined(linked, place)
        stage = SecondStage(**json.loads((place / "stage.json").read_text()))
        weights = weights_with(stage, linked.pairs, mentions, linked.model, linked.frequencies)
        print_found(f"{program} with {stage.learnt_from:,} decisions", (pairs[0], pairs[1], weights), place)
    return took


def print_joined(linked: Linked, place: Path) -> None:
    """How often it would be right to join without a person, by line; rules hold back, and whatever speaks against."""
    people = pq.read_table(place / "reports.parquet", columns=["person"]).column("person").to_pylist()
    pairs, truths = linked.pairs, sum(1 for _ in true_pairs(people))
    hits, agreed = hits_of(pairs.left, pairs.right, people), ~speaking_against(linked)
    for line in JOIN_LINES:
        joined = agreed & (pairs.weights >= line)
        print(f"over {line} bits: {told(hits, pairs.weights, truths, at=line)}; and nothing against it: ", end="")
        print(f"{told(hits[joined], pairs.weights[joined], truths, at=line)}, ", end="")
        print(f"{int((joined & ~hits).sum())} of {int(joined.sum()):,} wrong")


def speaking_against(linked: Linked) -> Hits:
    """The pairs of which some field says that they are two."""
    against = np.zeros(len(linked.pairs), dtype=bool)
    for place, comparison in enumerate(COMPARISONS):
        grades = [grade for grade, chances in enumerate(linked.model.chances[comparison.name]) if chances.bits < 0]
        against |= np.isin(linked.pairs.grades[:, place], grades)
    return against


def peak() -> float:
    """The most memory that this process had, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def print_found(who: str, pairs: tuple[Any, Any, Weights], place: Path) -> None:
    """Who is found among all pairs, and among those of which both have both names and a birthday."""
    left, right, weights = pairs
    truth = pq.read_table(place / "reports.parquet", columns=["person", "strong"]).to_pydict()
    people, strong = truth["person"], np.array(truth["strong"])
    hits = hits_of(left, right, people)
    ends = np.array(list(true_pairs(people)))
    both = strong[left] & strong[right]
    of_strong = int((strong[ends[:, 0]] & strong[ends[:, 1]]).sum())
    print_measures(f"{who}, all pairs", hits, weights, len(ends))
    print_measures(f"{who}, strong pairs", hits[both], weights[both], of_strong)


if __name__ == "__main__":
    asked, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(prepare(folder, number) if asked == "prepare" else run(asked, folder)))
