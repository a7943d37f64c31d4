"""Seals what the public tells us, so that only the desk can open it (libsodium sealed box)."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from handrail.foundation.vault.failures import CannotOpen as CannotOpen
from handrail.foundation.vault.keys import NoKeys, key, key_called
from handrail.foundation.vault.padding import fill_up, room_for_an_account, take_out

MARK = b"HS1"
NAME_BYTES = 4


def seal_for_desk(plain: bytes) -> bytes:
    """Seal to the desk's newest key. Whoever sealed it cannot open it again.

    The key's name stands in front, so that after a rotation older concerns still find theirs.
    """
    shuts = key("desk_seal")
    return MARK + bytes.fromhex(shuts.id) + seal_to(shuts.secret, plain)


def open_at_desk(sealed: bytes) -> bytes:
    """What was sealed for the desk; only the staff door can.

    Raises:
        CannotOpen: not sealed by us, changed, or sealed to a key that this door does not hold.
    """
    head = len(MARK) + NAME_BYTES
    if not sealed.startswith(MARK) or len(sealed) <= head:
        raise CannotOpen
    try:
        opens = key_called("desk_open", sealed[len(MARK) : head].hex())
    except NoKeys as missing:
        raise CannotOpen(missing.sentence) from None
    return open_with(opens.secret, sealed[head:])


def seal_to(public_key: bytes, plain: bytes) -> bytes:
    """Seal to a public key, filled up so that its length says little."""
    return bytes(SealedBox(PublicKey(public_key)).encrypt(fill_up(plain, room=room_for_an_account)))


def open_with(private_key: bytes, sealed: bytes) -> bytes:
    """What was sealed to the public half of this key. Raises CannotOpen."""
    try:
        return take_out(SealedBox(PrivateKey(private_key)).decrypt(sealed))
    except (CryptoError, ValueError, TypeError):
        raise CannotOpen from None
