"""Who is opened first of those who share keys with somebody."""

from handrail.casework.dots.policies.evidence import FACTS, by_evidence
from handrail.methods.linkage.keys import KEYS


def others(count: int) -> list[str]:
    """So many who share a key and nothing else."""
    return [f"other {number}" for number in range(count)]


def test_whoever_shares_what_few_have_comes_before_whoever_shares_what_many_have() -> None:
    assert next(by_evidence([("names", ["many", *others(100)]), ("phone", ["few"])])) == "few"


def test_whoever_shares_two_things_comes_before_whoever_shares_one() -> None:
    shared = [("phone", ["two", "one"]), ("birthday and given name", ["two", "other"])]
    assert next(by_evidence(shared)) == "two"


def test_one_house_counts_once_however_many_keys_name_it() -> None:
    house = [("postcode and house", ["neighbour"]), ("street and house", ["neighbour"]),
             ("street and town", ["neighbour", *others(3)])]  # fmt: skip
    person = [("names and year", ["same"]), ("phone", ["same"])]
    assert next(by_evidence([*house, *person])) == "same"


def test_a_name_and_how_it_is_heard_are_one_fact() -> None:
    assert FACTS["names"] == FACTS["names by sound"]
    assert FACTS["names and year"] & FACTS["birthday"] != 0
    assert FACTS["postcode and initial"] & FACTS["names"] == 0


def test_every_key_tells_something() -> None:
    assert {key.name for key in KEYS} == set(FACTS)
    assert all(FACTS.values())


def test_who_shares_nothing_is_not_named() -> None:
    assert list(by_evidence([])) == []
