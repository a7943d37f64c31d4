"""Which pairs are looked at: those that share a key. One list for the index that answers at once and for the bulk.

Each key is a few columns that must all be known. A key that very many share says little and would cost much: it is
passed over where more than `most` have it, and the keys that ask for more find the same people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from handrail.methods.linkage.mentions import Mention


@dataclass(frozen=True)
class Part:
    """A column, or its characters from `start` up to `end`."""

    column: str
    start: int = 0
    end: int | None = None

    def of(self, mention: Mention) -> str:
        """What a mention has here, "" for nothing."""
        said: str = getattr(mention, self.column)
        return said[self.start : self.end]


@dataclass(frozen=True)
class Key:
    """Mentions that have all of these parts in common are looked at, if no more than `most` do."""

    name: str
    parts: tuple[Part, ...]
    most: int = 200

    def of(self, mention: Mention) -> str | None:
        """The key of a mention, or None where a part is not known."""
        values = [part.of(mention) for part in self.parts]
        return "|".join(values) if all(values) else None


def key(name: str, *columns: str | Part, most: int = 200) -> Key:
    """A key of whole columns and parts of columns."""
    return Key(name, tuple(column if isinstance(column, Part) else Part(column) for column in columns), most)


# A key that more than so many have says so little that a pair must have another in common too: four of five pairs
# have one key alone, and next to none of them is more likely one person than two.
FEW: Final = 20
ENOUGH: Final = 2
YEAR: Final = Part("born", 0, 4)
MONTH_AND_DAY: Final = Part("born", 4, 8)
YEAR_AND_MONTH: Final = Part("born", 0, 6)
INITIAL: Final = Part("given", 0, 1)

KEYS: Final = (
    key("phone", "phone"),
    key("email", "email"),
    key("handle", "handle"),
    key("plate", "plate"),
    key("start of plate", Part("plate", 0, 4), "given_sound"),
    key("names", "names"),
    key("names and year", "names", YEAR, most=400),
    key("names by sound and year", "sounds", YEAR),
    key("names by sound", "sounds", most=60),
    key("names by sound and town", "sounds", "town"),
    key("names by sound and sector", "sounds", "sector"),
    key("birthday and given name", "born", "given_sound"),
    key("birthday and surname", "born", "surname_sound"),
    key("birthday and sector", "born", "sector"),
    key("birthday and town", "born", "town"),
    key("birthday", "born", most=60),
    key("month of birth and names", YEAR_AND_MONTH, INITIAL, "surname_sound"),
    key("day of birth and names", MONTH_AND_DAY, INITIAL, "surname_sound"),
    key("postcode and given name", "postcode", "given_sound"),
    key("postcode and surname", "postcode", "surname_sound", most=60),
    key("postcode and house", "postcode", "house", most=60),
    key("street and given name", "street", "given_sound"),
    key("street and house", "street", "house", most=60),
    key("street and surname", "street", "surname_sound", most=60),
    key("locality and house", "locality", "house", most=60),
    key("locality and surname", "locality", "surname_sound", most=60),
    key("town, house and initial", "town", "house", INITIAL, most=60),
    key("street and town", "street", "town", most=60),
    key("street and locality", "street", "locality", most=60),
    key("locality and initial", "locality", INITIAL, most=60),
    key("postcode, surname's beginning", "postcode", Part("surname", 0, 2), most=60),
    key("postcode and initial", "postcode", INITIAL, most=60),
    key("root and sector", "given_root", "sector", most=100),
    key("root and town", "given_root", "town", most=60),
    key("town, house, street's beginning", "town", "house", Part("street", 0, 2), most=60),
)


# Many keys ask for the same part, which is read once of each mention.
PARTS: Final = tuple(dict.fromkeys(part for kind in KEYS for part in kind.parts))
PLACES: Final = tuple((kind.name, tuple(map(PARTS.index, kind.parts))) for kind in KEYS)


def keys_of(mention: Mention) -> Iterator[tuple[str, str]]:
    """Each key that a mention has, with the key's name."""
    said = [part.of(mention) for part in PARTS]
    for name, places in PLACES:
        values = [said[place] for place in places]
        if "" not in values:
            yield name, "|".join(values)


MOST: Final = {kind.name: kind.most for kind in KEYS}


def pairs_sharing_a_key(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Each pair that shares a key that few have, or two keys: once, by place, the earlier first. In memory: for
    thousands, not millions.
    """
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for shared in keys_of(mention):
            holders[shared].append(place)
    seen: Counter[tuple[int, int]] = Counter()
    for (name, _), places in holders.items():
        if len(places) <= MOST[name]:
            for pair in combinations(places, 2):
                seen[pair] += ENOUGH if len(places) <= FEW else 1
    yield from sorted(pair for pair, shared in seen.items() if shared >= ENOUGH)
