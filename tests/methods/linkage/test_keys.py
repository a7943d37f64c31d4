"""Which pairs are looked at."""

from msgspec.structs import replace

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


def test_the_keys_of_a_mention_are_what_each_key_says_by_itself() -> None:
    for mention in (MARIA, of_maria(), replace(MARIA, house="", town=""), Mention("x", born="1990")):
        assert dict(keys_of(mention)) == {key.name: value for key in KEYS if (value := key.of(mention)) is not None}


def test_a_short_form_of_a_name_in_the_same_town_is_enough() -> None:
    david, dave = (Mention(given, given=given, given_root="~31", town="ware") for given in ("david", "dave"))
    assert list(pairs_sharing_a_key([david, dave])) == [(0, 1)]


def test_a_slip_in_the_street_leaves_the_house_findable() -> None:
    told = ("hollyden close", "hollyden cose")
    assert list(pairs_sharing_a_key([Mention(street, house="72", street=street, town="ware") for street in told])) == [
        (0, 1)
    ]
