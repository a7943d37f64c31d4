"""AES-256-GCM, bound to where it belongs. The one place that uses the cipher for small things."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from handrail.foundation.vault.failures import CannotOpen

Cipher = AESGCM  # a key made ready
VERSION = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16


def shut(plain: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Version, a fresh nonce, ciphertext and tag. Opens only with the same `bound_to`."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + Cipher(key).encrypt(nonce, plain, VERSION + bound_to)


def open_box(box: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """What was shut.

    Raises:
        CannotOpen: changed, cut, of another key or bound to something else.
    """
    return open_with(Cipher(key), box, bound_to=bound_to)


def open_with(cipher: Cipher, box: bytes, *, bound_to: bytes) -> bytes:
    """As open_box, with a key made ready once for many boxes."""
    if len(box) < len(VERSION) + NONCE_BYTES + TAG_BYTES or not box.startswith(VERSION):
        raise CannotOpen
    nonce, ciphertext = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, ciphertext, VERSION + bound_to)
    except InvalidTag:
        raise CannotOpen from None
