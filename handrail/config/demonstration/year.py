"""Draws a made-up year of reports: pure, and the same every time for the same seed and last day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from handrail.config.demonstration.networks import Network, a_plate, a_postcode, a_telephone, plant_networks
from handrail.config.demonstration.scenes import Scene, Script, weighted
from handrail.public.concerns.models import Report
from handrail.rules.localities.locality import Locality

DAYS = 365
# How long before the end of the year each of six told what is new, those who know the house not last: what came last
# waits unopened. And how many sources make a signal of one house.
LATELY = tuple(timedelta(days=days) for days in (6.2, 11, 5, 9.3, 1.4, 3.1))
SOURCES = 3
EVERY = {"public", "taxi_driver", "professional", "worker"}
PRONOUNS = ("he", "she")
SHARING = {"share": 38, "confidence": 34, "anonymous": 28}
KNOWN = {
    "public": "saw",
    "taxi_driver": "saw",
    "professional": "at_work",
    "worker": "at_work",
    "self": "happened_to_me",
}


@dataclass(frozen=True)
class Drawn:
    """One made-up report: when it is told, what it says, and the planted network it belongs to, if any."""

    at: datetime
    scene: str
    network: str
    report: Report


@dataclass(frozen=True)
class Year:
    """The reports in the order in which they come, and the truth about what was planted."""

    drawn: tuple[Drawn, ...]
    networks: tuple[Network, ...]


def draw_year(script: Script, locality: Locality, *, how_many: int, ends: datetime, seed: int) -> Year:
    """A year of reports that ends at that moment, with planted networks among them."""
    random = Random(seed)  # noqa: S311 — made-up people, not keys
    outwards = {
        district.code: tuple(area.outward for area in district.postcodes if not area.shared)
        or tuple(area.outward for area in district.postcodes)
        for district in locality.districts
    }
    networks = plant_networks(random, script, outwards, among=how_many)
    teller = Teller(random, script, locality, outwards)
    planted = [tuple(teller.seen(network, ends)) for network in networks]
    seen = [drawn for group in with_one_of_late(planted, ends) for drawn in group]
    alone = [teller.alone(ends) for _ in range(how_many - len(seen))]
    return Year(tuple(sorted([*seen, *alone], key=lambda drawn: drawn.at)), networks)


def with_one_of_late(planted: Sequence[Sequence[Drawn]], ends: datetime) -> Iterator[Sequence[Drawn]]:
    """The networks, one of them told of in the last days: three sources know of its house, which is a signal."""
    late = next((group for group in planted if len(sources_of_house(group)) >= SOURCES), ())
    for group in planted:
        if group is late:
            yield [replace(drawn, at=ends - ago) for drawn, ago in zip(group, LATELY, strict=True)]
        else:
            yield group


def sources_of_house(group: Sequence[Drawn]) -> set[tuple[str, str]]:
    """Who told where the house of a network is, each with its organisation; of those that are told of six times."""
    # The second, the fourth and the sixth know the address: see `Teller.part_of`.
    told = [drawn.report for drawn in group[1::2]] if len(group) == len(LATELY) else []
    return {(report.reporter_kind, report.organisation) for report in told}


@dataclass(frozen=True)
class Teller:
    """Writes reports, one after the other, from one stream of chance."""

    random: Random
    script: Script
    locality: Locality
    outwards: Mapping[str, tuple[str, ...]]

    def alone(self, ends: datetime) -> Drawn:
        """A report that belongs to no network."""
        scene = self.random.choices(self.script.scenes, weights=[scene.weight for scene in self.script.scenes])[0]
        kind = weighted(self.random, scene.reporters)
        district = weighted(self.random, {code: self.script.districts.get(code, 100) for code in self.outwards})
        report = self.tell(scene, kind, district)
        return Drawn(self.moment(ends), scene.code, "", replace(report, **self.chance_identifiers(kind)))

    def seen(self, network: Network, ends: datetime) -> Iterator[Drawn]:
        """The four and more reports of one network, each knowing only a part of it."""
        scene = next(scene for scene in self.script.scenes if scene.code == network.scene)
        kinds = ["taxi_driver", "public", "professional", "professional", *self.random.choices(sorted(EVERY), k=2)]
        first = ends - timedelta(days=self.random.uniform(115, 330))
        for place, kind in enumerate(kinds[: self.random.randint(4, 6)]):
            at = min(first + timedelta(days=self.random.randint(0, 110), hours=self.random.randint(0, 12)), ends)
            report = replace(self.tell(scene, kind, network.district), **self.part_of(network, place))
            yield Drawn(at, scene.code, network.code, report)

    def part_of(self, network: Network, place: int) -> dict[str, Any]:
        """What the driver, the neighbour, the nurse and the officer each know: plate, address, nickname, name."""
        address = {"address": network.address, "postcode": network.postcode}
        parts = (
            {"vehicles": f"{network.car}, {network.plate}", "address": network.street, "postcode": ""},
            {**address, "vehicles": f"a {network.car.split()[0]} car, something like {network.plate[:4]}"},
            {"names": f'called "{network.nickname}"', "telephones": network.telephone, "address": "", "postcode": ""},
            {**address, "names": misspelt(network.first_name), "telephones": ""},
            {"telephones": network.telephone.replace(" ", ""), "vehicles": network.plate.replace(" ", "").lower()},
            {**address, "names": f"{network.first_name}, also {network.nickname}"},
        )
        return parts[place]

    def tell(self, scene: Scene, kind: str, district: str) -> Report:
        """One telling of a scene by somebody of that kind."""
        words = self.script.words
        street = f"{self.random.randrange(1, 160)} {self.random.choice(words['streets'])}"
        business = self.random.choice(scene.businesses) if scene.businesses else ""
        sharing = "share" if kind == "professional" else weighted(self.random, SHARING)
        return Report(
            reporter_kind=kind,
            organisation=self.a_workplace() if kind == "professional" else "",
            account=self.account(scene, street, business),
            signs=self.signs(scene),
            place_kind=scene.place_kind,
            address=street,
            postcode=a_postcode(self.random, self.outwards[district]),
            district=district,
            still_happening=weighted(self.random, {"yes": 70, "no": 8, "unknown": 22}),
            people_count=self.random.choice([None, 1, 1, 2, 3, 4, 6, 8, 12]),
            child=self.child(scene),
            businesses=business,
            languages=self.random.choice(["", "", self.random.choice(words["languages"])]),
            how_known=KNOWN[kind],
            danger=self.danger(scene),
            sharing=sharing,
            name="" if sharing == "anonymous" else f"{self.random.choice(words['first_names'])} (made up)",
            safe_contact=self.safe_contact(sharing),
        )

    def chance_identifiers(self, kind: str) -> dict[str, Any]:
        """A car or a telephone that nobody else has met."""
        often = 0.6 if kind == "taxi_driver" else 0.2
        plate = a_plate(self.random) if self.random.random() < often else ""
        return {"vehicles": plate, "telephones": a_telephone(self.random) if self.random.random() < 0.1 else ""}

    def account(self, scene: Scene, street: str, business: str) -> str:
        """What they say they saw."""
        pronoun = self.random.choice(PRONOUNS)
        return self.random.choice(scene.accounts).format(
            street=street,
            business=business,
            age=self.random.randint(13, 17),
            colour=self.random.choice(self.script.words["colours"]),
            language=self.random.choice(self.script.words["languages"]),
            pronoun=pronoun,
            pronoun_cap=pronoun.capitalize(),
        )

    def signs(self, scene: Scene) -> tuple[str, ...]:
        """A few of the signs that go with the scene."""
        codes = [s.code for group in self.locality.sign_groups if group.code in scene.sign_groups for s in group.signs]
        return tuple(sorted(self.random.sample(codes, k=min(len(codes), self.random.randint(1, 4)))))

    def safe_contact(self, sharing: str) -> dict[str, str]:
        """Mostly nothing, which means never; some name one channel."""
        if sharing == "anonymous" or self.random.random() < 0.5:
            return {}
        if self.random.random() < 0.5:
            return {"channel": "text", "address": a_telephone(self.random)}
        return {"channel": "email", "address": f"reporter-{self.random.randrange(10**6)}@example.org"}

    def child(self, scene: Scene) -> str:
        """Whether anyone is under 18, as often as in such scenes; many do not know."""
        if self.random.random() < scene.child:
            return "yes"
        return weighted(self.random, {"no": 55, "unknown": 45})

    def danger(self, scene: Scene) -> str:
        """Whether anyone is in danger now."""
        if self.random.random() < scene.danger:
            return "yes"
        return weighted(self.random, {"no": 82, "unsure": 18})

    def a_workplace(self) -> str:
        """An organisation of the partnership."""
        return self.random.choice([o.name for o in self.locality.organisations if o.can_receive])

    def moment(self, ends: datetime) -> datetime:
        """A moment in the year before `ends`: more of them later in the year, and more by day than by night."""
        months = self.script.months
        month = self.random.choices(range(len(months)), weights=months)[0]
        days_ago = DAYS - (month + self.random.random()) * DAYS / len(months)
        day = (ends - timedelta(days=days_ago)).replace(
            minute=self.random.randrange(60), second=self.random.randrange(60)
        )
        hour = self.random.choices(
            range(24), weights=[2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 9, 9, 9, 9, 9, 10, 10, 9, 8, 7, 6, 5, 3]
        )[0]
        return min(day.replace(hour=hour), ends)


def misspelt(name: str) -> str:
    """A name as somebody hears it: one letter doubled, or the ending lost."""
    return name[:-1] if len(name) > 4 else name[0] + name[1] * 2 + name[2:]
