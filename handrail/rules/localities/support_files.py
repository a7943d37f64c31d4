"""Reads the folder `support` of a pack, or notes every fault it has."""

import re

from handrail.rules.localities.checked import CodedWord
from handrail.rules.localities.rows import CHECKED_COLUMNS, CODE, Pack, rows_of
from handrail.rules.localities.sections import WORD_COLUMNS, by_code, read_word
from handrail.rules.localities.support import LEVELS, LetterTemplate, SupportWords
from handrail.rules.localities.tables import Table, tables_of

LISTS = (
    *("need_domains", "need_levels", "risk_kinds", "risk_levels", "summary_sections"),
    *("outcome_housing", "outcome_work", "outcome_status"),
)
LETTERS, README = "support/letters.toml", "support/README.md"
FILES = frozenset({LETTERS, README, *(f"support/{name}.csv" for name in LISTS)})
LETTER_KEYS = frozenset({*CHECKED_COLUMNS, "code", "name", "hint", "neutral", "fields", "title", "paragraphs"})
# All that a letter may ever say of a file. A name is the person's own choice, asked for when the letter is written.
LETTER_FIELDS = frozenset(
    {
        *("name", "today", "organisation", "worker", "supported_since", "appointment", "place"),
        *("bring", "sent_to", "sent_on", "reference", "addressee"),
    }
)
# What would tell whoever opens an envelope why we know somebody.
TELLS = frozenset({"organisation", "supported_since", "sent_to", "reference"})
PLACE = re.compile(r"\{([^{}]*)\}")


def read_support(pack: Pack, beneath: SupportWords) -> SupportWords:
    """The words of a pack over those beneath: a list or a letter of the county's own holds where both have it."""
    lists = {name: read_list(pack, name, beneath.lists.get(name, ())) for name in LISTS}
    letters = {letter.code: letter for letter in beneath.letters}
    seen: set[str] = set()
    for table in tables_of(pack, LETTERS, "letter"):
        letter = read_letter(table)
        if letter.code in seen:
            table.refuse(f'"{letter.code}" is in this file twice.', "code")
        seen.add(letter.code)
        letters[letter.code] = letter
    found = SupportWords(lists, tuple(letters.values()))
    refuse_half_graded(pack, found)
    return found


def read_list(pack: Pack, name: str, beneath: tuple[CodedWord, ...]) -> tuple[CodedWord, ...]:
    """One list, laid over what is beneath."""
    own = by_code(rows_of(pack, f"support/{name}.csv", WORD_COLUMNS), read_word)
    return tuple(({word.code: word for word in beneath} | own).values())


def refuse_half_graded(pack: Pack, words: SupportWords) -> None:
    """Note a need without words for each level, and levels of a need that there is not."""
    domains = {word.code for word in words.lists["need_domains"]}
    graded = words.lists["need_levels"]
    name = pack.name_of(pack.folder / "support/need_levels.csv")
    for domain in sorted(domains | {word.group for word in graded}):
        codes = [word.code for word in graded if word.group == domain]
        if domain not in domains:
            pack.faults.add(name, 1, f'"{domain}" is no need of need_domains.csv.')
        elif codes != [f"{domain}_{level}" for level in LEVELS]:
            pack.faults.add(name, 1, f'"{domain}" needs the levels {domain}_1 to {domain}_{LEVELS[-1]}, in that order.')


def read_letter(table: Table) -> LetterTemplate:
    """One letter. Its words may name no field that it does not list, and a neutral one none that tells."""
    table.refuse_strange(LETTER_KEYS)
    code, neutral = table.text("code"), table.values.get("neutral")
    if code and not CODE.fullmatch(code):
        table.refuse(f'"{code}" is no code: use small letters, figures, - and _.', "code")
    if not isinstance(neutral, bool):
        table.refuse('"neutral" must be true or false.', "neutral")
    letter = LetterTemplate(
        code=code,
        name=table.text("name"),
        hint=table.text("hint", needed=False),
        neutral=neutral is True,
        fields=table.some_of("fields", sorted(LETTER_FIELDS)),
        title=table.text("title"),
        paragraphs=table.texts("paragraphs"),
        **table.checked(),
    )
    refuse_what_it_may_not_say(table, letter)
    return letter


def refuse_what_it_may_not_say(table: Table, letter: LetterTemplate) -> None:
    """Note fields in the words that are not listed, and listed ones that would tell."""
    named = {found for text in (letter.title, *letter.paragraphs) for found in PLACE.findall(text)}
    for name in sorted(named ^ set(letter.fields)):
        table.refuse(f'"{name}" must stand both in "fields" and in braces in the words.', "fields")
    if letter.neutral and (telling := sorted(TELLS & set(letter.fields))):
        table.refuse(f"A neutral letter may not say: {', '.join(telling)}.", "fields")
