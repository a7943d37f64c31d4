"""How far each translation is, counted from the translators' files themselves."""

from dataclasses import dataclass

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
from handrail.partnership.languages.permissions import why_not_see_languages


@dataclass(frozen=True)
class Standing:
    """One translation: of `strings` sentences of the public door, `missing` are shown in English."""

    translation: Translation
    strings: int
    missing: tuple[str, ...]

    @property
    def language(self) -> Language:
        """Which language."""
        return self.translation.language

    @property
    def done(self) -> int:
        """How many sentences are translated."""
        return self.strings - len(self.missing)


def standings(*, by: Person) -> list[Standing]:
    """Every language but English. Raises NotAllowed."""
    require(why_not_see_languages(by=by))
    return [_standing(language) for language in OTHERS]


def standing_of(code: str, *, by: Person) -> Standing | None:
    """One language, or None when there is no translation with that code. Raises NotAllowed."""
    require(why_not_see_languages(by=by))
    return _standing(BY_CODE[code]) if code in translations() else None


def _standing(language: Language) -> Standing:
    return Standing(translations()[language.code], len(words_to_translate()), missing(language.code))
