"""Pairs that share a key are found by sorting as they are by looking each of them up."""

from itertools import product

import pytest

from handrail.methods.linkage import blocking
from handrail.methods.linkage.blocking import pairs_to_weigh
from handrail.methods.linkage.keys import FEW, pairs_sharing_a_key
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.sides import Told


def a_street() -> list[Mention]:
    """Many who share one key or two, from one that nobody shares up to one that too many have."""
    lots: list[dict[str, str]] = []
    for count in (1, 2, FEW, FEW + 1, 60, 61):
        lots += [{"postcode": f"AL{count}", "house": "4", "surname_sound": f"s{place % 3}"} for place in range(count)]
    lots += [{"phone": f"+44{place % 40}", "given_sound": "a", "born": "19900101"} for place in range(200)]
    return [Mention(str(place), **said) for place, said in enumerate(lots)]


def found(mentions: list[Mention], others: list[Mention] | None = None) -> list[tuple[int, int]]:
    return [
        pair
        for left, right in pairs_to_weigh(Told(mentions, others))
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    ]


@pytest.mark.parametrize("at_once", [50, 4_000_000])
def test_the_pairs_are_those_that_are_found_one_by_one(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "AT_ONCE", at_once)
    mentions = a_street()
    assert sorted(found(mentions)) == list(pairs_sharing_a_key(mentions))
    assert len(found(mentions)) > 1_000


def test_keys_of_very_many_parts_are_counted_through_anew_and_tell_the_same_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocking, "MOST", 10)
    assert sorted(found(a_street())) == list(pairs_sharing_a_key(a_street()))


def test_across_two_lists_no_pair_is_of_one_list() -> None:
    mentions = a_street()
    ours = len(mentions) // 2
    across = set(product(range(ours), range(ours, len(mentions))))
    assert set(found(mentions[:ours], mentions[ours:])) == set(pairs_sharing_a_key(mentions)) & across


def test_nobody_has_no_pairs() -> None:
    assert found([]) == []
