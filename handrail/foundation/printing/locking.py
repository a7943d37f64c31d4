"""A PDF that opens only with a password, and the password."""

import secrets
from io import BytesIO

import pikepdf

# No letter or digit that looks like another on paper: 0 and O, 1, I and L, U and V.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 4, 4  # 30 ** 16 is more than 2 ** 78
WORDS = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec "
    "Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
SPOKEN = {word[0]: word for word in WORDS.split()}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def new_password() -> str:
    """A password to say over a telephone: "K7M4-Q2RX-9HTD-W3CP", 78 bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def is_password(text: str) -> bool:
    """Whether this is a password as `new_password` makes them."""
    groups = text.split("-")
    return len(groups) == GROUPS and all(len(one) == GROUP and set(one) <= set(ALPHABET) for one in groups)


def spoken(password: str) -> tuple[str, ...]:
    """Each group as it is read out: "Kilo seven Mike four"."""
    return tuple(" ".join(_spoken(one) for one in group) for group in password.split("-"))


def _spoken(one: str) -> str:
    return DIGITS[int(one)] if one.isdecimal() else SPOKEN[one]


def locked(pdf: bytes, *, password: str) -> bytes:
    """The same document, encrypted as a whole with AES-256 (PDF 2.0, revision 6); it stays readable aloud.

    Raises:
        ValueError: the password is empty, so that anybody could open it.
    """
    if not password:
        raise ValueError("A document cannot be locked with an empty password.")
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user=password, owner=password, R=6, aes=True, metadata=True))
    return made.getvalue()
