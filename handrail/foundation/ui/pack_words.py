"""What the county's pack says at the public door, in other languages: from the translators' files beside the pack."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from handrail.foundation.locality import locality_in
from handrail.foundation.ui.catalogues import read_catalogue, write_compiled
from handrail.foundation.ui.languages import OTHERS, days_and_months, translated, words_to_translate
from handrail.foundation.ui.marking import marked
from handrail.rules.localities.public_words import public_words, translations_of_leaflets


@cache
def words_of(pack: Path) -> tuple[str, ...]:
    """Every sentence of that pack, and of the one beneath it, that is to be said in each language."""
    return public_words(locality_in(pack))


@cache
def words_translated(pack: Path, language: str) -> Mapping[str, str]:
    """English to translation. The county's files hold over those beneath, and those over what leaflets say."""
    locality = locality_in(pack)
    found = translations_of_leaflets(locality, language)
    for folder in filter(None, (locality.parent, pack.name)):
        found |= _said_in(pack.parent / folder / "languages" / f"{language}.po")
    return {said: found[said] for said in words_of(pack) if said in found}


def words_missing(pack: Path, language: str) -> tuple[str, ...]:
    """The pack's sentences that are shown in English to readers of that language."""
    return tuple(said for said in words_of(pack) if said not in words_translated(pack, language))


def compile_all(pack: Path, target: Path) -> None:
    """Write for each language what gettext reads, to where Django looks in `target`.

    A sentence that nobody has translated is said in English, and marked as that.
    """
    for language in OTHERS:
        said = {**words_translated(pack, language.code), **translated(language.code)}
        words = (*words_of(pack), *words_to_translate())
        said_or_marked = {word: said.get(word) or marked(word) for word in words}
        write_compiled(said_or_marked | days_and_months(language.code), mo_file(target, language.code))


def mo_file(target: Path, code: str) -> Path:
    """Where Django looks for the catalogue of that language."""
    language, _, script = code.partition("-")
    locale = f"{language}_{script.capitalize()}" if script else language
    return target / locale / "LC_MESSAGES" / "django.mo"


def _said_in(file: Path) -> dict[str, str]:
    return {said: other for said, other in read_catalogue(file).items() if other} if file.exists() else {}
