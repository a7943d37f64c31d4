"""A receipt survives a telephone: every slip is noticed, and in which group."""

import re
import secrets
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from handrail.foundation.vault import receipts
from handrail.foundation.vault.keys import make_keys
from handrail.foundation.vault.receipts import ALPHABET, NotAReceipt, new_receipt, read_receipt

PLACES = 25


def groups_that_are_wrong(text: str) -> set[int]:
    with pytest.raises(NotAReceipt) as refusal:
        read_receipt(text)
    assert text not in refusal.value.sentence
    return {int(number) for number in re.findall(r"\d+", refusal.value.sentence.partition(" of your")[0])}


def with_letter(receipt: str, place: int, letter: str) -> str:
    return receipt[:place] + letter + receipt[place + 1 :]


def test_a_receipt_is_five_groups_of_five() -> None:
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{4}}[{ALPHABET}]{{5}}", new_receipt())


def test_a_receipt_holds_a_hundred_random_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def draw(below: int) -> int:
        drawn.append(below)
        return below - 1

    monkeypatch.setattr(secrets, "randbelow", draw)
    new_receipt()
    assert drawn == [32] * 20


def test_receipts_do_not_repeat() -> None:
    assert len({new_receipt() for _ in range(2_000)}) == 2_000


def test_what_we_write_reads_as_itself() -> None:
    for receipt in (new_receipt() for _ in range(500)):
        assert read_receipt(receipt) == receipt


@given(
    separator=st.sampled_from(["", " ", "-", "  ", " - ", "–", ".", "\t", "_"]),
    lower=st.booleans(),
    before=st.sampled_from(["", " ", "\n"]),
)
def test_it_may_be_typed_in_any_way(separator: str, lower: bool, before: str) -> None:
    receipt = new_receipt()
    typed = before + separator.join(receipt.split("-")) + before
    assert read_receipt(typed.lower() if lower else typed) == receipt
    assert read_receipt(separator.join(receipt.replace("-", ""))) == receipt


def test_letters_that_look_like_numbers_are_read_as_those() -> None:
    receipt = next(found for found in iter(new_receipt, "") if {"0", "1"} <= set(found))
    assert read_receipt(receipt.replace("0", "O").replace("1", "I")) == receipt
    assert read_receipt(receipt.replace("0", "o").replace("1", "l")) == receipt


def test_wide_letters_of_other_keyboards_are_read() -> None:
    receipt = new_receipt()
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else letter for letter in receipt)
    assert read_receipt(wide) == receipt


def test_every_single_wrong_character_is_noticed_in_its_group() -> None:
    for receipt in (new_receipt().replace("-", "") for _ in range(3)):
        for place in range(PLACES):
            for letter in set(ALPHABET) - {receipt[place]}:
                assert groups_that_are_wrong(with_letter(receipt, place, letter)) == {place // 5 + 1}


def test_every_swap_of_neighbours_is_noticed() -> None:
    for receipt in (new_receipt().replace("-", "") for _ in range(60)):
        for place in range(PLACES - 1):
            one, other = receipt[place], receipt[place + 1]
            if one != other:
                swapped = receipt[:place] + other + one + receipt[place + 2 :]
                assert groups_that_are_wrong(swapped) == {place // 5 + 1, (place + 1) // 5 + 1}


def test_every_swap_within_a_group_is_noticed() -> None:
    receipt = new_receipt()
    for one in range(5):
        for other in range(one):
            swapped = list(receipt)
            swapped[one], swapped[other] = receipt[other], receipt[one]
            if receipt[one] != receipt[other]:
                assert groups_that_are_wrong("".join(swapped)) == {1}


def test_groups_in_the_wrong_order_are_noticed() -> None:
    one, two, *rest = new_receipt().split("-")
    assert groups_that_are_wrong("-".join([two, one, *rest])) == {1, 2}


def test_a_letter_we_never_use_is_named_by_its_group() -> None:
    assert groups_that_are_wrong(with_letter(new_receipt(), 6, "U")) == {2}
    assert groups_that_are_wrong(with_letter(new_receipt(), 12, "é")) == {3}


def test_a_missing_character_is_named_by_its_group_if_groups_were_typed() -> None:
    receipt = new_receipt()
    assert groups_that_are_wrong(receipt[:7] + receipt[8:]) == {2}


@pytest.mark.parametrize("text", ["", " ", "-", "hello", "0" * 24, "0" * 26, "🙂" * 25, "\0" * 25, "x" * 100_000])
def test_what_is_no_receipt_gets_a_sentence(text: str) -> None:
    with pytest.raises(NotAReceipt, match=r"receipt"):
        read_receipt(text)


@given(text=st.text(max_size=60))
def test_nothing_else_than_a_refusal_comes_of_any_text(text: str) -> None:
    with pytest.raises(NotAReceipt):
        read_receipt(text)


def test_the_digest_is_the_same_however_it_was_typed() -> None:
    receipt = new_receipt()
    assert receipts.receipt_digest(receipt.lower().replace("-", " ")) == receipts.receipt_digest(receipt)
    assert re.fullmatch("[0-9a-f]{64}", receipts.receipt_digest(receipt))


def test_the_digest_cannot_be_made_without_our_key(keys_folder: Path, settings: Settings, tmp_path: Path) -> None:
    receipt = new_receipt()
    ours = receipts.receipt_digest(receipt)
    make_keys(tmp_path / "others")
    settings.KEYS = str(tmp_path / "others")
    assert receipts.receipt_digest(receipt) != ours


@given(plain=st.binary(max_size=3_000))
def test_an_answer_opens_with_the_receipt(plain: bytes) -> None:
    receipt = new_receipt()
    sealed = receipts.seal_for_receipt(receipts.reply_key(receipt), plain)
    assert receipts.open_with_receipt(receipt.lower(), sealed) == plain


def test_an_answer_does_not_open_with_another_receipt() -> None:
    sealed = receipts.seal_for_receipt(receipts.reply_key(new_receipt()), b"thank you")
    with pytest.raises(receipts.CannotOpen):
        receipts.open_with_receipt(new_receipt(), sealed)


def test_answers_look_alike_in_length() -> None:
    public = receipts.reply_key(new_receipt())
    assert len(receipts.seal_for_receipt(public, b"")) == len(receipts.seal_for_receipt(public, b"x" * 1_000))
