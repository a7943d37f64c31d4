"""What a step says in the language of the page, and in the English that was held against the law."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.foundation.ui import choosing
from handrail.foundation.ui.marking import bare, marked
from handrail.rules.pathway.decision import Step

# A space follows a full stop in most languages, and none in Chinese.
SENTENCE_ENDS = re.compile(r"(?<=\.) +|(?<=[。።।]) *")
WITHOUT_SPACE = ("。", "？", "！")


@dataclass(frozen=True)
class StepWords:
    """The words of one step. `first` is the sentence by which somebody finds it, `further` those after it, or ""."""

    first: str
    further: str
    who: str
    because: str
    say: tuple[str, ...]
    do_not: tuple[str, ...]


def words_in_english(step: Step) -> StepWords:
    """The words as they were held against the law."""
    return StepWords(*headed([step.do]), step.who, step.because, step.say, step.do_not)


def words_on_page(step: Step) -> StepWords:
    """The words in the language of the page; what nobody has translated is marked as English."""
    said = step.unfilled
    first, further = headed([_spoken(words, step) for words in said.do])
    return StepWords(
        first=first,
        further=further,
        who=_spoken(step.who, step),
        because=_spoken(said.because, step),
        say=tuple(_spoken(words, step) for words in said.say),
        do_not=tuple(_spoken(words, step) for words in said.do_not),
    )


def is_translated(step: Step) -> bool:
    """Whether the page says any of the step in another language."""
    said = step.unfilled
    parts = (*said.do, step.who, said.because, *said.say, *said.do_not)
    return any(bare(choosing.written(words)) != words for words in parts)


def headed(parts: Sequence[str]) -> tuple[str, str]:
    """The first sentence of several parts, and whatever follows it; each stays marked as English where it was."""
    begun, *besides = parts
    plain = bare(begun)
    again = str if plain == begun else marked
    first, *rest = map(again, filter(None, SENTENCE_ENDS.split(plain, maxsplit=1)))
    return first, joined((*rest, *besides))


def joined(sentences: Sequence[str]) -> str:
    """One sentence after another, with a space between them where the language has one."""
    return "".join(one if one.endswith(WITHOUT_SPACE) else f"{one} " for one in sentences).rstrip()


def _spoken(words: str, step: Step) -> str:
    return step.unfilled.filled(choosing.written(words))
