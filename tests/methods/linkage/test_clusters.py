"""Clusters grow over pairs that were joined, and stop where anything contradicts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.linkage.clusters import Clusters, cluster, never, why_not_one
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.scoring import Scorer
from handrail.methods.linkage.shipped import shipped_model
from tests.methods.linkage.mentioning import MARIA, of_maria

EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(9, 15)), max_size=20)


def groups(clusters: Clusters) -> list[list[int]]:
    return sorted(sorted(members) for members in clusters.members.values())


def test_a_chain_becomes_one_where_nothing_is_against_it() -> None:
    assert groups(cluster([(0, 1), (1, 2), (4, 5)], never([]))) == [[0, 1, 2], [4, 5]]


def test_a_decision_that_two_are_not_one_keeps_their_clusters_apart() -> None:
    found = cluster([(0, 1), (2, 3), (1, 2)], never([(3, 0)]))
    assert groups(found) == [[0, 1], [2, 3]]
    assert found.needing_attention[0].kept_apart_by == (0, 3)
    assert found.needing_attention[0].joined_by == (1, 2)


def test_a_cluster_in_conflict_grows_no_further() -> None:
    found = cluster([(0, 1), (1, 2), (0, 4)], never([(0, 2)]))
    assert groups(found) == [[0, 1]]
    assert found.cluster_of(4) == 4


@given(EDGES, EDGES)
@settings(max_examples=40)
def test_no_cluster_ever_holds_two_that_somebody_parted(
    joined: list[tuple[int, int]], parted: list[tuple[int, int]]
) -> None:
    found = cluster(joined, never(parted))
    assert all(found.cluster_of(one) != found.cluster_of(other) for one, other in parted)


@given(EDGES)
@settings(max_examples=40)
def test_every_record_is_in_one_cluster(joined: list[tuple[int, int]]) -> None:
    found = cluster(joined, never([]))
    assert all(found.cluster_of(one) == found.cluster_of(other) for one, other in joined)
    assert len([place for members in found.members.values() for place in members]) == len(found.of)


def test_having_nothing_in_common_is_no_contradiction_and_another_birthday_and_name_is() -> None:
    model = shipped_model()
    scorer = Scorer(model)
    apart = of_maria(
        given="elena", given_root="~9", given_sound="ELN", surname="pop", surname_root="pop", born="19700505"
    )
    assert why_not_one(scorer.score(MARIA, Mention("b", town="luton")), prior_bits=model.prior_bits) is None
    assert why_not_one(scorer.score(MARIA, of_maria()), prior_bits=model.prior_bits) is None
    assert why_not_one(scorer.score(MARIA, apart), prior_bits=model.prior_bits) is not None
