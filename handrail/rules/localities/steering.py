"""The groups that steer a partnership, who sits on them, and the themes on which it says how far it has come."""

from dataclasses import dataclass

from handrail.rules.localities.checked import Checked, CodedWord

LEVELS = (1, 2, 3, 4)
"""How far a partnership has come on a theme: 1 is the beginning."""


@dataclass(frozen=True, kw_only=True)
class GroupEntry(Checked):
    """A group. `parent` is the code of the group that it answers to; empty for the steering group itself."""

    code: str
    name: str
    parent: str
    about: str


@dataclass(frozen=True, kw_only=True)
class SeatEntry(Checked):
    """An organisation that sits on a group. An observer does not count towards the quorum."""

    group: str
    organisation: str
    observer: bool


@dataclass(frozen=True)
class SteeringWords:
    """The groups, their seats, the themes, and what each of four levels means for each theme."""

    groups: tuple[GroupEntry, ...] = ()
    seats: tuple[SeatEntry, ...] = ()
    levels: tuple[CodedWord, ...] = ()
    themes: tuple[CodedWord, ...] = ()
    graded: tuple[CodedWord, ...] = ()

    def level_names(self) -> dict[int, str]:
        """What the levels are called, from 1 to 4."""
        return dict(zip(LEVELS, (word.label for word in self.levels), strict=True))

    def meaning(self, theme: str) -> dict[int, str]:
        """What each level means for a theme, from 1 to 4."""
        return dict(zip(LEVELS, (word.label for word in self.graded if word.group == theme), strict=True))
