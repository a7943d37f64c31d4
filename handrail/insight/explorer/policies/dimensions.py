"""By what can be counted: for each unit its codes, their words, and what each does not say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handrail.insight.figures.policies.labels import NOT_KNOWN, kinds_of, words_by_code
from handrail.rules.localities.locality import Locality

OTHER = ""


class Unit(StrEnum):
    """What is counted. One concern may be about several people, and be referred several times."""

    CONCERNS = "concerns"
    REFERRALS = "referrals"
    PERSONS = "persons"


UNITS: Mapping[Unit, str] = {
    Unit.CONCERNS: "Concerns that arrived in the period. One worry that was told to us is one concern, whoever it is "
    "about. A second report of the same thing is left out, and so is what was set aside in a flood.",
    Unit.REFERRALS: "Referrals that were sent in the period, without forms for the Home Office. One concern or "
    "person can be referred several times.",
    Unit.PERSONS: "Records of potential victims that were begun in the period. Each is one person. "
    "It says nothing of what anybody is.",
}


@dataclass(frozen=True)
class Dimension:
    """One thing to count by. `settles` is how many days after a period its numbers are all in."""

    code: str
    label: str
    values: Mapping[str, str]
    caveat: str = ""
    settles: int = 0

    def value_of(self, code: str) -> str:
        """The words that a code is counted under."""
        return self.values.get(code, self.values[OTHER])

    @property
    def words(self) -> tuple[str, ...]:
        """Every value once, in order."""
        return tuple(dict.fromkeys(self.values.values()))


YES_NO = {"yes": "Yes", "no": "No", OTHER: "Not sure, or not known"}
PRIORITIES = {
    "immediate": "Immediate",
    "high": "High",
    "normal": "Normal",
    "low": "Low",
    OTHER: "Not decided yet",
}
ENTRIES = {
    "online": "On the website",
    "telephone": "By telephone",
    "import": "In a partner’s file",
    OTHER: "In another way",
}
ASKED_FOR = {
    "concern": "To look into a concern",
    "support": "Support",
    "childrens_services": "Children’s services",
    "adult_safeguarding": "Adult safeguarding",
    "police": "Police",
    "housing": "Housing",
    "sexual_assault_centre": "Sexual assault referral centre",
    "health": "Health",
    "charity": "Help of a charity",
    OTHER: "Something else",
}
WAYS = {"member": "Through Handrail", "pdf": "As a document", "telephone": "By telephone", OTHER: "In another way"}
ANSWERS = {
    "accepted": "Accepted",
    "declined": "Declined",
    "returned": "Returned for more information",
    "withdrawn": "Withdrawn by the desk",
    OTHER: "Not answered",
}
DECISIONS = {"positive": "Positive", "negative": "Negative", OTHER: "None, or not told to us"}
WHERE_NOTICED = "It is where somebody noticed something, not where anybody lives or was exploited."
THOUGHT = "A kind is what the desk thought possible, not what was found."


def dimensions_of(unit: Unit, locality: Locality) -> dict[str, Dimension]:
    """By what this unit can be counted, in the order in which it is offered."""
    make = {Unit.CONCERNS: of_concerns, Unit.REFERRALS: of_referrals, Unit.PERSONS: of_persons}[unit]
    return {one.code: one for one in make(locality)}


def of_concerns(locality: Locality) -> tuple[Dimension, ...]:
    """By what concerns can be counted."""
    outcomes = {**words_by_code(locality.outcomes), "open": "Not closed by then", OTHER: "Another outcome"}
    return (
        Dimension("source", "Who told us", {**words_by_code(locality.reporter_kinds), OTHER: NOT_KNOWN}),
        district(locality),
        kind(locality),
        Dimension("place", "Kind of place", {**words_by_code(locality.place_kinds), OTHER: NOT_KNOWN}),
        Dimension("child", "Whether a child may be at risk", YES_NO),
        Dimension("danger", "Whether somebody was in danger", YES_NO),
        Dimension("priority", "Priority", PRIORITIES, "A priority is what the desk decided last."),
        Dimension("entry", "How it reached us", ENTRIES),
        Dimension("outcome", "Outcome within 28 days", outcomes, "None of these says what anybody is.", 28),
    )


def of_referrals(locality: Locality) -> tuple[Dimension, ...]:
    """By what referrals can be counted."""
    return (
        Dimension("organisation", "Kind of organisation", organisations(locality)),
        Dimension("asked_for", "What was asked for", ASKED_FOR),
        Dimension("answer", "Answer within 14 days", ANSWERS, "", 14),
        Dimension("priority", "Priority", PRIORITIES),
        Dimension("way", "How it was sent", WAYS),
        district(locality),
    )


def of_persons(locality: Locality) -> tuple[Dimension, ...]:
    """By what persons can be counted. Ages are locked under each person's own key, and nothing is opened to count."""
    of_concern = "It is what the concern says that the record came from; not known where there was none."
    return (
        Dimension("organisation", "Kind of organisation that keeps the record", organisations(locality)),
        district(locality),
        kind(locality),
        Dimension("child", "Whether a child may be at risk", YES_NO, of_concern),
        Dimension("decision", "First Home Office decision within 90 days", DECISIONS, "It is the Home Office’s.", 90),
    )


def district(locality: Locality) -> Dimension:
    """The districts of the county."""
    named = {each.code: each.name for each in locality.districts}
    return Dimension("district", "District", {**named, OTHER: "Not known, or elsewhere"}, WHERE_NOTICED)


def organisations(locality: Locality) -> dict[str, str]:
    """What sort of body an organisation is."""
    known = words_by_code(locality.organisation_kinds)
    return {**known, OTHER: known["other"]}


def kind(locality: Locality) -> Dimension:
    """Kinds of exploitation, each concern under one: those of several kinds stand by themselves."""
    return Dimension("kind", "Kind of exploitation", kinds_of(locality.exploitation_kinds), THOUGHT)
