"""Lists made of this partnership's own records, by rules that are shown beside them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from handrail.casework.referrals.queries import FOUND, TOLD, Sighting, Sightings, sightings
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.prevalence.policies import NotTaken, count_in_words

if TYPE_CHECKING:
    from handrail.methods.prevalence.histories import Lists
    from handrail.methods.prevalence.unsure import Unsure

OTHERS = "Others"
RULES = (
    "A person is anybody with a record begun in this window. Records with one reference, telephone or address, or with "
    "the same birthday and two words of a name, are of one person.",
    "Whoever told of the concern that a record was begun from has seen the person, and so has whoever told of a "
    "concern that was joined to it.",
    "An organisation that began a record from nobody’s report has seen the person itself.",
    "An organisation to which the person, or the concern about them, was referred has not found them: where others "
    "send people is no list.",
)
OF_LINKS = (
    "Some of these people may be one, by the links between concerns. They are counted as two, and one more method "
    "takes them for one as often as that is likely. A link may also be of somebody else in the two concerns."
)


@dataclass(frozen=True)
class Gathered:
    """Lists, and in sentences how they were made."""

    lists: "Lists"
    rules: tuple[str, ...]
    unsure: "Unsure"
    called: Mapping[str, str]  # each code that makes a list, and the list's name


def own_lists(*, first: date, last: date, by: Person) -> Gathered:
    """The lists of this window. Raises NotAllowed, NotTaken when there are too few of them."""
    from handrail.methods.prevalence.histories import FEWEST_LISTS, count_histories

    seen = sightings(first=first, last=last, by=by)
    rows = seen.people
    held = Counter(code for row in rows for code in row.seen_by)
    kept = [code for code, _ in sorted(held.items(), key=lambda one: (-one[1], one[0]))]
    if len(kept) < FEWEST_LISTS:
        raise NotTaken([f"Our records of this window make {len(kept)} lists; {FEWEST_LISTS} are needed."])
    names = names_of(kept)
    people = Counter(tuple(sorted({names[code] for code in row.seen_by})) for row in rows if row.seen_by)
    order = list(dict.fromkeys(names.values()))
    lists = count_histories(order, people)
    unsure = may_be_one(seen, names, lists)
    rules = (*RULES, *((OF_LINKS,) if unsure.pairs else ()), *merged(names), *sent_in_words(rows))
    return Gathered(lists, rules, unsure, names)


def same_lists(gathered: Gathered, *, first: date, last: date, by: Person) -> "Lists":
    """The lists of another window, by the names of this one: a code that made none here makes none there.

    Raises:
        NotAllowed: this person may not count.
        NotTaken: nobody is on any of these lists in that window.
    """
    from handrail.methods.prevalence.histories import NotLists, count_histories

    rows = sightings(first=first, last=last, by=by).people
    held = (tuple(sorted({gathered.called[code] for code in row.seen_by if code in gathered.called})) for row in rows)
    try:
        return count_histories(gathered.lists.names, Counter(names for names in held if names))
    except NotLists:
        days = f"from {date_format(first, 'j F Y')} to {date_format(last, 'j F Y')}"
        raise NotTaken([f"Nobody is on any of these lists {days}."]) from None


def may_be_one(seen: Sightings, names: dict[str, str], lists: "Lists") -> "Unsure":
    """Which people on the lists may be one: whoever is on none is left out."""
    from handrail.methods.prevalence.unsure import Unsure

    pairs = [pair for pair in seen.unsure if all(seen.people[place].seen_by for place in pair[:2])]
    places = sorted({place for pair in pairs for place in pair[:2]})
    bits = {name: 1 << bit for bit, name in enumerate(lists.names)}
    people = tuple(sum({bits[names[code]] for code in seen.people[place].seen_by}) for place in places)
    at = {place: new for new, place in enumerate(places)}
    return Unsure(people, tuple((at[one], at[other], chance) for one, other, chance in pairs))


def names_of(codes: Sequence[str]) -> dict[str, str]:
    """What each list is called; those with fewest people are made one when there are more than can be taken."""
    from handrail.methods.prevalence.histories import MOST_LISTS

    told = {kind.code: kind.label for kind in current_locality().reporter_kinds}
    bodies = kinds_of_organisations()
    apart = codes if len(codes) <= MOST_LISTS else codes[: MOST_LISTS - 1]
    names = {}
    for code in codes:
        way, _, kind = code.partition(":")
        own = f"Told by: {told.get(kind, kind).lower()}" if way == TOLD else bodies.get(kind, kind)
        names[code] = own if code in apart else OTHERS
    return names


def merged(names: dict[str, str]) -> Iterable[str]:
    """Which lists were made one."""
    together = sum(name == OTHERS for name in names.values())
    if together:
        yield f"The {together} lists with fewest people are one list, called {OTHERS}."


def sent_in_words(rows: Sequence[Sighting]) -> Iterable[str]:
    """How many people each kind of organisation was sent, which made them no list of its own."""
    sent, bodies = Counter(code for row in rows for code in row.sent_to), kinds_of_organisations()
    for code, count in sorted(sent.items()):
        name = bodies.get(code.removeprefix(f"{FOUND}:"), code)
        yield f"Left out of the list {name}, because others sent them there: {count_in_words(count)}."


def kinds_of_organisations() -> dict[str, str]:
    """What sort of body an organisation is, in the pack's words."""
    return {kind.code: kind.label for kind in current_locality().organisation_kinds}
