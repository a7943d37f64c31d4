"""A half-written report, kept in the reporter's own browser and readable only by us, for a while."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from handrail.foundation.vault.boxes import open_box, shut
from handrail.foundation.vault.failures import CannotOpen
from handrail.foundation.vault.keys import NoKeys, key, key_called
from handrail.foundation.vault.padding import fill_up, room_for_a_field, take_out

NAME_BYTES = 4
TIME_BYTES = 8
# Two machines' clocks may differ; more than this and somebody is playing with the time.
CLOCKS_MAY_DIFFER = timedelta(minutes=5)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class DraftUnreadable(Exception):
    """The draft was changed, is too old, or was made for something else."""


def close_draft(plain: bytes, *, purpose: str, at: datetime) -> str:
    """Text that is safe in a cookie or an address, and says nothing to anybody but us."""
    shuts = key("draft")
    written = ((at - EPOCH) // MICROSECOND).to_bytes(TIME_BYTES, "big")
    filled = fill_up(written + zlib.compress(plain, level=9), room=room_for_a_field)
    box = shut(filled, key=shuts.secret, bound_to=_bound_to(purpose))
    return urlsafe_b64encode(bytes.fromhex(shuts.id) + box).decode().rstrip("=")


def open_draft(text: str, *, purpose: str, at: datetime, max_age: timedelta) -> bytes:
    """What was closed for that purpose, no longer than `max_age` ago.

    Raises:
        DraftUnreadable: changed, too old, of another purpose, or of a key no longer kept.
    """
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        opens = key_called("draft", raw[:NAME_BYTES].hex())
        filled = take_out(open_box(raw[NAME_BYTES:], key=opens.secret, bound_to=_bound_to(purpose)))
    except (ValueError, NoKeys, CannotOpen):
        raise DraftUnreadable from None
    written = EPOCH + int.from_bytes(filled[:TIME_BYTES], "big") * MICROSECOND
    if not -CLOCKS_MAY_DIFFER <= at - written <= max_age:
        raise DraftUnreadable
    return zlib.decompress(filled[TIME_BYTES:])


def _bound_to(purpose: str) -> bytes:
    return b"handrail.draft\0" + purpose.encode()
