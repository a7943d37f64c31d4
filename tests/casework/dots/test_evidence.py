"""Who is opened first of those who share keys with somebody."""

from handrail.casework.dots.policies.evidence import (
    ALL_OF_A_FEW,
    FACTS,
    FIRST_WEIGHED,
    MOST_WEIGHED,
    SAYS_ENOUGH,
    by_evidence,
    worth_weighing,
)
from handrail.methods.linkage.keys import KEYS


def others(count: int) -> list[str]:
    """So many who share a key and nothing else."""
    return [f"other {number}" for number in range(count)]


def test_whoever_shares_what_few_have_comes_before_whoever_shares_what_many_have() -> None:
    assert by_evidence([("names", ["many", *others(100)]), ("phone", ["few"])])[0][0] == "few"


def test_whoever_shares_two_things_comes_before_whoever_shares_one() -> None:
    shared = [("phone", ["two", "one"]), ("birthday and given name", ["two", "other"])]
    assert by_evidence(shared)[0][0] == "two"


def test_one_house_counts_once_however_many_keys_name_it() -> None:
    house = [("postcode and house", ["neighbour"]), ("street and house", ["neighbour"]),
             ("street and town", ["neighbour", *others(3)])]  # fmt: skip
    person = [("names and year", ["same"]), ("phone", ["same"])]
    assert by_evidence([*house, *person])[0][0] == "same"


def test_a_name_and_how_it_is_heard_are_one_fact() -> None:
    assert FACTS["names"] == FACTS["names by sound"]
    assert FACTS["names and year"] & FACTS["birthday"] != 0
    assert FACTS["postcode and initial"] & FACTS["names"] == 0


def test_every_key_tells_something() -> None:
    assert {key.name for key in KEYS} == set(FACTS)
    assert all(FACTS.values())


def test_who_shares_nothing_is_not_named() -> None:
    assert by_evidence([]) == []


def near(count: int, *, bits: float) -> list[tuple[int, float]]:
    """So many who share that much."""
    return [(number, bits) for number in range(count)]


def test_a_few_are_all_weighed_however_little_they_share() -> None:
    assert worth_weighing(near(ALL_OF_A_FEW, bits=1)) == list(range(ALL_OF_A_FEW))


def test_of_more_the_first_are_weighed_however_little_they_share() -> None:
    assert worth_weighing(near(ALL_OF_A_FEW + 1, bits=1)) == list(range(FIRST_WEIGHED))


def test_of_more_others_are_weighed_while_what_they_share_says_enough() -> None:
    both = [*near(FIRST_WEIGHED + 2, bits=SAYS_ENOUGH), *near(ALL_OF_A_FEW, bits=SAYS_ENOUGH - 0.1)]
    assert worth_weighing(both) == list(range(FIRST_WEIGHED + 2))
    assert worth_weighing(near(1000, bits=SAYS_ENOUGH)) == list(range(MOST_WEIGHED))
