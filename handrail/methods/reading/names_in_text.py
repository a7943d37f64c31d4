"""Names of people in words: after a word that announces one, or by words that are known to be names."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.folding import HAN, fold, words_of
from handrail.methods.reading.names import families, fold_name, known_names, particles
from handrail.methods.reading.word_lists import phrases_for, words_in, words_of_kind

# Letters with the marks that some scripts write vowels with, and that others set upon letters.
LETTERS: Final = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0d7f])*"
A_WORD: Final = re.compile(rf"{LETTERS}(?:'{LETTERS})*")
MOST_WORDS: Final = 5  # in one name
CALLED: Final = re.compile(
    r"\b(?:names?|he's|she's|called|named|known to us as|by the name of|introduced (?:him|her)self as)\b"
    r"(?: (?:is|was|are|to be|as|maybe|possibly|something like))?[ :]{1,2}[\"'“(]?|(?-i:\b(?:mr|mrs|ms|miss|dr)\.? )",
    re.IGNORECASE,
)
CALLED_ELSEWHERE: Final = re.compile(rf"(?<!\w)(?:{phrases_for('name')})[ :]{{1,2}}[\"'“(]?", re.IGNORECASE)
ALIAS: Final = re.compile(
    r"\b(?:a\.?k\.?a\.?|(?:also |locally )?known(?: locally)? as|street ?names?|nick ?name[ds]?|alias(?:es)?"
    r"|goes by(?: the name(?: of)?)?|(?:everyone |they )?calls? (?:him|her|himself|herself))"
    r"(?: (?:is|was|of|as))?[ :=]{1,2}[\"'“(]?",
    re.IGNORECASE,
)
# Small words inside a name; those that are words of English, too, end it.
BETWEEN_NAMES: Final = words_in("particles") - {"i", "e", "y", "at", "as", "an", "of", "az"}
SENTENCE_ENDS: Final = ".!?\n:;•*"
SUFFIXES_OF_PLACES: Final = ("shire", "ford", "stead", "ham", "ton", "bury", "chester", "mouth")


def names_in(text: str, *, places: Collection[str] = ()) -> Iterator[Found]:
    """Names and other names of people in a text of plain letters. `places` are folded names of towns, who are nobody.

    Two words with capitals in the middle of a sentence that nobody knows are a possible name, too.
    """
    words = list(A_WORD.finditer(text))
    cues = announced_in(text)
    place = 0
    while place < len(words):
        run = run_from(text, words, place)
        cue = cues.get(words[place].start())
        if not run:
            place += 1
            if cue is not None:
                yield from small_name(text, words[place - 1 : place + 1], cue)
            continue
        yield from read_run(text, run, cue, places)
        place += len(run)


def run_from(text: str, words: Sequence[re.Match[str]], place: int) -> list[re.Match[str]]:
    """The words of one name from this one on: with capitals, or particles among such, and only a space between them."""
    run: list[re.Match[str]] = []
    for number in range(place, min(place + MOST_WORDS, len(words))):
        if not (is_capital(words[number][0]) or (run and words[number][0] in BETWEEN_NAMES)):
            break
        if run and not goes_on(text, run[-1], words[number]):
            break
        run.append(words[number])
    while run and not is_capital(run[-1][0]):
        run.pop()
    return run


def goes_on(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two words are of one name: only a space or a hyphen between, a title's full stop, or "HOXHA, Agron"."""
    between = text[one.end() : other.start()]
    family_first = between == ", " and one[0].isupper() and len(one[0]) > 2 and fold(other[0]) in known_names()
    return between in {" ", "-"} or (between == ". " and len(one[0]) <= 2) or family_first


def is_capital(word: str) -> bool:
    """Whether a word is written as a name; in scripts without capitals, whether it is known as one."""
    if word[0] != word[0].lower() or word[0] != word[0].upper():
        return word[0].isupper()
    return is_chinese(word) if HAN.match(word) else fold(word) in known_names()


def announced_in(text: str) -> dict[int, Kind]:
    """Where a name or another name begins that a word before it announces."""
    names = {match.end(): Kind.NAME for pattern in (CALLED, CALLED_ELSEWHERE) for match in pattern.finditer(text)}
    return names | {match.end(): Kind.ALIAS for match in ALIAS.finditer(text)}


