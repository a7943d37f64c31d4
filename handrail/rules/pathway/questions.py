"""The questions of the pathway in plain English, from the pack."""

from dataclasses import dataclass

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import AskedQuestion


class NoSuchQuestion(Exception):
    """The pathway asks nothing of this name."""


@dataclass(frozen=True)
class Option:
    """One answer that a question offers."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question. `words_if_self` is how to ask the person themselves, where that differs.

    `kind` is choice, number or text; only a choice has options, and "not sure" ("unknown") may always be offered
    besides.
    """

    key: str
    kind: str
    words: str
    words_if_self: str
    hint: str
    options: tuple[Option, ...]

    def words_for(self, asker: str) -> str:
        """The words for whoever asks: "self" is asked about themselves."""
        return self.words_if_self if asker == "self" and self.words_if_self else self.words


def questions(*, locality: Locality) -> tuple[Question, ...]:
    """Every question, the most urgent first."""
    return tuple(question_from(asked) for asked in locality.pathway.questions)


def question(key: str, *, locality: Locality) -> Question:
    """The question with that key. Raises NoSuchQuestion."""
    for asked in locality.pathway.questions:
        if asked.key == key:
            return question_from(asked)
    raise NoSuchQuestion(f"There is no question {key}.")


def question_from(asked: AskedQuestion) -> Question:
    """The pack's question as other rooms read it."""
    return Question(
        key=asked.key,
        kind=asked.kind,
        words=asked.words,
        words_if_self=asked.words_if_self or asked.words,
        hint=asked.hint,
        options=tuple(Option(value, label) for value, label in asked.options),
    )
