"""The county's lists as the choices of a form."""

from collections.abc import Iterable

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.forms import Option
from handrail.rules.localities.locality import CodedWord

Choices = list[tuple[str, str]]


def from_list(words: Iterable[CodedWord]) -> Choices:
    """Codes with the words and hints that people read."""
    return [(word.code, Option(word.label, hint=word.hint)) for word in words]


def districts() -> Choices:
    """The districts of the county."""
    return [(district.code, district.name) for district in current_locality().districts]


def with_any(choices: Iterable[tuple[str, str]], label: str) -> Choices:
    """The choices, and one that chooses none of them."""
    return [("", label), *choices]