def small_name(text: str, words: Sequence[re.Match[str]], cue: Kind) -> Iterator[Found]:
    """A name in small letters: only after a word that announces one, and no ordinary word, unless a name follows it."""
    first, last = words[0], words[-1]
    follows = last is not first and text[first.end() : last.start()] == " " and fold(last[0]) in known_names()
    beside = follows and not is_ordinary(fold(last[0]))
    span = (first.start(), last.end() if beside else first.end())
    folded = fold_name(text[span[0] : span[1]])
    if (
        len(folded) > 2
        and (beside or not is_ordinary(folded))
        and (cue is Kind.ALIAS or folded.split()[0] in known_names())
    ):
        certainty = Certainty.LIKELY if beside or folded in known_names() else Certainty.POSSIBLE
        yield found_at(text, span, cue, folded, certainty, why_of(cue, announced=True))


def is_ordinary(folded: str) -> bool:
    """Whether a word is one of everyday English."""
    return folded in words_in("not_names") or folded in words_in("ordinary_words") or folded in particles()


def read_run(text: str, run: list[re.Match[str]], cue: Kind | None, places: Collection[str]) -> Iterator[Found]:
    """A run of words with capitals as a name, after what is no name at either end was taken away."""
    kept = trimmed(run)
    if not kept:
        return
    cue = cue if kept[0] is run[0] else None
    if cue is None and is_a_place(kept, places):
        return
    # "Borough Council" after words that nobody knows says that they are of an office.
    certainty = sureness(text, kept, cue) or (unknown_name(text, kept) if kept[-1] is run[-1] else None)
    span = (kept[0].start(), kept[-1].end())
    folded = fold_name(text[span[0] : span[1]])
    if certainty is not None and folded:
        why = why_of(cue or Kind.NAME, announced=cue is not None)
        yield found_at(text, span, cue or Kind.NAME, folded, certainty, why)


def trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without those at either end that are no name by themselves: days, offices, how sentences begin."""
    kept = list(run)
    while kept and no_name(kept[0][0]):
        kept.pop(0)
    while kept and no_name(kept[-1][0]):
        kept.pop()
    return kept


def no_name(word: str) -> bool:
    """Whether a word is an ordinary one. What may be either ("May", "Mark", "Will") is one where the lists say so."""
    folded = fold(word)
    return not folded or folded in words_in("not_names") or (word.isupper() and folded in words_in("ordinary_words"))


def is_a_place(run: Sequence[re.Match[str]], places: Collection[str]) -> bool:
    """Whether the words are a town, or end like a street or a county."""
    words = [fold(word[0]) for word in run]
    named = " ".join(words) in places or (
        len(words) == 1 and words[0].endswith(SUFFIXES_OF_PLACES) and words[0] not in known_names()
    )
    return named or any(word in words_of_kind("not_names", "office") for word in words)


def sureness(text: str, run: Sequence[re.Match[str]], cue: Kind | None) -> Certainty | None:
    """How sure a name is; None if nothing speaks for one."""
    known = [word for word in run if fold(word[0]) in known_names()]
    if cue is None and len(run) > 1 and fold(run[0][0]) in words_in("honorifics"):
        cue = Kind.NAME
    if cue is not None:
        return Certainty.SURE if known and len(run) > 1 else Certainty.LIKELY
    if HAN.search(run[0][0]):
        return Certainty.POSSIBLE if is_chinese(run[0][0]) else None
    if len(run) > 1 and known:
        return Certainty.LIKELY
    if len(run) == 1 and run[0][0].isupper() and len(run[0][0]) <= 3:
        return None  # letters that stand for words, as "MD"
    if known and (is_given(run[0][0]) or not begins_sentence(text, run[0].start())):
        return Certainty.POSSIBLE
    return None


def unknown_name(text: str, run: Sequence[re.Match[str]]) -> Certainty | None:
    """Two or three words with capitals in the middle of a sentence, not all in capitals, are a possible name."""
    two = 2 <= len(run) <= 3 and all(len(word[0]) > 2 for word in run)
    shouted = all(word[0].isupper() for word in run)
    return Certainty.POSSIBLE if two and not shouted and not begins_sentence(text, run[0].start()) else None


def is_chinese(word: str) -> bool:
    """Whether Chinese characters are a family name with a given name after it."""
    return 2 <= len(word) <= 4 and words_of(word)[0] in families("chinese")


def is_given(word: str) -> bool:
    """Whether a single word is a given name rather than only a family name."""
    return fold(word) in words_in("given_names") and len(word) > 3


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing but a sentence's end comes before."""
    before = text[max(0, start - 4) : start].rstrip(" \"'“‘(-")
    return not before or before[-1] in SENTENCE_ENDS


def why_of(kind: Kind, *, announced: bool) -> str:
    """Why it is a name."""
    if kind is Kind.ALIAS:
        return "what somebody is known as"
    return "a word before it announces a name" if announced else "written as a name"
