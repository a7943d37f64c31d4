"""Made-up reports of concerns with the truth kept: who each is about. Seeded; nobody in it is anybody.

Five kinds of reporter know different things. Officials mostly know a whole name and a birthday, a neighbour an address
and a first name, a taxi driver a plate. People of seven communities are written down in several spellings; households
and shared houses have an address, a vehicle and often a surname in common; birthdays that nobody knew are the first of
January.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from benchmarks.linkage.names import COMMUNITIES, ENDINGS, GIVEN, MAJORITY, STREETS, SURNAMES, TOWNS, spellings

MIGRANT_SHARE: Final = 0.28
# Chance to know given name, surname, birthday, street, postcode, telephone, plate.
KNOWN_BY: Final = {
    "official": (0.97, 0.96, 0.93, 0.85, 0.85, 0.45, 0.05),
    "police": (0.95, 0.93, 0.75, 0.85, 0.7, 0.4, 0.25),
    "helpline": (0.85, 0.45, 0.15, 0.6, 0.3, 0.55, 0.05),
    "neighbour": (0.6, 0.25, 0.02, 0.95, 0.6, 0.1, 0.2),
    "taxi": (0.5, 0.1, 0.0, 0.8, 0.2, 0.3, 0.35),
}
SHARES: Final = dict(zip(KNOWN_BY, (0.45, 0.2, 0.15, 0.12, 0.08), strict=True))
MOVED, SLIP, SWAPPED, SHORT, FIRST_OF_JANUARY = 0.12, 0.06, 0.03, 0.15, 0.12


@dataclass(frozen=True)
class Home:
    """An address, and the vehicle that stands before it."""

    house: str
    street: tuple[str, str]
    town: str
    postcode: str
    plate: str


@dataclass(frozen=True)
class Person:
    """Somebody who was made up."""

    number: int
    community: str
    given: list[str]
    surname: list[str]
    born: str
    phone: str
    homes: tuple[Home, Home]


@dataclass(frozen=True)
class Report:
    """A record as `dots link` takes it, who it is of, and from which community that person is."""

    row: dict[str, str]
    person: int
    community: str


def make_reports(count: int, *, seed: int) -> list[Report]:
    """So many reports, of somewhat over half as many people."""
    chance = random.Random(seed)
    reports: list[Report] = []
    for person in make_people(chance):
        for _ in range(chance.choices((1, 2, 3, 4, 6), (0.62, 0.2, 0.1, 0.05, 0.03))[0]):
            reports.append(report_of(person, len(reports), chance))
        if len(reports) >= count:
            break
    chance.shuffle(reports)
    return reports[:count]


def make_people(chance: random.Random) -> Iterator[Person]:
    """People without end, household by household; in one of eight houses live many who are not related."""
    number = 0
    while True:
        home, community = make_home(chance), community_of(chance)
        shared_house = chance.random() < 0.12
        family = pick(chance, spellings(SURNAMES[community]))
        for _ in range(chance.randint(3, 9) if shared_house else chance.choices((1, 2, 3, 4), (5, 2, 2, 1))[0]):
            surname = pick(chance, spellings(SURNAMES[community])) if shared_house else family
            given = pick(chance, spellings(GIVEN[community]))
            yield Person(number, community, given, surname, birthday(chance), phone(chance), (home, make_home(chance)))
            number += 1


def pick(chance: random.Random, names: list[list[str]]) -> list[str]:
    """A name, the first of the list more often than the last; now and then one that is nobody else's."""
    if chance.random() < 0.25:
        start, end = chance.choice(names)[0], chance.choice(names)[-1]
        return [start[: len(start) // 2 + 1] + end[len(end) // 2 :]]
    weights = [1 / (place + 2) for place in range(len(names))]
    return chance.choices(names, cum_weights=list(accumulate(weights)))[0]


def community_of(chance: random.Random) -> str:
    """Which community a household is of."""
    return chance.choice(COMMUNITIES[1:]) if chance.random() < MIGRANT_SHARE else MAJORITY


def make_home(chance: random.Random) -> Home:
    """Somewhere to live."""
    town = chance.randrange(len(TOWNS))
    ending = chance.choice(ENDINGS).split("/")
    name = chance.choice(STREETS) + chance.choice(("", "", "field", "ham", "bury", "ley", "worth", "den", "croft"))
    postcode = f"AL{town + 1} {chance.randint(1, 9)}{chance.choice('ABDEFGHJLN')}{chance.choice('PQRSTUWXYZ')}"
    plate = f"{letters(chance, 2)}{chance.randint(51, 75)}{letters(chance, 3)}"
    return Home(
        str(chance.randint(1, 160)), (f"{name} {ending[0]}", f"{name} {ending[1]}"), TOWNS[town], postcode, plate
    )


def letters(chance: random.Random, count: int) -> str:
    """Letters that plates have."""
    return "".join(chance.choice("ABCDEFGHJKLMNOPRSTVWXY") for _ in range(count))


def birthday(chance: random.Random) -> str:
    """A day of birth, often the first of January."""
    year = chance.randint(1950, 2008)
    if chance.random() < FIRST_OF_JANUARY:
        return f"{year}-01-01"
    return f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


def phone(chance: random.Random) -> str:
    """A mobile number."""
    return f"07{chance.randint(100_000_000, 999_999_999)}"


def report_of(person: Person, number: int, chance: random.Random) -> Report:
    """What one reporter says of a person."""
    channel = chance.choices(list(SHARES), list(SHARES.values()))[0]
    given, surname, born, street, postcode, telephone, plate = (chance.random() < share for share in KNOWN_BY[channel])
    home = person.homes[chance.random() < MOVED]
    row = {
        "id": str(number),
        "given_name": written(chance, person.given) if given else "",
        "surname": written(chance, person.surname) if surname else "",
        "date_of_birth": misread_day(chance, person.born) if born else "",
        "phone": slipped(chance, person.phone) if telephone else "",
        "vehicle_plate": misread_plate(chance, home.plate) if plate else "",
        "house": home.house if street and chance.random() < 0.85 else "",
        "street": slipped(chance, chance.choice(home.street)) if street else "",
        "town": home.town if street or chance.random() < 0.6 else "",
        "postcode": home.postcode if postcode else "",
    }
    if given and surname and chance.random() < SWAPPED:
        row["given_name"], row["surname"] = row["surname"], row["given_name"]
    return Report(row, person.number, person.community)


def written(chance: random.Random, name: list[str]) -> str:
    """A name in one of its spellings, perhaps with a slip."""
    spelling = chance.choice(name) if chance.random() < SHORT * 2 else name[0]
    return slipped(chance, spelling).title()


def slipped(chance: random.Random, text: str) -> str:
    """The text, now and then with one character dropped, doubled or changed round with the next."""
    if chance.random() >= SLIP or len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 1)
    return chance.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + text[place] + text[place:],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        )
    )


def misread_day(chance: random.Random, day: str) -> str:
    """A day, now and then with day and month changed round, another year or another day."""
    year, month, date = day.split("-")
    roll = chance.random()
    if roll < 0.03 and int(date) <= 12:
        return f"{year}-{date}-{month}"
    if roll < 0.06:
        return f"{int(year) + chance.choice((-1, 1))}-{month}-{date}"
    if roll < 0.09:
        return f"{year}-{month}-{chance.randint(1, 28):02d}"
    return day


def misread_plate(chance: random.Random, plate: str) -> str:
    """A plate, often half of it, now and then with a look-alike."""
    roll = chance.random()
    if roll < 0.25:
        return plate[: chance.randint(3, 5)]
    return plate.replace("S", "5", 1).replace("O", "0", 1) if roll < 0.4 else plate
