"""What leaflets say in other languages: words over those of the pack, by its codes; what is missing stays English."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handrail.rules.localities.leaflets import LeafletDesign

ENGLISH = "en"
NAMES = {
    "sq": "Albanian", "ar": "Arabic", "zh-hans": "Chinese (simplified)", "lt": "Lithuanian", "pl": "Polish",
    "pt": "Portuguese", "pa": "Punjabi", "ro": "Romanian", "ti": "Tigrinya", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip
# What stands on every leaflet beside the design's own words. `address` in braces is what the square leads to.
STANDING = {
    "signs": "Signs that something is wrong",
    "signs_short": "Signs",
    "do": "What to do",
    "do_not": "What not to do",
    "tell": "Whom to tell",
    "emergency": "In danger now? Call 999",
    "always": "Day and night",
    "online": "Tell us online, without your name if you wish. Point a telephone's camera here, or go to",
    "square": "A square for a telephone's camera. It opens {address}",
    "journey": "Does this journey feel wrong?",
    "alone": "Call when you are alone.",
}


class NotTranslated(Exception):
    """The pack has no leaflets in that language."""


@dataclass(frozen=True)
class DesignWords:
    """The words of one design; as many `do` and `do_not` as the English has."""

    title: str
    lead: str
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    closing: str


@dataclass(frozen=True, kw_only=True)
class LeafletWords:
    """One language. `checked_on` is None while nobody who speaks it has checked the words."""

    language: str
    right_to_left: bool = False
    made_by: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    standing: Mapping[str, str] = field(default_factory=dict, hash=False)
    signs: Mapping[str, str] = field(default_factory=dict, hash=False)
    channels: Mapping[str, str] = field(default_factory=dict, hash=False)
    designs: Mapping[str, DesignWords] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The language's name in English."""
        return NAMES.get(self.language, self.language)

    def design(self, english: LeafletDesign) -> LeafletDesign:
        """The design in this language, or in English where it has not been translated."""
        said = self.designs.get(english.code)
        if said is None:
            return english
        return replace(english, title=said.title, lead=said.lead, do=said.do, do_not=said.do_not, closing=said.closing)


IN_ENGLISH = LeafletWords(language=ENGLISH, standing=STANDING)


def missing_from(words: LeafletWords, designs: Collection[LeafletDesign]) -> int:
    """How many texts of these designs stand in English on a leaflet in that language."""
    return sum(map(len, _missing_codes(words, designs))) + sum(map(len, _missing_designs(words, designs)))


def missing_texts(
    words: LeafletWords, designs: Collection[LeafletDesign], *, signs: Mapping[str, str], channels: Mapping[str, str]
) -> tuple[str, ...]:
    """Those texts; `signs` and `channels` are the pack's own words by their codes."""
    standing, of_signs, of_channels = _missing_codes(words, designs)
    said = (
        *(STANDING[code] for code in standing),
        *(signs[code] for code in of_signs),
        *(channels[code] for code in of_channels),
        *(text for texts in _missing_designs(words, designs) for text in texts),
    )
    return tuple(sorted(said))


def _missing_codes(words: LeafletWords, designs: Collection[LeafletDesign]) -> tuple[set[str], set[str], set[str]]:
    signs = {code for design in designs for code in design.signs}
    channels = {code for design in designs for code in design.channels}
    return STANDING.keys() - words.standing.keys(), signs - words.signs.keys(), channels - words.channels.keys()


def _missing_designs(words: LeafletWords, designs: Collection[LeafletDesign]) -> list[tuple[str, ...]]:
    return [
        (one.title, one.lead, one.closing, *one.do, *one.do_not) for one in designs if one.code not in words.designs
    ]
