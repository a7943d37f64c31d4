"""What is counted: the dictionary of measures, each with its definition, and those that cannot be counted with why."""

from collections.abc import Iterable
from dataclasses import dataclass

from handrail.rules.localities.checked import Checked

UNITS = {
    "concern": "concerns",
    "report": "reports",
    "referral": "referrals",
    "person": "people",
    "file": "files",
    "follow_up": "follow-ups",
    "visit": "visits",
    "centre": "reception centres",
    "minute": "minutes",
    "day": "days",
    "trained": "people who were trained",
    "session": "sessions",
    "copy": "copies",
    "opening": "openings of a page",
    "renewal": "renewals of licences",
    "campaign": "campaigns",
    "none": "",
}
"""What each measure counts, and how many of them are called."""

OPEN_UNITS = frozenset({"session", "copy", "opening", "campaign", "trained"})
"""Counts of our own work, from which nobody who may have been exploited can be known: small ones are shown."""

PLACES = {
    "exploited": "where somebody was exploited",
    "living": "where somebody lives",
    "met": "where somebody was met, or something was noticed",
    "referred_by": "who referred, wherever it happened",
    "none": "",
}
AGES = {
    "at_exploitation": "the age at which somebody was exploited",
    "now": "the age on the day it was recorded",
    "none": "",
}


class NoSuchMeasure(Exception):
    """The dictionary has no measure with that code."""


@dataclass(frozen=True, kw_only=True)
class MeasureEntry(Checked):
    """One measure. It is `counted` or says `why_not`; `owner` answers for it. Place and age are codes of the lists."""

    code: str
    name: str
    theme: str
    unit: str
    definition: str
    owner: str
    place: str
    age: str
    caveats: tuple[str, ...]
    counted: bool
    why_not: str

    @property
    def shows_small(self) -> bool:
        """Whether small numbers of it may be shown."""
        return self.unit in OPEN_UNITS


def measure_called(code: str, entries: Iterable[MeasureEntry]) -> MeasureEntry:
    """The measure with that code. Raises NoSuchMeasure."""
    for entry in entries:
        if entry.code == code:
            return entry
    raise NoSuchMeasure(f"The dictionary has no measure {code}.")
