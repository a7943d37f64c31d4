"""What is known about a situation: every answer is one of a few words, or not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

UNKNOWN = "unknown"
NOT_ASKED = "not_asked"
YES_NO = ("yes", "no")

CONSENTS = ("nrm", "support", "identity_in_dtn", "police", "safeguarding", "housing", "health", "charity")
"""Eight purposes, each agreed to or refused on its own (pathway.md 2.3)."""

VALUES: Mapping[str, tuple[str, ...]] = {
    "danger_now": ("yes", "no", "unsure"),
    "exploiter_present": ("yes", "no", "unsure"),
    "age": ("under_18", "may_be_under_18", "adult"),
    "asker": ("self", "public", "professional"),
    "organisation": (
        *("police", "nca", "county_council", "district_council", "fair_work_agency", "home_office"),
        *("charity_first_responder", "charity_other", "nhs", "fire", "school", "dwp", "probation_prison"),
        *("employer", "other"),
    ),
    "injury": ("urgent", "not_urgent", "none"),
    "in_uk": YES_NO,
    "already_referred": ("nrm", "dtn", "no"),
    "first_responder_has_spoken": YES_NO,
    "capacity": ("presumed", "doubted", "lacking"),
    **{f"consents.{purpose}": ("yes", "no", "unsure") for purpose in CONSENTS},
    "withdrawn": YES_NO,
    "wants_support_without_police": YES_NO,
    "exploited_as_child": YES_NO,
    "care_and_support_needs": YES_NO,
    "destitute_tonight": YES_NO,
    "sexual_assault": ("within_7_days", "older", "no"),
    "victim_has_children_or_pregnant": YES_NO,
    "infectious_disease": YES_NO,
    "immigration_insecure": YES_NO,
    "overseas_domestic_worker": YES_NO,
    "forced_marriage": YES_NO,
    "labour_exploitation_no_victim_yet": YES_NO,
    "planned_visit": YES_NO,
}
"""The answers that each question may have, besides not known."""

NUMBERS = ("victims",)
TEXTS = ("postcode", "place_kind")
KEYS: tuple[str, ...] = (*VALUES, *NUMBERS, *TEXTS)
LONGEST_TEXT = 60
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class Fault:
    """One thing that cannot be read: where it stands, and a sentence. The sentence never repeats what was given."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


class FactsRefused(Exception):
    """What was given cannot be read as facts; `faults` names every reason."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


@dataclass(frozen=True)
class Facts:
    """What is known; a question that is not among the answers has not been answered."""

    answers: tuple[tuple[str, str | int], ...] = ()

    @cached_property
    def by_key(self) -> dict[str, str | int]:
        """The answers by their keys, consents as "consents.nrm"."""
        return dict(self.answers)

    def get(self, key: str) -> str:
        """The answer in its word, or "unknown"."""
        return str(self.by_key.get(key, UNKNOWN))

    @property
    def victims(self) -> int | None:
        """How many people are expected or found, if anybody knows."""
        number = self.by_key.get("victims")
        return number if isinstance(number, int) else None

    def with_answer(self, key: str, value: str | int) -> "Facts":
        """These facts with one answer changed; "unknown" or "not_asked" takes it away. Raises FactsRefused."""
        if fault := fault_of(key, value):
            raise FactsRefused((fault,))
        rest = {one: said for one, said in self.answers if one != key}
        return facts_of(rest if says_nothing(key, value) else {**rest, key: value})

    def as_json(self) -> dict[str, Any]:
        """Only what is answered, in the shape that `read_facts` reads."""
        told: dict[str, Any] = {key: said for key, said in self.answers if not key.startswith("consents.")}
        consents = {key.partition(".")[2]: said for key, said in self.answers if key.startswith("consents.")}
        return {**told, "consents": consents} if consents else told


def read_facts(given: Mapping[str, object]) -> Facts:
    """The facts that a mapping tells, as in FACTS.json. Raises FactsRefused with every fault and its path."""
    flat, faults = flattened(given)
    faults += [fault for key, value in flat.items() if (fault := fault_of(key, value))]
    if faults:
        raise FactsRefused(tuple(sorted(faults, key=lambda fault: fault.path)))
    return facts_of({key: value for key, value in flat.items() if not says_nothing(key, value)})


def flattened(given: Mapping[str, object]) -> tuple[dict[str, object], list[Fault]]:
    """The answers with consents brought up as "consents.nrm", and what is wrong with the shape."""
    flat: dict[str, object] = {}
    faults: list[Fault] = []
    for key, value in given.items():
        if not isinstance(key, str) or "." in key:
            faults.append(Fault(str(key)[:LONGEST_TEXT], "There is no question of this name."))
        elif key != "consents":
            flat[key] = value
        elif isinstance(value, Mapping):
            flat.update({f"consents.{purpose}": said for purpose, said in value.items()})
        else:
            faults.append(Fault("consents", "This must be an object with one answer for each purpose."))
    return flat, faults


def fault_of(key: str, value: object) -> Fault | None:
    """What is wrong with one answer, if anything."""
    if key in VALUES:
        allowed = (*VALUES[key], UNKNOWN, *((NOT_ASKED,) if key.startswith("consents.") else ()))
        return None if value in allowed else Fault(key, f"This must be one of: {', '.join(allowed)}.")
    if key in NUMBERS:
        return None if value == UNKNOWN or is_number(value) else Fault(key, "This must be a whole number, 0 or more.")
    if key in TEXTS:
        fits = isinstance(value, str) and len(value) <= LONGEST_TEXT
        return None if fits else Fault(key, f"This must be text of at most {LONGEST_TEXT} characters.")
    return Fault(key[:LONGEST_TEXT], "There is no question of this name.")


def is_number(value: object) -> bool:
    """A whole number of people; True and False are no numbers here."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_PEOPLE


def says_nothing(key: str, value: object) -> bool:
    """Whether the answer means that nobody knows."""
    return value in (UNKNOWN, NOT_ASKED) or (key in TEXTS and not str(value).strip())


def facts_of(flat: Mapping[str, Any]) -> Facts:
    """Facts with their answers in the order of the keys, so that equal facts are equal."""
    return Facts(tuple((key, flat[key]) for key in KEYS if key in flat))
