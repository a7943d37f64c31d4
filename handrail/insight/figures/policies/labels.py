"""The rows of a figure that counts by a list of words: the same on the board, in a measure and in the explorer."""

from collections.abc import Iterable

from handrail.insight.figures.policies.tables import OTHER
from handrail.rules.localities.checked import CodedWord

SEVERAL = "several"
NOT_KNOWN = "Not known"


def words_by_code(words: Iterable[CodedWord]) -> dict[str, str]:
    """Labels by code. One that two codes share is told apart by its code."""
    found: dict[str, str] = {}
    for word in words:
        found[word.code] = f"{word.label} ({word.code})" if word.label in found.values() else word.label
    return found


def labels_of(words: Iterable[CodedWord], other: str) -> dict[str, str]:
    """Labels by code, and last what a code without a label is counted under.

    A word that is called like that is counted there too: apart, each could be worked out from where they are one.
    """
    return {**{code: label for code, label in words_by_code(words).items() if label != other}, OTHER: other}


def kinds_of(words: Iterable[CodedWord]) -> dict[str, str]:
    """Kinds of exploitation, each concern under one: those of several kinds stand by themselves."""
    known = words_by_code(words)
    other = known.get("not_known", NOT_KNOWN)
    return {**{code: label for code, label in known.items() if label != other}, SEVERAL: "Several kinds", OTHER: other}


def one_kind(kinds: Iterable[str]) -> str:
    """Under which kind a concern stands."""
    different = set(kinds)
    return SEVERAL if len(different) > 1 else next(iter(different), OTHER)
