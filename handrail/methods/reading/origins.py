"""Where a name comes from, as far as our own lists tell: to count whether people are found alike, and nothing else."""

from functools import cache
from typing import Final

from handrail.methods.reading.names import families, given_names, tokens_of

ORIGINS: Final = (
    *("albanian", "arabic", "chinese", "english", "polish", "portuguese", "punjabi", "romanian", "slavic"),
    "vietnamese",
)


def origin_of(written: str) -> str:
    """The origin of which most of its words are; empty where no list has any, or two have as many."""
    found = [origin for word in tokens_of(written) for origin in origins_of_word(word)]
    counted = sorted(((found.count(origin), origin) for origin in set(found)), reverse=True)
    if not counted or (len(counted) > 1 and counted[0][0] == counted[1][0]):
        return ""
    return counted[0][1]


@cache
def origins_of_word(word: str) -> frozenset[str]:
    """The origins whose lists have a word."""
    return frozenset(origin for origin in ORIGINS if word in given_names(origin) or word in families(origin))
