"""What somebody has written so far. It lives in their browser, under lock; here it is never stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

Typed = Mapping[str, tuple[str, ...]]


class NotADraft(Exception):
    """These bytes are not a draft."""


@dataclass(frozen=True)
class Question:
    """A question asked in a flood, bound to one draft, and its answer."""

    words: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A report being written. `receipt` is drawn when it is begun, so that sending it twice makes one concern.

    `answers`: page by page, what was typed into each input; an empty page was skipped, an absent one not reached.
    """

    receipt: str
    answers: Mapping[str, Typed] = field(default_factory=dict)
    question: Question | None = None
    campaign: str = ""

    def __repr__(self) -> str:
        return "<Draft>"

    @property
    def begun(self) -> bool:
        """Whether any page has been answered or skipped."""
        return bool(self.answers)

    def with_answers(self, page: str, typed: Typed) -> "Draft":
        """The same draft with this page answered."""
        return replace(self, answers={**self.answers, page: typed})

    def without(self, *pages: str) -> "Draft":
        """The same draft as if these pages had not been reached."""
        return replace(self, answers={page: typed for page, typed in self.answers.items() if page not in pages})

    def to_json(self) -> str:
        """Short, for a cookie has little room."""
        question = [self.question.words, self.question.answer] if self.question else None
        kept = {"r": self.receipt, "a": self.answers, "q": question, "c": self.campaign}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` wrote.

        Raises:
            NotADraft: it is something else.
        """
        try:
            kept = json.loads(text)
            return cls(
                receipt=kept["r"],
                answers={page: _typed(typed) for page, typed in kept["a"].items()},
                question=Question(*kept["q"]) if kept["q"] else None,
                campaign=kept["c"],
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NotADraft from None


def _typed(kept: Mapping[str, Any]) -> Typed:
    return {name: tuple(values) for name, values in kept.items()}
