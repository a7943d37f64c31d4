"""What is asked at the door: as little as lets somebody be looked after, in under a minute."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from handrail.casework.persons.policies import known_of
from handrail.casework.reception.models import Arrival
from handrail.foundation.vault import subjects

AGES = ("adult", "may_be_under_18", "under_18")
GENDERS = ("any", "woman", "man")


@dataclass(frozen=True, kw_only=True, repr=False)
class AtTheDoor:
    """What was noticed when somebody arrived. Everything but the age may be left out. Its repr shows nothing.

    `age` unknown is taken as may be under 18: a child among adults is the worse mistake. `children` is how many they
    said are with them: each is an arrival of their own.
    """

    alias: str = ""
    age: str = "may_be_under_18"
    language: str = ""
    interpreter_gender: str = "any"
    urgent_health: str = ""
    needs: str = ""
    bag: str = ""
    children: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values, as they are locked."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read back."""
        return cls(**{name: str(value) for name, value in kept.items()})

    @property
    def how_many_children(self) -> int:
        """How many children they said are with them."""
        return int(self.children) if self.children.isdecimal() else 0


def lock_door(arrival: Arrival, door: AtTheDoor) -> None:
    """Put it under the person's key; the caller saves."""
    subject = arrival.person.subject
    arrival.told = subjects.lock_json(door.to_json(), subject=subject, place=arrival.place())


def door_of(arrival: Arrival) -> AtTheDoor:
    """Opened for a rule. Whoever shows it to a person asks `queries`."""
    kept = subjects.unlock_json(bytes(arrival.told), subject=arrival.person.subject, place=arrival.place())
    return AtTheDoor.from_json(kept)


def is_as_a_child(arrival: Arrival) -> bool:
    """Whether they are, or may be, under 18, as far as is known by now: then all goes as for a child (MSA 2015 s51)."""
    return not known_of(arrival.person).is_adult
