"""Who is found, by what their names come from: recall and precision of each origin at the strong line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.linkage.reports import Report
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.fairness import LARGEST_GAP, FairnessTable, Truth, by_group
from handrail.methods.linkage.measured import MAJORITY, WHY_THE_GAP
from handrail.methods.linkage.pairs import ScoredPairs


def by_origin(reports: Sequence[Report], pairs: ScoredPairs, truths: Sequence[tuple[int, int]]) -> FairnessTable:
    """The table; `truths` are the pairs of one person that are looked for, and one that was not weighed is missed."""
    return by_group(judged(reports, pairs, frozenset(truths)), line=Lines().strong_at)


def judged(reports: Sequence[Report], pairs: ScoredPairs, truths: frozenset[tuple[int, int]]) -> Iterator[Truth]:
    """Every pair with its truth. One of two people counts for the origin of either."""
    weighed = set()
    for left, right, weight in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.weights.tolist(), strict=True):
        pair = (min(left, right), max(left, right))
        same = reports[left].person == reports[right].person
        if same and pair not in truths:
            continue
        weighed.add(pair)
        for group in {reports[left].community, reports[right].community}:
            yield Truth(group, weight, same)
    for one, _ in truths - weighed:
        yield Truth(reports[one].community, float("-inf"), same=True)


def print_origins(table: FairnessTable, truths: Sequence[tuple[int, int]], reports: Sequence[Report]) -> None:
    """Each origin, the gap between the best and the worst found, and whether it has to be explained."""
    of_one = Counter(reports[one].community for one, _ in truths)
    for row in table.rows:
        recall, precision = f"{row.recall or 0:.4f}", f"{row.precision or 0:.4f}"
        print(f"names of origin {row.group}: recall {recall}, precision {precision}, {of_one[row.group]} pairs of one")
    found = {row.group: (row.recall or 0) * of_one[row.group] for row in table.rows if row.group != MAJORITY}
    print(f"all but the majority: recall {sum(found.values()) / max(sum(of_one[each] for each in found), 1):.4f}")
    gap = table.gap or 0.0
    said = f"above {LARGEST_GAP}: {WHY_THE_GAP}" if table.must_be_explained else f"within {LARGEST_GAP}"
    print(f"gap in recall at the strong line: {gap:.4f}, {said}")
