"""How many people may be there, from what was told: a suggestion with its parts. A person sets the number."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TellingOfPeople:
    """What one concern says of how many people there are; None where it says nothing, or may not be read."""

    reference: str
    people: int | None


@dataclass(frozen=True)
class Expectation:
    """The least and the most that what was told allows, and what each concern said.

    Concerns may speak of the same people: then it is the largest of them. They may speak of different people: then
    it is all of them together. Which it is, no rule can know.
    """

    parts: tuple[TellingOfPeople, ...]

    @property
    def told(self) -> list[int]:
        """The numbers that were told."""
        return [part.people for part in self.parts if part.people is not None]

    @property
    def same_people(self) -> int:
        """How many, if all speak of the same people."""
        return max(self.told, default=0)

    @property
    def different_people(self) -> int:
        """How many, if all speak of different people."""
        return sum(self.told)

    @property
    def silent(self) -> int:
        """How many concerns say nothing of it."""
        return len(self.parts) - len(self.told)


def expectation(parts: Sequence[TellingOfPeople]) -> Expectation:
    """What was told, put together."""
    return Expectation(tuple(parts))
