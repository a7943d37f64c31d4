"""Which records are of one person: surely by keyed tokens, and perhaps by what the dots between concerns say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from handrail.casework.desk.models import Concern
from handrail.casework.dots.queries import may_be_one
from handrail.casework.persons.models import PersonToken, PotentialVictim, TokenKind
from handrail.foundation.people.models import Person

AT_A_TIME = 500
NAMES_NEEDED = 2
Group = tuple[PotentialVictim, ...]
Unsure = tuple[int, int, float]


def same_people(records: Sequence[PotentialVictim]) -> list[Group]:
    """The records, those of one person together."""
    leader = {each.pk: each.pk for each in records}

    def head(pk: UUID) -> UUID:
        while leader[pk] != pk:
            pk = leader[pk]
        return pk

    for one, other in alike([each.pk for each in records]):
        leader[head(one)] = head(other)
    groups: dict[UUID, list[PotentialVictim]] = defaultdict(list)
    for each in records:
        groups[head(each.pk)].append(each)
    return [tuple(group) for group in groups.values()]


def alike(persons: Sequence[UUID]) -> Iterable[tuple[UUID, UUID]]:
    """Pairs of records of the same person. Keyed tokens are compared, and nothing is opened."""
    holders: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for some in in_batches(persons):
        tokens = PersonToken.objects.filter(person__in=some).order_by("id")
        for kind, token, person in tokens.values_list("kind", "token", "person_id"):
            holders[kind, token].append(person)
    names: dict[tuple[UUID, UUID], int] = defaultdict(int)
    births: set[tuple[UUID, UUID]] = set()
    for (kind, _), held in holders.items():
        pairs = [tuple(sorted((one, other))) for at, one in enumerate(held) for other in held[at + 1 :]]
        for one, other in pairs:
            if kind == TokenKind.NAME:
                names[one, other] += 1
            elif kind == TokenKind.BIRTH:
                births.add((one, other))
            else:
                yield one, other
    yield from (pair for pair in births if names[pair] >= NAMES_NEEDED)


def headings_of(concerns: set[UUID]) -> dict[UUID, UUID]:
    """For each concern the one that it was joined to, or itself."""
    found: dict[UUID, UUID] = {}
    for some in in_batches(list(concerns)):
        rows = Concern.objects.filter(pk__in=some).values_list("pk", "joined_to_id")
        found |= {pk: joined_to or pk for pk, joined_to in rows}
    return found


def perhaps_one(groups: Sequence[Group], *, by: Person) -> list[Unsure]:
    """Pairs of people, by place, who may be one, and how likely that is by the links between their concerns.

    A link speaks of somebody in a concern. Where several records were begun from it, each is as likely to be meant.
    Raises NotAllowed.
    """
    concerns = {each.concern_id for group in groups for each in group if each.concern_id}
    heading = headings_of(concerns)
    people: dict[UUID, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for each in group:
            if each.concern_id:
                people[heading[each.concern_id]].add(place)
    likeliest: dict[tuple[int, int], float] = {}
    for one, other, probability in between_headings(heading, by=by):
        for pair in pairs_between(people[one], people[other]):
            shared = probability / (len(people[one]) * len(people[other]))
            likeliest[pair] = max(shared, likeliest.get(pair, 0.0))
    return [(*pair, probability) for pair, probability in sorted(likeliest.items())]


def between_headings(heading: Mapping[UUID, UUID], *, by: Person) -> Iterator[tuple[UUID, UUID, float]]:
    """Links between concerns that are about different things, by what they were joined to."""
    for pair in may_be_one(list(heading), by=by):
        one, other = heading[pair.one], heading[pair.other]
        if one != other:
            yield one, other, pair.probability


def pairs_between(some: Iterable[int], others: Iterable[int]) -> set[tuple[int, int]]:
    """Each of some with each of others, the smaller first."""
    return {(min(one, other), max(one, other)) for one in some for other in others if one != other}


def in_batches(keys: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    """So many at a time as every database takes in one question."""
    return (keys[first : first + AT_A_TIME] for first in range(0, len(keys), AT_A_TIME))
