"""The six digits that a made-up person's authenticator would show: for demonstrations and browser tests only."""

import base64
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP


def code_at(secret: str, at: datetime) -> str:
    """The code (RFC 6238, 30 seconds, six digits) that a base32 secret shows at that moment."""
    key = base64.b32decode(secret, casefold=True)
    # SHA-1 is what authenticator apps implement; RFC 6238 does not rest on its resistance to collisions.
    generator = TOTP(key, 6, SHA1(), 30, enforce_key_length=False)  # noqa: S303
    return generator.generate(int(at.timestamp())).decode()
