"""Number plates in words: guarded, because prices, roads, times and short words of English look like plates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from handrail.methods.reading.cues import Cues, cues_in
from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.plates import Form, PlateRead, bare, issued_by, readings_of
from handrail.methods.reading.word_lists import words_in

CANDIDATE: Final = re.compile(
    r"(?<![\w£$€@.#+/-])(?:[A-Za-z]{1,3}[ -]?\d{1,4}|[A-Za-z]{2}[ -]?[\dOoIiSsBbZzLl]{2})"
    r"(?:[ -]?[A-Za-z0-9]{1,3})?(?![\w@])"
)
DIGITS_FIRST: Final = re.compile(r"(?<![\w£$€@.#+/-])\d{1,4} ?[A-Za-z]{1,3}(?![\w@])")
# Any seven characters in which letters and digits may be taken for one another, near vehicles alone. At each word, for
# "van 5B12" has seven, too.
MISREAD: Final = re.compile(
    r"(?<![\w£$€@.#+/-])(?=[A-Za-z ]{0,6}\d)(?!\d+ )"
    r"(?=(?P<seen>(?:[A-Za-z0-9]{4} ?[A-Za-z0-9]{3}|[A-Za-z0-9]{3} [A-Za-z0-9]{4})(?![\w@])))"
)
CUE: Final = re.compile(
    r"\b(?:plates?|reg(?:istration)?s?|vrm|vrn|index|vehicles?|cars?|vans?|lorry|taxi|minibus|truck|transit|bmw"
    r"|audi|mercedes"
    r"|vw|ford|vauxhall|toyota|skoda|seat|nissan|peugeot|renault|citroen|honda|kia|hyundai)\b",
    re.IGNORECASE,
)
# Words that announce the plate itself: then even what looks like a road or a price may be one.
NAMED: Final = re.compile(
    r"\b(?:plates?|reg(?:istration)?s?|vrm|vrn|index)\b\W{0,3}(?:(?:no|num|number|mark|was|is|of|like|begins?|starts?"
    r"|beginning|starting|ends?|ending|with|in|something|maybe|partial|part)\b\W{1,3}){0,4}",
    re.IGNORECASE,
)
ENDS_WITH: Final = re.compile(r"\b(?:end(?:s|ing|ed)?|last|finish(?:es|ing)?)\b[^.\n]{0,14}$", re.IGNORECASE)
WITH_GAPS: Final = re.compile(
    r"(?<![\w£$€@.#+/-])(?=[A-Za-z0-9]{0,4} ?[?*_#])[A-Za-z0-9?*_#]{2,4} ?[A-Za-z0-9?*_#]{0,4}(?![\w@])"
)
FOREIGN: Final = re.compile(
    r"\b(?:foreign|polish|romanian|bulgarian|lithuanian|albanian|german|french|spanish|italian|irish|dutch|ukrainian"
    r"|moldovan|hungarian|czech|slovak)\s(?:number ?|licen[cs]e ?)?(?:plates?|reg(?:istration)?)\b[ :,-]{1,3}"
    r"(?:is |was |number )?(?P<plate>[A-Za-z]{1,3}[ -]?\d{1,5}(?:[ -]?[A-Za-z]{1,3})?"
    r"|[A-Za-z]{1,3}[ -]?[A-Za-z0-9]{3,5}|\d{1,4}[ -]?[A-Za-z]{1,3}[ -]?\d{1,4})(?!\w)",
    re.IGNORECASE,
)
LETTERS_ALONE: Final = re.compile(
    r"\b(?i:plates?|reg(?:istration)?)(?i: (?:was|is|number|plate|no)){0,2}[ ,:]{1,2}"
    r"(?i:ending|ends|ended|finishing)(?i: (?:in|with))? (?P<end>[A-HJ-PR-Z]{2,3})(?!\w)"
)
BEFORE: Final = 48  # characters from a word about a vehicle to what may be its plate
# "ZZ3 2BF" is made up, and no postcode of the country; its first half is no plate either.
LIKE_A_POSTCODE: Final = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]? \d[A-Za-z]{2}(?!\w)")
A_ROAD: Final = re.compile(r"[AMB]\d{1,4}")
TELLING: Final = {Form.CURRENT, Form.PREFIX, Form.SUFFIX}


@dataclass(frozen=True)
class Spoken:
    """What words say before a place of a text: of a vehicle, of its plate right before it, of the end of a plate."""

    vehicle: bool
    plate: bool
    end: bool


@dataclass(frozen=True)
class Telling:
    """A text of plain letters, with where vehicles and plates are spoken of."""

    text: str
    vehicles: Cues
    plates: Cues

    def at(self, place: int) -> Spoken:
        """What is said before a place."""
        if not self.vehicles.within(BEFORE, before=place):
            return Spoken(vehicle=False, plate=False, end=False)
        before = self.text[max(0, place - BEFORE) : place]
        return Spoken(vehicle=True, plate=self.plates.within(0, before=place), end=ENDS_WITH.search(before) is not None)


def plates_in(text: str, *, on: date) -> Iterator[Found]:
    """Number plates in a text of plain letters that was written on this day."""
    foreign = [found for match in FOREIGN.finditer(text) for found in read_foreign(text, match)]
    yield from foreign
    taken = {found.start for found in foreign}
    telling = Telling(text, cues_in(text, CUE), cues_in(text, NAMED))
    for pattern in (CANDIDATE, DIGITS_FIRST):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                yield from read_candidate(telling, match.start(), match[0], on)
    for match in MISREAD.finditer(text):
        if telling.at(match.start()).vehicle:
            yield from read_candidate(telling, match.start(), match["seen"], on)
    for match in WITH_GAPS.finditer(text):
        yield from read_with_gaps(telling, match)
    for match in LETTERS_ALONE.finditer(text):
        span, folded = match.span("end"), f"*{match['end']}"
        yield found_at(text, span, Kind.PLATE, folded, Certainty.POSSIBLE, "the end of a plate")


def read_candidate(telling: Telling, start: int, written: str, on: date) -> Iterator[Found]:
    """A run that may be a plate, alone or without its last group; the first reading that stands up is the one."""
    if LIKE_A_POSTCODE.match(telling.text, start):
        return
    if not any(letter.isdigit() for letter in written):
        return  # "allowed" has the form of a plate in which nothing was read right
    spoken = telling.at(start)
    for length in lengths_of(written):
        found = judged(written[:length], spoken, on)
        if found is not None:
            yield found_at(telling.text, (start, start + length), Kind.PLATE, *found)
            return


def lengths_of(written: str) -> list[int]:
    """The whole run, then the run without its last group: "AB12 CDE" may be all of it, "LK19 was" is not."""
    last = max(written.rfind(" "), written.rfind("-"))
    return [len(written), last] if last > 1 else [len(written)]


def judged(written: str, spoken: Spoken, on: date) -> tuple[str, Certainty, str] | None:
    """What a run is folded to and how sure that is; None for what is no plate."""
    if spoken.end:
        return part_of_one(written, spoken)
    readings = [reading for reading in readings_of(written) if allowed(reading, written, spoken)]
    if readings:
        return folded_to(readings, on, cue=spoken.vehicle)
    return part_of_one(written, spoken) if spoken.vehicle else None


def allowed(reading: PlateRead, written: str, spoken: Spoken) -> bool:
    """Whether a reading stands up against what else could be written like this."""
    if reading.form is Form.DATELESS:
        return spoken.plate and not looks_like_part(written)
    words = looks_like_words(written) and not (spoken.plate and written.isupper())
    if words or (in_three(written) and not spoken.vehicle):
        return False
    if reading.form not in TELLING or reading.changed:
        # A short plate, or one that had to be put right, is one only where a vehicle was spoken of.
        return spoken.plate or (spoken.vehicle and reading.changed < 3 and not A_ROAD.fullmatch(written.upper()))
    return spoken.vehicle or in_one_case(written)


def looks_like_part(written: str) -> bool:
    """Whether it is the first half of a plate of the current style."""
    return re.fullmatch(r"[A-Z]{2}\d{2}", bare(written)) is not None


def looks_like_words(written: str) -> bool:
    """Whether it is ordinary words with a number among them: "at 12 the", "ON 24 DEC", "M25 and"."""
    groups = re.split(r"[ -]", written.lower())
    return len(groups) > 1 and any(group in words_in("ordinary_words") for group in groups)


def in_three(written: str) -> bool:
    """Whether it is in three groups, which a plate seldom is."""
    return len(re.split(r"[ -]", written)) > 2


def in_one_case(written: str) -> bool:
    """Whether its letters are all capitals or all small: a word that begins a sentence is not."""
    return written in (written.upper(), written.lower())


def folded_to(readings: list[PlateRead], on: date, *, cue: bool) -> tuple[str, Certainty, str]:
    """The first reading as a find, which says what else it could be."""
    reading = readings[0]
    why = f"a plate, {reading.form}"
    if reading.changed:
        others = "".join(f", or {other.folded}" for other in readings[1:] if other.folded != reading.folded)
        return reading.folded, Certainty.POSSIBLE, f"{why}, with letters and digits that look alike{others}"
    if reading.form is Form.CURRENT and not issued_by(reading.folded, on):
        return reading.folded, Certainty.LIKELY, f"{why}, with a year that was not given out by then"
    if reading.form in TELLING and (cue or reading.form is Form.CURRENT):
        return reading.folded, Certainty.SURE, why
    return reading.folded, Certainty.LIKELY if reading.form is not Form.DATELESS else Certainty.POSSIBLE, why


def part_of_one(written: str, spoken: Spoken) -> tuple[str, Certainty, str] | None:
    """Part of a plate, near words about a vehicle: the first half of a plate, or its end after a word that says so."""
    letters = bare(written)
    if spoken.end and 2 <= len(letters) <= 6:
        return f"*{letters}", Certainty.POSSIBLE, "the end of a plate"
    if re.fullmatch(r"[A-HJ-PR-Y][A-HJ-PR-Z]\d{2}[A-Z]{0,2}", letters) and not looks_like_words(written):
        return f"{letters}*", Certainty.POSSIBLE, "the beginning of a plate"
    return None


def read_with_gaps(telling: Telling, match: re.Match[str]) -> Iterator[Found]:
    """A plate in which characters are marked as not seen, near words about a vehicle."""
    written = match[0].rstrip()
    known = bare(re.sub("[_#]", "?", written))
    seen = sum(letter.isalnum() for letter in known)
    # One question mark at the end is a question.
    asks = known.count("?") == 1 and known.endswith("?") and len(known) != 7
    tells = seen >= 2 and any(letter.isdigit() for letter in known) and not asks
    if tells and telling.at(match.start()).vehicle:
        span = (match.start(), match.start() + len(written))
        yield found_at(telling.text, span, Kind.PLATE, known, Certainty.POSSIBLE, "a plate with gaps")


def read_foreign(text: str, match: re.Match[str]) -> Iterator[Found]:
    """A plate that is said to be of another country: its form is not known here, and it is kept as it stands."""
    letters = bare(match["plate"])
    if any(letter.isdigit() for letter in letters):
        yield found_at(text, match.span("plate"), Kind.PLATE, letters, Certainty.LIKELY, f"a plate {Form.UNKNOWN}")
