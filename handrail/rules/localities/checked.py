"""What every entry of a pack carries: where it comes from, when it was checked, and whether it is sure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """Whether something holds, as far as anybody has checked."""

    YES = "yes"
    NO = "no"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Where an entry comes from, when somebody last held it against that, and whether it has been confirmed."""

    source: str
    checked_on: date
    verified: bool


@dataclass(frozen=True, kw_only=True)
class CodedWord(Checked):
    """One entry of a list of codes: what is stored, and what people read."""

    code: str
    label: str
    hint: str
    group: str
