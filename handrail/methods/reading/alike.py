"""How much two names are alike, and why: each word of the shorter name beside its nearest in the longer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import JaroWinkler

from handrail.methods.reading.names import SAY_LITTLE, known_names, tokens_of, weighty
from handrail.methods.reading.variants import Relation, relation_of

WORTH: Final = {
    Relation.SAME: 1.0,
    Relation.SPELLING: 0.97,
    Relation.NICKNAME: 0.92,
    Relation.TRANSLATION: 0.85,
    Relation.TWO_NICKNAMES: 0.8,
    Relation.SOUND: 0.85,
}
WORDS: Final = {
    Relation.SAME: "the same",
    Relation.SPELLING: "another spelling",
    Relation.NICKNAME: "a short form",
    Relation.TRANSLATION: "the same name in another language",
    Relation.TWO_NICKNAMES: "two short forms of one name",
    Relation.SOUND: "sounds alike",
}
INITIAL: Final = 0.75
NEARLY: Final = 0.88  # of Jaro and Winkler's measure: below it two names are two names
MOST_WORDS: Final = 8  # of a name; what comes after is not compared


@dataclass(frozen=True)
class Likeness:
    """From 0 (nothing in common) to 1 (the same words); `why` has a line for each pair of words."""

    score: float
    why: tuple[str, ...]


def how_alike(one: str, other: str) -> Likeness:
    """How alike two names are, as they were written. The same both ways round; a name that is empty is like none."""
    first, second = (weighty(tokens_of(name))[:MOST_WORDS] for name in (one, other))
    if not first or not second:
        return Likeness(0.0, ())
    shorter, longer = whole_words(*sorted((first, second), key=lambda tokens: (len(tokens), tokens)))
    pairs = best_pairs(shorter, longer)
    return Likeness(scored(pairs, max(len(shorter), len(longer))), tuple(why for _, why in pairs))


def scored(pairs: list[tuple[float, str]], longer: int) -> float:
    """The mean of the pairs, the weakest one twice: one word that differs is another person. Less for words over."""
    worths = [worth for worth, _ in pairs]
    mean = (sum(worths) + min(worths)) / (len(worths) + 1)
    # A name of one word that stands beside one of two or more says little.
    return mean * (0.97 ** (longer - len(pairs))) * (0.85 if len(pairs) == 1 and longer > 1 else 1.0)


def whole_words(shorter: tuple[str, ...], longer: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of the longer name that run together to one of the shorter, as one: "xiao ming" beside "xiaoming"."""
    for place in range(len(longer) - 1):
        run = longer[place] + longer[place + 1]
        if run in shorter:
            return shorter, (*longer[:place], run, *longer[place + 2 :])
    return shorter, longer


def best_pairs(shorter: tuple[str, ...], longer: tuple[str, ...]) -> list[tuple[float, str]]:
    """Each word of the shorter name with its nearest, the nearest pairs first, each word once."""
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    ranked = sorted(
        ((*worth_of(a, b), i, j) for i, a in enumerate(shorter) for j, b in enumerate(longer)),
        key=lambda pair: (-pair[0], pair[1], pair[2], pair[3]),
    )
    taken: list[tuple[float, str]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for worth, why, i, j in ranked:
        if i not in used[0] and j not in used[1]:
            taken.append((worth, why))
            used[0].add(i)
            used[1].add(j)
    return taken


@lru_cache(maxsize=100_000)
def worth_of(one: str, other: str) -> tuple[float, str]:
    """What two words are worth beside each other, and why."""
    one, other = sorted((one, other))
    if (relation := relation_of(one, other)) is not None:
        return WORTH[relation] * (0.9 if one in SAY_LITTLE else 1.0), f"{one}, {other}: {WORDS[relation]}"
    if len(one) == 1 or len(other) == 1:
        return (INITIAL, f"{one}, {other}: an initial") if one[0] == other[0] else (0.0, f"{one}, {other}: differ")
    near = float(JaroWinkler.similarity(one, other))
    if near >= NEARLY and one in known_names() and other in known_names():
        return near * 0.6, f"{one}, {other}: near, but two names"
    if near >= NEARLY:
        return near * 0.9, f"{one}, {other}: nearly the same letters"
    return near * 0.3, f"{one}, {other}: differ"
