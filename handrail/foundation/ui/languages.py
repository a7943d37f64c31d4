"""The languages of the public door: their names, which way they are read, and how far each translation is.

English is what everything is written in. Another language is a file of pairs, `locale/<code>/handrail.po`, that
translators' own programs open; `locale/about.csv` says who made it and who, knowing the language, has checked it.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from handrail.foundation.ui.catalogues import read_catalogue

FOLDER = Path(__file__).resolve().parents[3] / "locale"
ENGLISH, CHINESE = "en", "zh-hans"
COOKIE = "handrail_language"


@dataclass(frozen=True)
class Language:
    """`code` as browsers say it; `name` in English; `own` as its speakers write it; `invitation` to read on in it.

    `day` is how a day is written, and `near_day` one that is near, in the letters of Django's filter `date`. `comma` is
    what stands between two parts of a phrase, with the space after it where there is one; `between` stands between two
    sentences.
    """

    code: str
    name: str
    own: str
    invitation: str
    right_to_left: bool = False
    day: str = "j F Y"
    near_day: str = "l j F"
    comma: str = ", "
    between: str = " "

    @property
    def direction(self) -> str:
        """What the page's `dir` says."""
        return "rtl" if self.right_to_left else "ltr"

    @property
    def tag(self) -> str:
        """What the page's `lang` says."""
        return "en-GB" if self.code == ENGLISH else self.code


LANGUAGES = (
    Language("en", "English", "English", "Read this in English"),
    Language("sq", "Albanian", "Shqip", "Lexojeni në shqip"),
    Language("ar", "Arabic", "العربية", "اقرأ بالعربية", right_to_left=True, comma="، "),
    Language(
        *(CHINESE, "Chinese (simplified)", "简体中文", "用简体中文阅读"),
        day="Y年n月j日",
        near_day="n月j日l",
        comma="，",
        between="",
    ),
    Language("lt", "Lithuanian", "Lietuvių", "Skaityti lietuviškai", day="Y-m-d", near_day=r"l, E j \d."),
    Language("pl", "Polish", "Polski", "Czytaj po polsku", day="j E Y", near_day="l, j E"),
    Language(*("pt", "Portuguese", "Português", "Ler em português"), day=r"j \d\e F \d\e Y", near_day=r"l, j \d\e F"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ", "ਪੰਜਾਬੀ ਵਿੱਚ ਪੜ੍ਹੋ"),
    Language("ro", "Romanian", "Română", "Citiți în română"),
    Language("ti", "Tigrinya", "ትግርኛ", "ብትግርኛ ኣንብቡ", comma="፡ "),
    Language("uk", "Ukrainian", "Українська", "Читати українською", day="j E Y", near_day="l, j E"),
    Language(
        *("vi", "Vietnamese", "Tiếng Việt", "Đọc bằng tiếng Việt"),
        day=r"j \t\há\n\g n \nă\m Y",
        near_day=r"l, j \t\há\n\g n",
    ),
)
BY_CODE = {language.code: language for language in LANGUAGES}
OTHERS = tuple(language for language in LANGUAGES if language.code != ENGLISH)

# What Django's own list of languages lacks.
ALSO_KNOWN: dict[str, dict[str, Any]] = {
    "ti": {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"},
}


@dataclass(frozen=True)
class Translation:
    """How one translation came to be; `checked_on` is None while nobody who speaks the language has checked it."""

    language: Language
    made_by: str
    made_on: date
    checked_by: str
    checked_on: date | None

    @property
    def checked(self) -> bool:
        """Whether a person who speaks the language has checked it."""
        return bool(self.checked_by and self.checked_on)


def name_of(code: str) -> str:
    """The language in English; the code itself where it is none of ours."""
    return BY_CODE[code].name if code in BY_CODE else code


@cache
def translations() -> dict[str, Translation]:
    """Every translation by its language's code."""
    with (FOLDER / "about.csv").open(encoding="utf-8", newline="") as file:
        return {row["language"]: _translation(row) for row in csv.DictReader(file)}


def is_checked(code: str) -> bool:
    """Whether what stands on the page in this language may be relied on; English is what is written."""
    return code == ENGLISH or translations()[code].checked


@cache
def words_to_translate() -> tuple[str, ...]:
    """Every sentence that is to be said in each language."""
    return tuple(read_catalogue(FOLDER / "handrail.pot"))


@cache
def translated(code: str) -> dict[str, str]:
    """What is said in that language: English to translation, without what nobody has translated."""
    return {said: other for said, other in read_catalogue(FOLDER / code / "handrail.po").items() if other}


def days_and_months(code: str) -> dict[str, str]:
    """What days and months are called, where Django does not know it: English to translation."""
    file = FOLDER / code / "calendar.po"
    return read_catalogue(file) if file.exists() else {}


def missing(code: str) -> tuple[str, ...]:
    """The sentences that are shown in English to readers of that language."""
    return tuple(said for said in words_to_translate() if said not in translated(code))


def _translation(row: dict[str, str]) -> Translation:
    checked_on = date.fromisoformat(row["checked_on"]) if row["checked_on"] else None
    return Translation(
        BY_CODE[row["language"]], row["made_by"], date.fromisoformat(row["made_on"]), row["checked_by"], checked_on
    )
