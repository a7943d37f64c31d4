"""Links one line of the trail to the line before it, so that a change shows."""

import hashlib
import hmac

from handrail.foundation.vault.keyfiles import Keys
from handrail.foundation.vault.keys import key


def link(message: bytes) -> str:
    """The link of a line: the key's name, a dot, and a keyed digest of the line."""
    made_with = key("trail")
    return f"{made_with.id}.{_digest(made_with.secret, message)}"


def holds(link: str, message: bytes, *, keys: Keys) -> bool:
    """Whether the link belongs to that line. `keys` as from keys.held(), read once for a long walk."""
    name, _, digest = link.partition(".")
    made_with = next((kept for kept in keys.get("trail", ()) if kept.id == name), None)
    return made_with is not None and hmac.compare_digest(_digest(made_with.secret, message).encode(), digest.encode())


def _digest(secret: bytes, message: bytes) -> str:
    return hmac.new(secret, b"handrail.trail\0" + message, hashlib.sha256).hexdigest()
