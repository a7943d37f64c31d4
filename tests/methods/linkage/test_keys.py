"""Which pairs are looked at."""

from dataclasses import replace

from handrail.methods.linkage.keys import FEW, KEYS, MOST, keys_of, pairs_sharing_a_key
from handrail.methods.linkage.mentions import COLUMNS, Mention
from tests.methods.linkage.mentioning import MARIA, of_maria


def test_every_key_is_of_columns_there_are_and_has_a_name_of_its_own() -> None:
    assert {part.column for key in KEYS for part in key.parts} <= set(COLUMNS)
    assert len(MOST) == len(KEYS)


def test_a_mention_that_says_nothing_has_no_key() -> None:
    assert list(keys_of(Mention("a"))) == []


def test_whoever_shares_a_telephone_is_looked_at() -> None:
    assert list(pairs_sharing_a_key([MARIA, Mention("b", phone=MARIA.phone), Mention("c", sex="f")])) == [(0, 1)]


def test_a_pair_with_many_keys_in_common_comes_once() -> None:
    assert list(pairs_sharing_a_key([MARIA, of_maria()])) == [(0, 1)]


def test_a_key_that_too_many_share_is_passed_over() -> None:
    crowd = [Mention(str(place), born="19900101", town="ware") for place in range(MOST["birthday"] + 1)]
    assert list(pairs_sharing_a_key([replace(each, town="") for each in crowd])) == []
    assert len(list(pairs_sharing_a_key(crowd[:-1]))) > 1000


def test_a_key_that_more_than_a_few_have_is_not_enough_alone() -> None:
    some = [Mention(str(place), born="19900101") for place in range(FEW + 1)]
    assert list(pairs_sharing_a_key(some)) == []
    assert len(list(pairs_sharing_a_key(some[:-1]))) == FEW * (FEW - 1) / 2
