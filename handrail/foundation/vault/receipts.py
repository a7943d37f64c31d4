"""The receipt a reporter takes away: the only key to the answers, said over a telephone without mistakes.

Five groups of five: four random characters (20 bits) and a check character, 100 random bits in all. A group
is a codeword over the field of 32 elements, in which each place has a factor of its own. So any one wrong
character and any two swapped ones are noticed, and in which group; the group's number is mixed in, so that
groups in the wrong order are noticed too. Alphabet: Crockford's, without I, L, O and U.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext
from nacl.public import PrivateKey

from handrail.foundation.vault.failures import CannotOpen as CannotOpen
from handrail.foundation.vault.keys import key
from handrail.foundation.vault.sealing import open_with, seal_to

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HEARD_AS = str.maketrans("OIL", "011")
GROUPS = 5
DATA = 4
GROUP = DATA + 1
# x^5 + x^2 + 1 cannot be divided, and doubling runs through all 31 elements that are not nought.
FIELD = 0b100101
SEPARATORS = re.compile(r"[\s\-‐‑‒–—―−_.,:;/·]+")
AS_WRITTEN = re.compile(rf"[{ALPHABET}]{{5}}(?:-[{ALPHABET}]{{5}}){{4}}")


class NotAReceipt(Exception):
    """What was typed is no receipt; `sentence` says what is wrong and where, never what was typed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def new_receipt() -> str:
    """A fresh receipt, like `7K2MQ-4T9XH-…`. It is shown once and never stored."""
    return "-".join(_complete([secrets.randbelow(32) for _ in range(DATA)], number) for number in range(GROUPS))


def receipt_of(mark: str) -> str:
    """The receipt that belongs to a mark somebody's browser drew, so that one form sent twice has one receipt.

    The mark is to hold 128 random bits or more, and is kept nowhere: whoever has it has the receipt.
    """
    drawn = hashlib.blake2b(mark.encode(), person=b"handrail.mark", digest_size=GROUPS * DATA).digest()
    elements = [byte % len(ALPHABET) for byte in drawn]
    return "-".join(_complete(elements[number * DATA : (number + 1) * DATA], number) for number in range(GROUPS))


def read_receipt(text: str) -> str:
    """The receipt as we write it, from however it was typed.

    Raises:
        NotAReceipt: and says which group is wrong.
    """
    # Most of what comes here we wrote ourselves, and a partner's list brings a hundred thousand.
    if AS_WRITTEN.fullmatch(text) and all(map(_is_whole, text.split("-"), range(GROUPS))):
        return text
    parts = [part for part in SEPARATORS.split(unicodedata.normalize("NFKC", text).upper().translate(HEARD_AS)) if part]
    letters = "".join(parts)
    _refuse_wrong_length(parts, letters)
    groups = [letters[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP)]
    wrong = [number for number, group in enumerate(groups) if not _is_whole(group, number)]
    if wrong:
        raise NotAReceipt(_wrong_groups(wrong))
    return "-".join(groups)


def receipt_digest(receipt: str) -> str:
    """What a concern is found by: 64 hex characters, useless without our key. Raises NotAReceipt."""
    return hmac.new(
        key("receipt").secret, b"handrail.receipt\0" + read_receipt(receipt).encode(), hashlib.sha256
    ).hexdigest()


def reply_key(receipt: str) -> bytes:
    """The public key that answers are sealed to; its other half exists only while the receipt is typed in."""
    return bytes(_private(receipt).public_key)


def seal_for_receipt(reply_key: bytes, plain: bytes) -> bytes:
    """Seal an answer so that only the receipt opens it."""
    return seal_to(reply_key, plain)


def open_with_receipt(receipt: str, sealed: bytes) -> bytes:
    """The answer. Raises NotAReceipt, or CannotOpen if it was sealed for another receipt or changed."""
    return open_with(bytes(_private(receipt)), sealed)


def _private(receipt: str) -> PrivateKey:
    # 100 random bits need no slow derivation: guessing them is out of reach however fast one guess is.
    stretch = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"handrail.reply-key.1")
    return PrivateKey(stretch.derive(read_receipt(receipt).encode()))


def _twice(element: int) -> int:
    doubled = element << 1
    return doubled ^ FIELD if doubled >= len(ALPHABET) else doubled


def _weighed(element: int, places: int) -> int:
    """An element so many places from the right."""
    return element if places == 0 else _weighed(_twice(element), places - 1)


# Place i from the right weighs 2^i, so that no two places weigh the same; a group's number stands in front of it.
# Worked out once: what each letter weighs in each place, and each number in front.
WEIGHTS = [{letter: _weighed(at, DATA - place) for at, letter in enumerate(ALPHABET)} for place in range(GROUP)]
IN_FRONT = [_weighed(number + 1, GROUP) for number in range(GROUPS)]


def _remainder(group: str, number: int) -> int:
    """Nought for a whole group; for one without its check character, the element that this has to be."""
    total = IN_FRONT[number]
    for weights, letter in zip(WEIGHTS, group, strict=False):
        total ^= weights[letter]
    return total


def _complete(elements: list[int], number: int) -> str:
    letters = "".join(ALPHABET[element] for element in elements)
    return letters + ALPHABET[_remainder(letters, number)]


def _is_whole(group: str, number: int) -> bool:
    return set(group) <= WEIGHTS[0].keys() and _remainder(group, number) == 0


def _refuse_wrong_length(parts: list[str], letters: str) -> None:
    if len(letters) == GROUPS * GROUP:
        return
    wrong = [number for number, part in enumerate(parts) if len(part) != GROUP]
    if len(parts) == GROUPS:
        raise NotAReceipt(_groups_of_wrong_length(wrong))
    said = gettext("A receipt has %(all)s letters and numbers, in %(groups)s groups of %(size)s. You typed %(typed)s.")
    raise NotAReceipt(
        said % {"all": GROUPS * GROUP, "groups": GROUPS, "size": GROUP, "typed": len(letters)},
    )


def _wrong_groups(wrong: list[int]) -> str:
    if len(wrong) == 1:
        return gettext("Group %(last)s of your receipt is not right. Check it against your receipt.") % _named(wrong)
    said = gettext("Groups %(first)s and %(last)s of your receipt are not right. Check them against your receipt.")
    return said % _named(wrong)


def _groups_of_wrong_length(wrong: list[int]) -> str:
    if len(wrong) == 1:
        return gettext("Group %(last)s of your receipt is not right. Each group has %(size)s characters.") % _named(
            wrong
        )
    said = gettext("Groups %(first)s and %(last)s of your receipt are not right. Each group has %(size)s characters.")
    return said % _named(wrong)


def _named(wrong: list[int]) -> dict[str, object]:
    *first, last = (str(number + 1) for number in wrong)
    return {"first": ", ".join(first), "last": last, "size": GROUP}
