"""Hides how long a text is: everything is filled up to the next of a few sizes."""

from collections.abc import Callable

from handrail.foundation.vault.failures import CannotOpen

LENGTH_BYTES = 4
KIBIBYTE = 1024
LARGEST_DOUBLING = 64 * KIBIBYTE


def room_for_an_account(needed: int) -> int:
    """1, 2, 4 … 64 KiB, then whole steps of 64 KiB: most accounts look the same."""
    if needed > LARGEST_DOUBLING:
        return -(-needed // LARGEST_DOUBLING) * LARGEST_DOUBLING
    return max(KIBIBYTE, 1 << (needed - 1).bit_length())


def room_for_a_field(needed: int) -> int:
    """Whole steps of 64 bytes: names and numbers look the same, without making a database ten times larger."""
    return -(-needed // 64) * 64


def fill_up(plain: bytes, *, room: Callable[[int], int]) -> bytes:
    """The text behind its length, followed by zeros up to the room's size."""
    needed = LENGTH_BYTES + len(plain)
    return (len(plain).to_bytes(LENGTH_BYTES, "big") + plain).ljust(room(needed), b"\0")


def take_out(filled: bytes) -> bytes:
    """The text that was filled up.

    Raises:
        CannotOpen: the length does not fit.
    """
    length = int.from_bytes(filled[:LENGTH_BYTES], "big")
    if len(filled) < LENGTH_BYTES or length > len(filled) - LENGTH_BYTES:
        raise CannotOpen
    return filled[LENGTH_BYTES : LENGTH_BYTES + length]
