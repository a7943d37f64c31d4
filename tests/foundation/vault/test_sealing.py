"""What the public tells us opens at the desk, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.vault import padding, sealing
from handrail.foundation.vault.failures import CannotOpen


@given(plain=st.binary(max_size=70_000))
def test_what_is_sealed_opens_at_the_desk(plain: bytes) -> None:
    assert sealing.open_at_desk(sealing.seal_for_desk(plain)) == plain


def test_the_same_words_are_never_sealed_to_the_same_bytes() -> None:
    assert sealing.seal_for_desk(b"seen") != sealing.seal_for_desk(b"seen")


def test_short_and_long_accounts_look_alike() -> None:
    sizes = {len(sealing.seal_for_desk(b"x" * length)) for length in range(0, 1020, 60)}
    assert len(sizes) == 1


@given(needed=st.integers(min_value=1, max_value=3_000_000))
def test_room_is_enough_and_says_little(needed: int) -> None:
    account, field = padding.room_for_an_account(needed), padding.room_for_a_field(needed)
    assert needed <= account <= max(1024, 2 * needed)
    assert needed <= field < needed + 64
    assert account % 1024 == 0


@given(data=st.data())
def test_one_changed_byte_anywhere_is_noticed(data: st.DataObject) -> None:
    sealed = sealing.seal_for_desk(b"seen")
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytes([*sealed[:at], sealed[at] ^ data.draw(st.integers(1, 255)), *sealed[at + 1 :]])
    with pytest.raises(CannotOpen):
        sealing.open_at_desk(changed)


@given(junk=st.binary(max_size=200))
def test_what_we_did_not_seal_does_not_open(junk: bytes) -> None:
    for sealed in (junk, b"HS1" + junk, sealing.seal_for_desk(b"seen")[:-1]):
        with pytest.raises(CannotOpen):
            sealing.open_at_desk(sealed)


@pytest.mark.parametrize("filled", [b"", b"\0\0", b"\0\0\0\5abc", b"\xff\xff\xff\xff"])
def test_a_length_that_does_not_fit_is_refused(filled: bytes) -> None:
    with pytest.raises(CannotOpen):
        padding.take_out(filled)
