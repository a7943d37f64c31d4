"""Businesses: by their legal form, by "trading as", or by a trade at the end of a name.

Folded to the name's words and the legal form apart: "Lucky Nails Limited" is "lucky nails|ltd".
"""

import re
from collections.abc import Iterator
from typing import Final

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.folding import words_of
from handrail.methods.reading.word_lists import meaning_in, words_in, words_of_kind

CAPITAL: Final = r"[A-Z0-9\u00c0-\u00de][\w'&.-]{0,30}"
NAME: Final = rf"{CAPITAL}(?: (?:(?:&|and|of|the|in) )?{CAPITAL}){{0,5}}?"
LEGAL: Final = r"(?:Ltd|LTD|ltd|Limited|LIMITED|LLP|llp|PLC|Plc|plc|CIC|Inc|LLC|GmbH|SRL|SARL|BV)"
WITH_FORM: Final = re.compile(rf"(?<![\w&'.-])(?P<name>{NAME}),? (?:\(UK\) )?(?P<form>{LEGAL})\b\.?")
SMALL: Final = re.compile(r"(?<![\w&'.-])(?P<name>[a-z][\w'&-]{1,30} [a-z][\w'&-]{1,30}) (?P<form>ltd|llp|plc)\b\.?")
TRADING: Final = re.compile(
    rf"\b(?:t/a|T/A|trading as|Trading as|trades as) [\"']?(?P<name>{CAPITAL}(?: (?:(?:&|and|of"
    rf"|the) )?{CAPITAL}){{0,5}})"
)
BY_TRADE: Final = re.compile(rf"(?<![\w&'.-])(?P<name>(?:{CAPITAL} (?:& |and )?){{1,4}}?(?P<trade>TRADES))(?![\w'])")
NO_BEGINNING: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "at",
        "from",
        "for",
        "in",
        "by",
        "of",
        "and",
        "he",
        "she",
        "they",
        "we",
        "i",
        "it",
        "called",
        "named",
        "company",
        "md",
        "boss",
        "owner",
        "manager",
        "director",
    }
)


def by_trade_pattern() -> re.Pattern[str]:
    """A name with capitals that ends with a trade: "Star Hand Car Wash", "Lucky Nails"."""
    trades = [word.capitalize() for word in words_in("trades")] + [
        "Car Wash",
        "Hand Car Wash",
        "Nail Bar",
        "Nail Salon",
        "Fish Bar",
    ]
    return re.compile(BY_TRADE.pattern.replace("TRADES", "|".join(sorted(trades, key=len, reverse=True))))


ENDING_WITH_TRADE: Final = by_trade_pattern()


def fold_business(written: str) -> str:
    """The name's words, and the legal form after a bar; "the" in front is left out."""
    words = list(words_of(written.replace("&", " and ")))
    form = meaning_in("legal_forms").get(words[-1], "") if len(words) > 1 else ""
    words = words[:-1] if form else words
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return f"{' '.join(words)}|{form}" if words else ""


def businesses_in(text: str) -> Iterator[Found]:
    """Businesses in a text of plain letters."""
    for match in WITH_FORM.finditer(text):
        yield from without_beginning(text, match, Certainty.SURE, "a name with a legal form")
    for match in SMALL.finditer(text):
        yield from without_beginning(text, match, Certainty.POSSIBLE, "a name with a legal form, in small letters")
    for match in TRADING.finditer(text):
        folded = fold_business(match["name"])
        if folded:
            yield found_at(text, match.span("name"), Kind.BUSINESS, folded, Certainty.LIKELY, "what somebody trades as")
    for match in ENDING_WITH_TRADE.finditer(text):
        yield from without_beginning(text, match, Certainty.POSSIBLE, "a name that ends with a trade")


def without_beginning(text: str, match: re.Match[str], certainty: Certainty, why: str) -> Iterator[Found]:
    """The find without the words in front that begin a sentence and no name; none if nothing else is left."""
    start = match.start("name")
    for word in re.finditer(r"\S+", match["name"]):
        if word[0].lower() not in NO_BEGINNING and not set(words_of(word[0])) & words_of_kind("not_names", "time"):
            break
        start = match.start("name") + word.end() + 1
    end = match.end()
    folded = fold_business(text[start:end]) if start < match.end("name") else ""
    trade = match.groupdict().get("trade")
    if folded and not (trade and start >= match.start("trade")):
        yield found_at(text, (start, end), Kind.BUSINESS, folded, certainty, why)
