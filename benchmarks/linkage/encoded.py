"""What is lost when names are not shown: encodings beside the same records in the clear, on made-up reports."""

import numpy as np

from benchmarks.linkage.measures import hits_of, recall_at, told
from benchmarks.linkage.names import MAJORITY
from benchmarks.linkage.reports import Report
from handrail.methods.linkage.encoding import ALIKE, alike, encode, read_encodings
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.pairs import ScoredPairs

KEY = bytes(range(32))
ROUGHLY = 0.55


def print_encoded(reports: list[Report], mentions: list[Mention], pairs: ScoredPairs) -> None:
    """Precision and recall of records with both names and a birthday, encoded and in the clear, by origin of name."""
    written = [encode(mention, key=KEY) for mention in mentions]
    places = [place for place, each in enumerate(written) if each]
    rows = read_encodings(each for each in written if each)
    found = [each for each in alike(rows, rows, at_least=ROUGHLY) if each.left < each.right]
    left = np.array([places[each.left] for each in found])
    right = np.array([places[each.right] for each in found])
    shares, people = np.array([each.share for each in found]), [report.person for report in reports]
    encoded = np.isin(np.arange(len(mentions)), places)
    clear = pairs.where(encoded[pairs.left] & encoded[pairs.right])
    of_majority = np.array([report.community == MAJORITY for report in reports])
    for name, whom in (("all", encoded), ("majority", encoded & of_majority), ("migrant", encoded & ~of_majority)):
        of_one = np.unique(np.array(people)[whom], return_counts=True)[1]
        truths = int((of_one * (of_one - 1) // 2).sum())
        for way, one, other, weights, at in (
            ("encoded", left, right, shares, ALIKE),
            ("in the clear", clear.left, clear.right, clear.weights, np.log2(99)),
        ):
            chosen = whom[one] & whom[other]
            hits, weighed = hits_of(one, other, people)[chosen], weights[chosen]
            at_99 = recall_at(hits, weighed, truths, precision=0.99)
            print(f"{way:12} {name:9} {told(hits, weighed, truths, at=at)}; R at P 0.99: {at_99:.3f}")
