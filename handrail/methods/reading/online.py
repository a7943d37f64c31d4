"""E-mail addresses and handles: folded to small letters, a handle with its platform in front ("instagram:sunny_99")."""

import re
from collections.abc import Iterator
from typing import Final

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.telephones import whole_number
from handrail.methods.reading.word_lists import meaning_in, words_in

EMAIL: Final = re.compile(r"(?<![\w.+%-])[\w.+%'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
SPELT: Final = re.compile(
    r"(?<![\w.+%-])(?P<name>[\w.+-]{1,64}) ?[\[(]?\bat\b[\])]? ?(?P<host>gmail|hotmail|outlook|yahoo|icloud|live"
    r"|proton(?:mail)?) ?[\[(]?(?:\bdot\b|\.)[\])]? ?(?P<end>com|co\.uk|co dot uk|net|org|me)(?!\w)",
    re.IGNORECASE,
)
HANDLE: Final = re.compile(r"(?<![\w@.%+-])@(?P<name>\w[\w.]{0,28}\w)(?![\w@])")
NAME: Final = r"@?(?P<name>[A-Za-z0-9_](?:[\w.-]{0,30}\w))(?![\w@])"
PLATFORM: Final = "(?P<platform>PLATFORMS)"
OF_PLATFORM: Final = (
    rf"\b{PLATFORM}(?: ?(?:name|handle|user ?name|account|profile|user|id|page|is|was|as|under"
    rf"|called)\b){{1,3}}[ :=]{{1,3}}[\"'(]?{NAME}",
    rf"\b{PLATFORM}(?: ?(?:name|handle|user ?name|account|profile|user|id|page))?(?: ?[:=] ?| @| - @)[\"'(]?{NAME}",
)
LINK: Final = re.compile(
    r"\b(?P<platform>instagram|facebook|fb|tiktok|snapchat|twitter|x|t|vk|onlyfans|telegram)\.(?:com|me)/"
    r"(?:add/)?@?(?P<name>[A-Za-z0-9_][\w.-]{1,40}\b)",
    re.IGNORECASE,
)
WHATSAPP_LINK: Final = re.compile(
    r"\b(?:wa\.me/|whatsapp\.com/send\?phone=)\+?(?P<number>\d{8,15})(?!\d)", re.IGNORECASE
)
LINKED: Final = {"t": "telegram", "x": "x", "fb": "facebook"}
ADDRESSES_WITHOUT_DOTS: Final = frozenset({"gmail.com", "googlemail.com"})


def platforms_pattern() -> tuple[re.Pattern[str], ...]:
    """A platform with a handle after it."""
    names = "|".join(sorted(meaning_in("platforms"), key=len, reverse=True))
    return tuple(re.compile(pattern.replace("PLATFORMS", names), re.IGNORECASE) for pattern in OF_PLATFORM)


WITH_PLATFORM: Final = platforms_pattern()


def fold_email(written: str) -> str:
    """The address in small letters."""
    return written.strip().lower()


def email_key(written: str) -> str:
    """The mailbox: without what is after a plus, and without dots where the provider takes no notice of them."""
    name, _, host = fold_email(written).rpartition("@")
    name = name.partition("+")[0] or name
    host = "gmail.com" if host == "googlemail.com" else host
    return f"{name.replace('.', '') if host in ADDRESSES_WITHOUT_DOTS else name}@{host}"


def fold_handle(name: str, *, platform: str = "") -> str:
    """The handle in small letters, without @, after its platform: "instagram:sunny", or ":sunny" of an unknown one."""
    word = platform.strip().lower()
    return f"{LINKED.get(word) or meaning_in('platforms').get(word, word)}:{name.strip().lstrip('@').lower()}"


def emails_in(text: str) -> Iterator[Found]:
    """E-mail addresses in a text of plain letters, also as people spell them."""
    for match in EMAIL.finditer(text):
        yield found_at(
            text, match.span(), Kind.EMAIL, fold_email(match[0].lstrip("'")), Certainty.SURE, "an e-mail address"
        )
    for match in SPELT.finditer(text):
        folded = f"{match['name']}@{match['host']}.{match['end'].replace(' dot ', '.')}".lower()
        yield found_at(text, match.span(), Kind.EMAIL, folded, Certainty.POSSIBLE, "an e-mail address, spelt out")


def handles_in(text: str) -> Iterator[Found]:
    """Handles in a text of plain letters: after @, after a platform's name, or in a link to it."""
    for match in WHATSAPP_LINK.finditer(text):
        if number := whole_number(f"+{match['number']}"):
            yield found_at(text, match.span(), Kind.TELEPHONE, number, Certainty.SURE, "a number in a link")
    for match in LINK.finditer(text):
        folded = fold_handle(match["name"], platform=match["platform"])
        yield found_at(text, match.span(), Kind.HANDLE, folded, Certainty.SURE, "a link to a profile")
    for pattern in WITH_PLATFORM:
        for match in pattern.finditer(text):
            if is_a_handle(match["name"]):
                folded = fold_handle(match["name"], platform=match["platform"])
                yield found_at(text, match.span(), Kind.HANDLE, folded, Certainty.LIKELY, "a name on a platform")
    for match in HANDLE.finditer(text):
        yield found_at(text, match.span(), Kind.HANDLE, fold_handle(match["name"]), Certainty.LIKELY, "a name after @")


def is_a_handle(name: str) -> bool:
    """Whether what stands after a platform's name is no ordinary word, and no telephone number."""
    return name.lower() not in words_in("no_handle") and not name.isdigit() and len(name) > 2
