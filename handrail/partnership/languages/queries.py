"""How far each translation is, counted from the translators' files themselves."""

from dataclasses import dataclass

from handrail.foundation.locality import current_locality, current_pack
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.ui.languages import (
    BY_CODE,
    OTHERS,
    Language,
    Translation,
    missing,
    translations,
    words_to_translate,
)
from handrail.foundation.ui.pack_words import words_missing, words_of
from handrail.partnership.languages.permissions import why_not_see_languages
from handrail.rules.localities.leaflet_words import LeafletWords, missing_from, missing_texts


@dataclass(frozen=True)
class Part:
    """Of `strings` sentences of one kind, `missing` are shown in English."""

    name: str
    strings: int
    missing: tuple[str, ...]

    @property
    def done(self) -> int:
        """How many sentences are translated."""
        return self.strings - len(self.missing)


@dataclass(frozen=True)
class Standing:
    """One translation: of the pages of the public door, of what the pack says on them, and of the leaflets."""

    translation: Translation
    pages: Part
    pack: Part
    leaflets: Part

    @property
    def language(self) -> Language:
        """Which language."""
        return self.translation.language

    @property
    def parts(self) -> tuple[Part, ...]:
        """All three, in the order of how many read them."""
        return (self.pages, self.pack, self.leaflets)

    @property
    def done(self) -> int:
        """How many sentences of all are translated."""
        return sum(part.done for part in self.parts)

    @property
    def strings(self) -> int:
        """How many sentences there are."""
        return sum(part.strings for part in self.parts)


def standings(*, by: Person) -> list[Standing]:
    """Every language but English. Raises NotAllowed."""
    require(why_not_see_languages(by=by))
    return [_standing(language) for language in OTHERS]


def standing_of(code: str, *, by: Person) -> Standing | None:
    """One language, or None when there is no translation with that code. Raises NotAllowed."""
    require(why_not_see_languages(by=by))
    return _standing(BY_CODE[code]) if code in translations() else None


def _standing(language: Language) -> Standing:
    pack = current_pack()
    return Standing(
        translation=translations()[language.code],
        pages=Part("Pages", len(words_to_translate()), missing(language.code)),
        pack=Part("Signs, numbers and lists", len(words_of(pack)), words_missing(pack, language.code)),
        leaflets=_leaflets(language.code),
    )


def _leaflets(code: str) -> Part:
    locality, none = current_locality(), LeafletWords(language=code)
    said = missing_texts(
        locality.leaflet_words.get(code, none),
        locality.leaflets,
        signs={sign.code: sign.words for group in locality.sign_groups for sign in group.signs},
        channels={channel.code: channel.name for channel in locality.channels},
    )
    return Part("Leaflets", missing_from(none, locality.leaflets), said)
