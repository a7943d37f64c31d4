"""Which words of a page stand in English although the page speaks another language, and how the page says so.

Whatever nobody has translated is put between two marks as it is said. When the page is whole, the marks become a `lang`
around those words, so that a screen reader says them as English (WCAG 2.2, success criterion 3.1.2).
"""

import re

# Two letters of Unicode's private use: nobody types them, and no font has them.
BEGINS, ENDS = "\ue000", "\ue001"
IN_ENGLISH = ' lang="en-GB" dir="ltr"'
# Where no element may stand: within a tag, and in what a browser reads as bare text.
BARE = re.compile(r"<(?:title|option|textarea|script|style)\b[^>]*>.*?</|<[^>]*>", re.DOTALL)
WHOLLY = re.compile(rf"(<(?:title|option)\b[^>]*)>(?=\s*{BEGINS})")
MARKS = re.compile(f"[{BEGINS}{ENDS}]")
# A template puts a space between two sentences. Chinese has none: its full stop is as wide as a letter.
TYPED = r"<(?:textarea|script|style)\b[^>]*>.*?</|<input\b[^>]*>"
AFTER_CHINESE = re.compile(rf"({TYPED})|([。？！](?:</(?:a|b|span|strong)>)*) (?=\S)", re.DOTALL)


def marked(text: str) -> str:
    """English words for a page in another language."""
    return f"{BEGINS}{text}{ENDS}"


def bare(text: str) -> str:
    """The words without marks, for whatever is no page."""
    return MARKS.sub("", text)


def closed_up(page: str) -> str:
    """The page (HTML) without the space that follows a Chinese full stop; what somebody typed stays as it is."""
    return AFTER_CHINESE.sub(r"\1\2", page)


def with_languages(page: str) -> str:
    """The page (HTML) with a `lang` around what stands in English, and without marks."""
    if BEGINS not in page:
        return page
    page = WHOLLY.sub(rf"\1{IN_ENGLISH}>", page)
    return _spanned(BARE.sub(lambda found: bare(found[0]), page))


def _spanned(page: str) -> str:
    """Marks as elements. One within another says nothing more."""
    made, depth, last = [], 0, 0
    for found in MARKS.finditer(page):
        made.append(page[last : found.start()])
        last = found.end()
        depth += 1 if found[0] == BEGINS else -1
        if depth == (1 if found[0] == BEGINS else 0):
            made.append(f"<span{IN_ENGLISH}>" if found[0] == BEGINS else "</span>")
    return "".join([*made, page[last:]])
