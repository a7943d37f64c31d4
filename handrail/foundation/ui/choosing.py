"""In which language a page speaks, which others it offers, and what it says of the translation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.safestring import SafeData, mark_safe
from django.utils.translation import get_language, gettext, override
from django.utils.translation.trans_real import parse_accept_lang_header

from handrail.foundation.ui.languages import BY_CODE, COOKIE, ENGLISH, LANGUAGES, Language, is_checked, translations
from handrail.foundation.ui.marking import marked

Answered = TypeVar("Answered", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Offered:
    """A language and the address of this page in it."""

    language: Language
    address: str


@dataclass(frozen=True)
class Speaking:
    """The page's language; the others, each with an address; the one that the browser prefers, if it is another."""

    language: Language
    others: tuple[Offered, ...]
    preferred: Offered | None

    @property
    def checked(self) -> bool:
        """Whether somebody who speaks the language has checked the translation."""
        return is_checked(self.language.code)

    @property
    def in_english(self) -> str:
        """The address of this page in English."""
        return next((one.address for one in self.others if one.language.code == ENGLISH), "")


def spoken_now() -> Language:
    """The language that this page is answered in."""
    return BY_CODE.get(get_language() or ENGLISH, BY_CODE[ENGLISH])


def in_words(text: Any) -> Any:
    """A text in the language of the page, as safe or unsafe as it was; whatever is no text stays as it is."""
    if spoken_now().code == ENGLISH or not text or not isinstance(text, str):
        return text
    said = gettext(text)
    return mark_safe(said) if isinstance(text, SafeData) else said  # noqa: S308 — as it came


def written(text: Any) -> Any:
    """What somebody here wrote in English, in the language of the page if it is translated; else marked as English."""
    said = in_words(text)
    if spoken_now().code == ENGLISH or not text or not isinstance(text, str) or said != text:
        return said
    return mark_safe(marked(text)) if isinstance(text, SafeData) else marked(text)  # noqa: S308 — as it came


def in_english(view: Answered) -> Answered:
    """Answer in English whatever the page spoke: for paper, whose letters and layout are made for it."""

    @wraps(view)
    def answer(*given: Any, **named: Any) -> HttpResponseBase:
        with override(settings.LANGUAGE_CODE):
            response = view(*given, **named)
        response["Content-Language"] = settings.LANGUAGE_CODE
        return response

    return cast("Answered", answer)


def about_translation() -> tuple[str, ...]:
    """Who made the translation that is spoken now, and whether a speaker has checked it; nothing in English.

    For what somebody takes along, where no link leads to the English.
    """
    made = translations().get(spoken_now().code)
    if made is None:
        return ()
    who = gettext("Who made this translation: %(who)s.") % {"who": marked(made.made_by)}
    if made.checked:
        return who, gettext("Who, speaking the language, checked it: %(who)s.") % {"who": made.checked_by}
    return who, gettext("This translation has not yet been checked by a person who speaks the language.")


def told_in() -> str:
    """The code of the language that somebody reads our questions in now; empty for English."""
    code = spoken_now().code
    return "" if code == ENGLISH else code


def speaking(request: HttpRequest) -> Speaking:
    """What a page needs to know to offer other languages."""
    now = spoken_now()
    others = tuple(Offered(one, address_in(one, request)) for one in LANGUAGES if one != now)
    return Speaking(now, others, None if COOKIE in request.COOKIES else _preferred(others, request))


def query_of(request: HttpRequest) -> QueryDict:
    """What stands behind the question mark; nothing where it is too much, as in no link of ours."""
    try:
        return request.GET
    except TooManyFieldsSent:
        return QueryDict()


def address_in(language: Language, request: HttpRequest) -> str:
    """Where to find the page in that language, with whatever else its address says."""
    said = query_of(request).copy()
    said["language"] = language.code
    return f"{request.path}?{said.urlencode()}"


def _preferred(others: tuple[Offered, ...], request: HttpRequest) -> Offered | None:
    """Of what the browser prefers, the first that we speak; None when that is what the page speaks already."""
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        code = "zh-hans" if wanted.startswith("zh") else wanted.partition("-")[0]
        if code in BY_CODE:
            return next((one for one in others if one.language.code == code), None)
    return None
