"""How much it says that two people share these keys, before anything of them is opened: who is to be opened first."""

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeVar

from handrail.methods.linkage.keys import KEYS, MONTH_AND_DAY, YEAR, YEAR_AND_MONTH, Key, Part

Holder = TypeVar("Holder", bound=Hashable)
A_MILLION: Final = 20  # bits: what it says that two of a million are alone in having something
# All who share a key with somebody are weighed, where they are a few. Of more so many are weighed whatever they share,
# and up to so many of whom it says enough. Beside a million that loses 12 of the 2,764 true pairs that weighing forty
# suggests, and a quarter of the false ones (decision 0073).
ALL_OF_A_FEW: Final = 30
FIRST_WEIGHED: Final = 18
MOST_WEIGHED: Final = 40
SAYS_ENOUGH: Final = 18  # bits

# What the parts of keys tell. A name and how it is heard are one fact, and a birthday is a year and a day of it.
NAMES: Final = ("given", "surname")
TOLD_BY: Final = {
    **dict.fromkeys(("given_sound", "given_root"), ("given",)),
    "surname_sound": ("surname",),
    **dict.fromkeys(("names", "sounds"), NAMES),
    "born": ("year", "day"),
}
TOLD_BY_PART: Final = {YEAR: ("year",), MONTH_AND_DAY: ("day",), YEAR_AND_MONTH: ("year", "month")}


def told_by(part: Part) -> tuple[str, ...]:
    """The facts of one part of a key. The first letters of a name are less than the name, and a fact of their own."""
    if part in TOLD_BY_PART:
        return TOLD_BY_PART[part]
    whole = TOLD_BY.get(part.column, (part.column,))
    return whole if part.end is None else tuple(f"beginning of {fact}" for fact in whole)


def facts_of(keys: Iterable[Key]) -> dict[str, int]:
    """The facts that each key tells, one bit for each fact."""
    places: dict[str, int] = {}
    return {
        key.name: sum(
            1 << places.setdefault(fact, len(places))
            for fact in sorted({fact for part in key.parts for fact in told_by(part)})
        )
        for key in keys
    }


FACTS: Final = facts_of(KEYS)


def by_evidence(shared: Iterable[tuple[str, Sequence[Holder]]]) -> list[tuple[Holder, float]]:
    """Whoever shares one of these keys and what that says in bits, most first, given each key and all who have it.

    What few share says more than what many do. The same fact counts once: of what a key says only that is added which
    rarer keys have not said already, so that one house does not weigh more for being asked after in five ways.
    """
    bits: dict[Holder, float] = {}
    said: dict[Holder, int] = {}
    for name, holders in sorted(shared, key=lambda each: len(each[1])):
        facts = FACTS[name]
        each = (A_MILLION - math.log2(len(holders))) / facts.bit_count()
        for holder in holders:
            had = said.get(holder, 0)
            if new := facts & ~had:
                bits[holder] = bits.get(holder, 0.0) + each * new.bit_count()
                said[holder] = had | facts
    return sorted(bits.items(), key=lambda each: -each[1])


def worth_weighing(near: Sequence[tuple[Holder, float]]) -> list[Holder]:
    """Those of whom it is worth while to see what they say, given everybody who shares a key, most first."""
    if len(near) <= ALL_OF_A_FEW:
        return [holder for holder, _ in near]
    enough = (holder for holder, bits in near[FIRST_WEIGHED:MOST_WEIGHED] if bits >= SAYS_ENOUGH)
    return [*(holder for holder, _ in near[:FIRST_WEIGHED]), *enough]
