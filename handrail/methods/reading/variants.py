"""Other forms of a name: short and pet forms, the same name in other languages, and other spellings of one sound."""

import re
from collections import defaultdict
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

import jellyfish

from handrail.methods.reading.names import known_names
from handrail.methods.reading.word_lists import meaning_in, rows_of

# In this order. Capitals stand for one sound each until all is done, so that no rule undoes an earlier one.
SOUNDS: Final = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^xh|^gj|dzh|dj|zh|^j(?=[aeiou])(?=..*(?:inder|preet))", "J"),
        ("shch|sch|sh|sz|^hs|^x", "S"),
        ("tsch|tch|ch|cz|^q(?=[aei])", "C"),
        ("ts|tz", "T"),
        ("ph", "f"),
        ("kh", "h"),
        ("([gtdb])h", r"\1"),
        ("ck|c|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("ou|oo|ow", "u"),
        ("ee|ie|ei|ey|ij|iy|yi", "i"),
        ("[yj]", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=.)h$", ""),
    )
]
VOWELS: Final = re.compile("(?<=.)[aeiou]")


class Relation(IntEnum):
    """How two forms of a name belong together, the closest first."""

    SAME = 0
    SPELLING = 1
    NICKNAME = 2
    TRANSLATION = 3
    TWO_NICKNAMES = 4
    SOUND = 5


@lru_cache(maxsize=100_000)
def spelling_key(token: str) -> str:
    """What all spellings of one sound have in common, as "khalid" and "halid", "dzhafer" and "xhafer"."""
    key = without_article(meaning_in("spellings").get(token, token))
    key = meaning_in("spellings").get(key, key)
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key.lower()


def without_article(token: str) -> str:
    """A name without the article that was written onto it: "alhassan" is "hassan"."""
    bare = token[2:]
    return bare if token[:2] in {"al", "el"} and len(bare) >= 4 and bare in known_names() else token


@lru_cache(maxsize=100_000)
def skeleton(token: str) -> str:
    """The consonants, and the first letter: what Arabic writes of a name."""
    return VOWELS.sub("", spelling_key(token))


@lru_cache(maxsize=100_000)
def sound_of(token: str) -> str:
    """How an English speaker who heard it would write it down: the metaphone of the folded token."""
    return str(jellyfish.metaphone(token))


def relation_of(one: str, other: str) -> Relation | None:
    """How two folded tokens belong together, if they do. The same both ways round."""
    if one == other:
        return Relation.SAME
    if spelling_key(one) == spelling_key(other):
        return Relation.SPELLING
    if (listed := listed_relation(one, other)) is not None:
        return listed
    return Relation.SOUND if sounds_like(one, other) else None


def sounds_like(one: str, other: str) -> bool:
    """Whether two may be one name that was heard, or written without vowels. "John" and "Jane" are known to be two."""
    if one in known_names() and other in known_names():
        return False
    return same_skeleton(one, other) or (sound_of(one) == sound_of(other) and len(sound_of(one)) > 1)


def same_skeleton(one: str, other: str) -> bool:
    """Whether both have the same three consonants or more."""
    return skeleton(one) == skeleton(other) and len(skeleton(one)) >= 3


def listed_relation(one: str, other: str) -> Relation | None:
    """What the list of nicknames says of the two."""
    shared = [
        (row, places()[one][row], places()[other][row])
        for row in places().get(one, {})
        if row in places().get(other, {})
    ]
    if not shared:
        return None
    if any(formal != other_formal for _, formal, other_formal in shared):
        return Relation.NICKNAME
    return Relation.TRANSLATION if any(formal for _, formal, _ in shared) else Relation.TWO_NICKNAMES


def variants_of(token: str) -> frozenset[str]:
    """Every listed form of the name that a folded token is a form of, itself among them."""
    same = spelling_key(token)
    spelled = {word for word in meaning_in("spellings") if spelling_key(word) == same}
    listed = {word for row in places().get(token, {}) for word in members()[row]}
    return frozenset({token} | spelled | listed)


@cache
def members() -> Mapping[int, frozenset[str]]:
    """The words in each row of the nicknames."""
    rows: dict[int, set[str]] = defaultdict(set)
    for word, found in places().items():
        for row in found:
            rows[row].add(word)
    return {row: frozenset(words) for row, words in rows.items()}


@cache
def places() -> Mapping[str, Mapping[int, bool]]:
    """For each word the rows it stands in, and whether as the full form there."""
    found: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, row in enumerate(rows_of("nicknames")):
        for word in row["short"].split():
            found[word][number] = False
        for word in row["formal"].split():
            found[word][number] = True
    return dict(found)
