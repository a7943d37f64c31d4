"""Planted networks: one house, one car, one telephone and one nickname, met by four who do not know of each other."""

from dataclasses import dataclass
from random import Random

from handrail.config.demonstration.scenes import Scene, Script, weighted

HOW_MANY = 18
# The numbers 07700 900900 and above are the networks', one each: none of them is anybody else's by chance.
OF_NETWORKS = 900
PLATE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
POSTCODE_END = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True)
class Network:
    """What the planted concerns of one network have in common: the truth that tests compare with."""

    code: str
    scene: str
    district: str
    postcode: str
    house: int
    street: str
    plate: str
    car: str
    telephone: str
    nickname: str
    first_name: str

    @property
    def address(self) -> str:
        """The house, as a neighbour would write it."""
        return f"{self.house} {self.street}"


def a_plate(random: Random) -> str:
    """A number plate whose year mark, 99, is not issued before 2049."""
    letters = random.choices(PLATE_LETTERS, k=5)
    return f"{letters[0]}{letters[1]}99 {letters[2]}{letters[3]}{letters[4]}"


def a_telephone(random: Random) -> str:
    """A mobile number of the range that Ofcom keeps for drama, and of no network."""
    return f"07700 900{random.randrange(1000) % OF_NETWORKS:03d}"


def a_postcode(random: Random, outwards: tuple[str, ...]) -> str:
    """A postcode of the district, whose end has only letters that the ends of postcodes have."""
    end = "".join(random.choices(POSTCODE_END, k=2))
    return f"{random.choice(outwards)} {random.randrange(1, 10)}{end}"


def plant_networks(
    random: Random, script: Script, outwards: dict[str, tuple[str, ...]], *, among: int
) -> tuple[Network, ...]:
    """The networks of the year, each in one district, spread as the people are; fewer among few reports."""
    how_many = min(HOW_MANY, among // 10)
    return tuple(plant(random, script, outwards, number) for number in range(1, how_many + 1))


def plant(random: Random, script: Script, outwards: dict[str, tuple[str, ...]], number: int) -> Network:
    """One network."""
    district = weighted(random, {code: script.districts.get(code, 100) for code in outwards})
    scene: Scene = random.choices(script.scenes, weights=[scene.weight for scene in script.scenes])[0]
    return Network(
        code=f"network-{number:02d}",
        scene=scene.code,
        district=district,
        postcode=a_postcode(random, outwards[district]),
        house=random.randrange(1, 160),
        street=random.choice(script.words["streets"]),
        plate=a_plate(random),
        car=f"{random.choice(script.words['colours'])} {random.choice(script.words['makes'])}",
        telephone=f"07700 900{OF_NETWORKS + random.randrange(1000) // 200 * 20 + number:03d}",
        nickname=random.choice(script.words["nicknames"]),
        first_name=random.choice(script.words["first_names"]),
    )
