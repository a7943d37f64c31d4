"""The lists of a study as they are kept, and what may be done to them before anything is asked.

What works with tables of numbers is loaded where it is needed, here and in the other shelves: a door opens without it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handrail.methods.prevalence.histories import Lists
    from handrail.methods.prevalence.unsure import Unsure


class NotTaken(ValueError):
    """Nothing can be asked of these lists; `faults` has one sentence for each reason."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def as_table(lists: "Lists") -> list[list[Any]]:
    """The counts as they are kept: which lists exactly, and how many people."""
    return [[list(lists.names_of(history)), int(lists.counts[history])] for history in sorted(lists.support)]


def lists_of(names: Sequence[str], table: Sequence[Sequence[Any]]) -> "Lists":
    """The lists of what was kept."""
    from handrail.methods.prevalence.histories import count_histories

    return count_histories(names, {tuple(held): int(count) for held, count in table})


def as_unsure(lists: "Lists", unsure: "Unsure") -> dict[str, list[Any]]:
    """People who may be one as they are kept: the lists of each, and pairs of them with a probability."""
    if not unsure.pairs:
        return {}
    people = [list(lists.names_of(history)) for history in unsure.people]
    return {"people": people, "pairs": [list(pair) for pair in unsure.pairs]}


def unsure_of(names: Sequence[str], kept: Mapping[str, Sequence[Any]]) -> "Unsure":
    """People who may be one, of what was kept."""
    from handrail.methods.prevalence.unsure import Unsure

    places = {name: 1 << place for place, name in enumerate(names)}
    people = tuple(sum(places[name] for name in held) for held in kept.get("people", ()))
    return Unsure(people, tuple((one, other, float(chance)) for one, other, chance in kept.get("pairs", ())))


def read_unsure(text: str, lists: "Lists") -> "Unsure":
    """People who may be one, of a CSV file. Raises NotTaken with a sentence for each fault."""
    from handrail.methods.prevalence.histories import NotLists
    from handrail.methods.prevalence.unsure import Unsure
    from handrail.methods.prevalence.unsure import read_unsure as read_pairs

    try:
        return read_pairs(text, lists) if text else Unsure()
    except NotLists as refused:
        raise NotTaken(refused.faults) from None


def read(text: str, *, merge: Sequence[str] = (), drop: Sequence[str] = ()) -> "Lists":
    """The lists of a CSV file with some made one ("A+B") and some left out.

    Raises:
        NotTaken: with a sentence for each fault of the file, for a list that is not there, or for too few.
    """
    from handrail.methods.prevalence.histories import NotLists
    from handrail.methods.prevalence.reading import read_lists

    try:
        return changed(read_lists(text), merge, drop)
    except NotLists as refused:
        raise NotTaken(refused.faults) from None


def changed(lists: "Lists", merge: Sequence[str], drop: Sequence[str]) -> "Lists":
    """The lists with some made one and some left out. Raises NotTaken, NotLists when nobody is left."""
    from handrail.methods.prevalence.histories import FEWEST_LISTS, with_merged, without_list

    for both in merge:
        one, _, other = (part.strip() for part in both.partition("+"))
        lists = with_merged(lists, place_of(one, lists), place_of(other, lists, besides=one))
    for name in drop:
        lists = without_list(lists, place_of(name, lists))
    if lists.size < FEWEST_LISTS:
        raise NotTaken([f"{lists.size} lists are left; {FEWEST_LISTS} are needed."])
    return lists


def place_of(name: str, lists: "Lists", *, besides: str = "") -> int:
    """Which list that is. Raises NotTaken when it is none of them."""
    if name not in lists.names or name == besides:
        raise NotTaken([f"{name or 'Nothing'} is none of the lists {', '.join(lists.names)}."])
    return lists.names.index(name)


def said(text: str) -> list[str]:
    """What was typed, one name in each line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
