"""The words of a file of support: what is asked, how answers are graded, and the letters that may be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handrail.rules.localities.checked import Checked, CodedWord

LEVELS = (1, 2, 3, 4, 5)
"""How far a need is met: 1 not at all, 5 wholly. Not asked is no level."""


class NoSuchWord(Exception):
    """The pack has no entry of support with that code."""


@dataclass(frozen=True, kw_only=True)
class LetterTemplate(Checked):
    """A letter that may be written. `fields` are all that it may say of a file; braces in its words name them.

    A neutral letter says nothing of why we know somebody: whoever opens it at their address learns nothing.
    """

    code: str
    name: str
    hint: str
    neutral: bool
    fields: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SupportWords:
    """The lists of codes by their names, and the letters."""

    lists: Mapping[str, tuple[CodedWord, ...]] = field(default_factory=dict, hash=False)
    letters: tuple[LetterTemplate, ...] = ()

    @property
    def domains(self) -> tuple[CodedWord, ...]:
        """What somebody may need, in the order in which the wheel shows it."""
        return self.lists["need_domains"]

    def words(self, name: str) -> dict[str, str]:
        """The labels of a list by their codes, in its order."""
        return {word.code: word.label for word in self.lists[name]}

    def levels_of(self, domain: str) -> dict[int, str]:
        """What each level means for a need, from 1 to 5."""
        graded = [word.label for word in self.lists["need_levels"] if word.group == domain]
        return dict(zip(LEVELS, graded, strict=True))

    def letter(self, code: str) -> LetterTemplate:
        """The letter with that code. Raises NoSuchWord."""
        for letter in self.letters:
            if letter.code == code:
                return letter
        raise NoSuchWord(f"There is no letter {code} in the pack.")
