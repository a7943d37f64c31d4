"""Names of people: folded once, in any order, with what is left out at will taken away.

A folded name is the words of a name in lower-case Latin letters, without how somebody is addressed and without
particles: "Mr. Ahmed al-Hassan", "AHMED EL HASSAN" and "Hassan, Ahmed" are "ahmed hassan".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from handrail.methods.reading.folding import HAN, fold
from handrail.methods.reading.word_lists import meaning_in, rows_of, words_in

# Both are names of faith that most men and most women have: they say little about who somebody is.
SAY_LITTLE: Final = frozenset({"singh", "kaur"})
# Between family and given name they say man or woman.
VIETNAMESE_MIDDLE: Final = frozenset({"van", "thi"})
SERVANT_OF: Final = frozenset({"abd", "abdul", "abdel", "abdal", "abdur", "abdou"})
FAMILY_FIRST: Final = ("vietnamese", "chinese")


class Order(StrEnum):
    """Which part of a name was written first."""

    GIVEN_FIRST = "given first"
    FAMILY_FIRST = "family first"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PersonName:
    """A name in its parts; each part folded, any of them empty. `written_order` says how it was read."""

    given: str
    middle: tuple[str, ...]
    family: str
    written_order: Order

    @property
    def tokens(self) -> tuple[str, ...]:
        """Every word, given name first."""
        return tuple(word for part in (self.given, *self.middle, self.family) for word in part.split())


def fold_name(written: str) -> str:
    """The folded name, in the order in which it is spoken: what stood before a comma comes last."""
    return " ".join(tokens_of(written))


def tokens_of(written: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, folded."""
    family, comma, given = written.partition(",")
    spoken = f"{given} {family}" if comma and fold(family) and fold(given) and "," not in given else written
    words = joined(without_particles(fold(spoken).split()))
    return tuple(without_honorifics(words))


def without_particles(words: Sequence[str]) -> list[str]:
    """Without articles, "son of" and "of", unless nothing else is there.

    Vietnamese names keep theirs, and "Ben" is "son of" only after a name.
    """
    binds = particles()
    kept: list[str] = []
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        first = binds.get(word) == "child_of" and not any(name not in words_in("honorifics") for name in kept)
        if first or binds.get(word, "kunya") == "kunya" or is_vietnamese(word, kept, after):
            kept.append(word)
    return kept or list(words)


def is_vietnamese(word: str, before: Sequence[str], after: str) -> bool:
    """Whether a word that is a particle elsewhere is of a Vietnamese name: "van" after a family name, "le" in front."""
    surnames = families("vietnamese")
    if word in VIETNAMESE_MIDDLE and before and before[-1] in surnames:
        return True
    first = not before and (after in VIETNAMESE_MIDDLE or after in given_names("vietnamese"))
    return word in surnames and (first or not after)


def joined(words: Sequence[str]) -> list[str]:
    """Names of two words that are one: "abu omar" is "abuomar", "abd rahman" is "abdulrahman"."""
    done: list[str] = []
    rest = iter(words)
    for word in rest:
        after = next(rest, "") if particles().get(word) == "kunya" or word in SERVANT_OF else ""
        done.append(("abdul" if word in SERVANT_OF and after else word) + after)
    return done


def without_honorifics(words: list[str]) -> list[str]:
    """Without how somebody is addressed in front, as long as a name is left."""
    first = 0
    while words[first:] and words[first] in words_in("honorifics") and len(words) - first > left_beside(words[first]):
        first += 1
    return words[first:]


def left_beside(honorific: str) -> int:
    """How many words must follow: two where it is a name as well, as "Anh" in "Anh Nguyen"."""
    return 2 if honorific in known_names() else 1


def weighty(tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens that say who somebody is: without Singh, Kaur and a Vietnamese "van" or "thi", if others are left."""
    kept = tuple(
        token
        for place, token in enumerate(tokens)
        if token not in SAY_LITTLE and not (token in VIETNAMESE_MIDDLE and 0 < place < len(tokens) - 1)
    )
    return kept or tuple(tokens)


def order_free(written: str) -> str:
    """The weighty words in alphabetical order, so that both orders of a name are one."""
    return " ".join(sorted(weighty(tokens_of(written))))


def read_name(written: str) -> PersonName:
    """A name in its parts.

    A comma, Chinese characters, or a Vietnamese or Chinese family name in front (and none at the end) say that the
    family name came first. Without any of them the given name is taken to be first.
    """
    tokens = tokens_of(written)
    if len(tokens) < 2:
        return PersonName(" ".join(tokens), (), "", Order.UNKNOWN)
    if "," in written and fold(written.partition(",")[0]):
        return PersonName(tokens[0], tokens[1:-1], tokens[-1], Order.FAMILY_FIRST)
    if HAN.match(written.strip()):
        return PersonName(" ".join(tokens[1:]), (), tokens[0], Order.FAMILY_FIRST)
    return in_its_order(tokens)


def in_its_order(tokens: tuple[str, ...]) -> PersonName:
    """The parts of a name of two words or more without a comma."""
    origin = next((origin for origin in FAMILY_FIRST if comes_first(tokens, origin)), None)
    if origin == "vietnamese":
        return PersonName(tokens[-1], tokens[1:-1], tokens[0], Order.FAMILY_FIRST)
    if origin == "chinese":
        # A given name of two syllables is one name, however it is written.
        return PersonName("".join(tokens[1:]), (), tokens[0], Order.FAMILY_FIRST)
    return PersonName(tokens[0], tokens[1:-1], tokens[-1], Order.GIVEN_FIRST)


def comes_first(tokens: tuple[str, ...], origin: str) -> bool:
    """Whether the name begins with a family name of this origin, and the rest is of that origin, too."""
    known = families(origin)
    if tokens[0] not in known or tokens[-1] in known:
        return False
    return any(token in given_names(origin) or token in VIETNAMESE_MIDDLE for token in tokens[1:]) or (
        "".join(tokens[1:]) in given_names(origin)
    )


@cache
def particles() -> dict[str, str]:
    """Small words inside names, and how each binds."""
    return dict(meaning_in("particles"))


@cache
def families(origin: str) -> frozenset[str]:
    """The family names of one origin."""
    return frozenset(word for row in rows_of("surnames") if row["origin"] == origin for word in row["surname"].split())


@cache
def given_names(origin: str) -> frozenset[str]:
    """The given names of one origin."""
    return frozenset(word for row in rows_of("given_names") if row["origin"] == origin for word in row["name"].split())


@cache
def known_names() -> frozenset[str]:
    """Every word that is known to be a name of somebody."""
    nicknames = {word for row in rows_of("nicknames") for word in f"{row['formal']} {row['short']}".split()}
    return words_in("given_names") | words_in("surnames") | words_in("spellings") | nicknames
