"""Reads the leaflets' words in other languages, `languages/<code>.toml` of a pack, or notes every fault they have."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from handrail.rules.localities.leaflet_words import STANDING, DesignWords, LeafletWords
from handrail.rules.localities.leaflets import LeafletDesign
from handrail.rules.localities.rows import Pack
from handrail.rules.localities.tables import Table, tables_of

LANGUAGES = ("sq", "ar", "zh-hans", "lt", "pl", "pt", "pa", "ro", "ti", "uk", "vi")
RIGHT_TO_LEFT = frozenset({"ar"})
FILES = frozenset({*(f"languages/{code}.toml" for code in LANGUAGES), "languages/README.md"})
KEYS = frozenset({"made_by", "checked_by", "checked_on", "standing", "signs", "channels", "designs"})
DESIGN_KEYS = frozenset({"title", "lead", "do", "do_not", "closing"})


def read_leaflet_words(
    pack: Pack,
    beneath: Mapping[str, LeafletWords],
    *,
    designs: Collection[LeafletDesign],
    signs: Collection[str],
    channels: Collection[str],
) -> dict[str, LeafletWords]:
    """Each language's words over those beneath: what the county says itself holds, text by text."""
    found = dict(beneath)
    known: dict[str, Collection[str]] = {"standing": STANDING, "signs": signs, "channels": channels}
    for language in LANGUAGES:
        for table in tables_of(pack, f"languages/{language}.toml", "words"):
            found[language] = over(found.get(language), read_words(table, language, designs, known))
    return found


def over(beneath: LeafletWords | None, above: LeafletWords) -> LeafletWords:
    """The two together; what is above holds where both say something."""
    if beneath is None:
        return above
    return replace(
        above,
        standing={**beneath.standing, **above.standing},
        signs={**beneath.signs, **above.signs},
        channels={**beneath.channels, **above.channels},
        designs={**beneath.designs, **above.designs},
    )


def read_words(
    table: Table, language: str, designs: Collection[LeafletDesign], known: Mapping[str, Collection[str]]
) -> LeafletWords:
    """One language: who made it, who checked it, and its words by the codes of the pack."""
    table.refuse_strange(KEYS)
    checked_by = table.text("checked_by", needed=False)
    if bool(checked_by) != ("checked_on" in table.values):
        table.refuse('"checked_by" and "checked_on" stand together, or neither.', "checked_by")
    return LeafletWords(
        language=language,
        right_to_left=language in RIGHT_TO_LEFT,
        made_by=table.text("made_by"),
        checked_by=checked_by,
        checked_on=table.day("checked_on", date.min) if checked_by else None,
        standing=read_texts(table, "standing", known["standing"]),
        signs=read_texts(table, "signs", known["signs"]),
        channels=read_texts(table, "channels", known["channels"]),
        designs=read_designs(table, designs),
    )


def read_texts(table: Table, key: str, known: Collection[str]) -> dict[str, str]:
    """Texts by codes that the pack has."""
    held = table.values.get(key, {})
    for code, said in held.items():
        if code not in known:
            table.refuse(f'"{code}" in "{key}" is not known.', key)
        if not isinstance(said, str) or not said.strip():
            table.refuse(f'"{code}" in "{key}" must be a text.', key)
    return {code: str(said).strip() for code, said in held.items()}


def read_designs(table: Table, designs: Collection[LeafletDesign]) -> dict[str, DesignWords]:
    """The designs' words: each as many things to do, and not to do, as its English has."""
    english = {design.code: design for design in designs}
    found = {}
    for code, said in table.values.get("designs", {}).items():
        if code not in english:
            table.refuse(f'"{code}" in "designs" is no leaflet of the pack.', "designs")
        elif fits(said, english[code]):
            found[code] = DesignWords(**{**said, "do": tuple(said["do"]), "do_not": tuple(said["do_not"])})
        else:
            table.refuse(f'"{code}" must have title, lead, closing, and as many do and do_not as the English.', code)
    return found


def fits(said: Mapping[str, Any], english: LeafletDesign) -> bool:
    """Whether the words are all there, and as many as the English has."""
    if set(said) != DESIGN_KEYS:
        return False
    counts = (len(said["do"]), len(said["do_not"])) == (len(english.do), len(english.do_not))
    return counts and all(isinstance(said[key], str) and said[key].strip() for key in ("title", "lead", "closing"))
