"""What a pack says at the public door besides its leaflets: every sentence that is to be said in other languages too.

A translation stands beside the pack, in the files that translators' programs open: `languages/<code>.po`. It is found
by the English sentence, so that it is dropped as soon as the English says something else.
"""

from collections.abc import Iterator

from handrail.rules.localities.leaflet_word_files import LANGUAGES
from handrail.rules.localities.leaflet_words import STANDING
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import PathwayStep

LIST = "languages/words.pot"
FILES = frozenset({LIST, *(f"languages/{code}.po" for code in LANGUAGES)})
LISTS = (
    *("reporter_kinds", "place_kinds", "how_known", "standing_words", "languages", "professions", "service_needs"),
)


def public_words(locality: Locality) -> tuple[str, ...]:
    """Every sentence once, in the order of the alphabet."""
    said = (*_signs(locality), *_channels(locality), *_lists(locality), *_printed(locality), *_pathway(locality))
    return tuple(sorted({*said} - {""}))


def translations_of_leaflets(locality: Locality, language: str) -> dict[str, str]:
    """What the leaflets' words say in that language, by the English that stands in the pack."""
    if language not in locality.leaflet_words:
        return {}
    words = locality.leaflet_words[language]
    signs = {sign.code: sign.words for group in locality.sign_groups for sign in group.signs}
    names = {channel.code: channel.name for channel in locality.channels}
    found = {STANDING[code]: said for code, said in words.standing.items()}
    found |= {signs[code]: said for code, said in words.signs.items()}
    found |= {names[code]: said for code, said in words.channels.items()}
    for english in locality.leaflets:
        said = words.design(english)
        pairs = zip((*english.do, *english.do_not), (*said.do, *said.do_not), strict=True)
        found |= {one: other for one, other in pairs if one != other}
    return found


def _signs(locality: Locality) -> Iterator[str]:
    for group in locality.sign_groups:
        yield group.name
        yield from (sign.words for sign in group.signs)


def _channels(locality: Locality) -> Iterator[str]:
    for channel in locality.channels:
        yield from (channel.name, channel.purpose, channel.hours_in_words, channel.languages)
    yield from (district.council for district in locality.districts if district.switchboard)


def _lists(locality: Locality) -> Iterator[str]:
    for name in LISTS:
        for word in locality.lists.get(name, ()):
            yield from (word.label, word.hint)


def _printed(locality: Locality) -> Iterator[str]:
    for design in locality.leaflets:
        yield from (design.name, *design.do, *design.do_not)
    for short in locality.short_versions:
        yield from (short.name, short.lead, *short.ask, *short.do, *short.do_not, *short.route)
    for asked in locality.questions:
        yield from (asked.asks, *asked.answers, asked.because)
    for part in locality.easy_read:
        yield part.heading
        yield from (line.words for line in part.lines)


def _pathway(locality: Locality) -> Iterator[str]:
    for asked in locality.pathway.questions:
        yield from (asked.words, asked.words_if_self, asked.hint, *(label for _, label in asked.options))
    yield from (words for one in locality.pathway.deadlines for words in (one.words, one.words_for_one) if words)
    yield from (side.words for side in locality.pathway.safer)
    for step in locality.pathway.steps:
        yield from _step(step)


def _step(step: PathwayStep) -> Iterator[str]:
    # With its places for numbers, which differ by the day.
    yield from (step.do, step.who, step.because, *step.say, *step.do_not)
    for said in step.also:
        yield from (said.do, *said.say, *said.do_not)
