"""Codes and values of a referral as words for a page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.desk.models import Concern, Priority
from handrail.casework.desk.policies import district_name, sign_words, word_for
from handrail.casework.referrals.models import Kind, Override, Referral, ReferralStatus, Section, Way
from handrail.casework.referrals.policies import UNDER_WAY, lateness_in_words, overdue
from handrail.casework.referrals.queries import SharedPart

COLOURS: Mapping[str, str] = {
    ReferralStatus.DRAFT: "yellow",
    ReferralStatus.SENT: "blue",
    ReferralStatus.OPENED: "teal",
    ReferralStatus.ACCEPTED: "green",
    ReferralStatus.ACTIVE: "green",
    ReferralStatus.DECLINED: "orange",
    ReferralStatus.RETURNED: "orange",
    ReferralStatus.DONE: "grey",
    ReferralStatus.WITHDRAWN: "grey",
}
PRIORITY_COLOURS: Mapping[str, str] = {Priority.IMMEDIATE: "red", Priority.HIGH: "orange"}
LABELS = {
    "account": "What was told",
    "signs": "Signs that were ticked",
    "happened_on": "Day",
    "happened_text": "When, in their words",
    "still_happening": "Still happening",
    "place_kind": "Kind of place",
    "address": "Address",
    "place_description": "Description of the place",
    "postcode": "Postcode",
    "district": "District",
    "people_text": "The people",
    "people_count": "How many people",
    "languages": "Languages",
    "names": "Names",
    "vehicles": "Vehicles",
    "telephones": "Telephone numbers",
    "businesses": "Businesses",
    "how_known": "How it is known",
    "how_known_text": "How it is known, in their words",
    "name": "Name of who told us",
    "reporter_kind": "Who told us",
    "organisation": "Their organisation",
    "reporter_role": "Their role",
    "safe_contact": "Safe contact",
}
OUR_REASONS = {"consent_withdrawn": "The person no longer agrees"}
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Not known", "unsure": "Not sure", "": "Not known"}


@dataclass(frozen=True)
class Line:
    """One referral in a list."""

    referral: Referral
    status: str
    colour: str
    priority: str
    priority_colour: str
    kind: str
    district: str
    lateness: str
    late: bool
    reason: str

    @property
    def owed(self) -> str:
        """What the organisation owes next."""
        return "To be done" if self.referral.status in UNDER_WAY else "Answer"


def lines_of(referrals: Iterable[Referral], *, at: datetime) -> list[Line]:
    """The lines of a list."""
    return [line_of(referral, at=at) for referral in referrals]


def line_of(referral: Referral, *, at: datetime) -> Line:
    """One line, in words."""
    return Line(
        referral=referral,
        status=ReferralStatus(referral.status).label,
        colour=COLOURS[referral.status],
        priority=Priority(referral.priority).label,
        priority_colour=PRIORITY_COLOURS.get(referral.priority, ""),
        kind=Kind(referral.kind).label,
        district=district_of(referral),
        lateness=lateness_in_words(referral, at=at),
        late=overdue(referral, at=at),
        reason=reason_label(referral),
    )


def reason_label(referral: Referral) -> str:
    """The coded reason for which it came back or was taken back, in words."""
    if referral.reason in OUR_REASONS or not referral.reason:
        return OUR_REASONS.get(referral.reason, "")
    return word_for(
        "decline_reasons" if referral.status == ReferralStatus.DECLINED else "return_reasons", referral.reason
    )


def district_of(referral: Referral) -> str:
    """The district of the concern it is about or began with."""
    return district_name(referral.concern.district if referral.concern else "") or "Not known"


def facts_of(referral: Referral, *, at: datetime) -> list[dict[str, str]]:
    """What anybody who may know of a referral may know: references, codes and names of organisations."""
    return in_rows(
        {
            **heads_of(referral),
            "Priority": Priority(referral.priority).label,
            **(concern_facts(referral.concern) if referral.concern and referral.person is None else {}),
            "Next": lateness_in_words(referral, at=at),
            "Reason": reason_label(referral),
        }
    )


def concern_facts(concern: Concern) -> dict[str, str]:
    """What every receiver of a concern is told, as the desk assessed it."""
    return {
        "District": district_name(concern.district) or "Not known",
        "Anyone in danger now": ANSWERS.get(concern.danger, concern.danger),
        "A child may be involved": ANSWERS.get(concern.child, concern.child),
    }


def heads_of(referral: Referral) -> dict[str, str]:
    """What it is about, from whom, to whom and which way."""
    return {
        "Concern" if referral.person is None else "Reference": referral.reference,
        "For": Kind(referral.kind).label if referral.kind != Kind.CONCERN else "",
        "From": referral.from_name,
        "To": referral.to_name,
        "Sent": Way(referral.way).label if referral.way != Way.MEMBER else "",
    }


def in_rows(facts: Mapping[str, str]) -> list[dict[str, str]]:
    """Keys and values of a summary; what is empty is left out."""
    return [{"key": key, "value": value} for key, value in facts.items() if value]


def ended_facts_of(referral: Referral) -> list[dict[str, str]]:
    """The coded line that is left when a referral has ended."""
    outcome = {"Outcome": ReferralStatus(referral.status).label, "Reason": reason_label(referral)}
    return in_rows({**heads_of(referral), **outcome})


def section_labels(referral: Referral) -> list[str]:
    """The names of the sections that were shared."""
    return [str(Section(code).label) for code in referral.sections]


def override_label(referral: Referral) -> str:
    """The exception under which the reporter was named, if one was used."""
    return str(Override(referral.override).label) if referral.override else ""


@dataclass(frozen=True)
class Part:
    """A shared section, ready to be shown."""

    title: str
    rows: list[dict[str, str]]


def parts_in_words(parts: Iterable[SharedPart]) -> list[Part]:
    """The shared sections; a field in which nothing was told is left out."""
    return [Part(str(part.section.label), rows_of(part)) for part in parts]


def rows_of(part: SharedPart) -> list[dict[str, str]]:
    """Label and words of each field in which something was told."""
    spoken = ((LABELS[name], in_words(name, value)) for name, value in part.values.items())
    return [{"key": label, "value": words} for label, words in spoken if words]


def in_words(name: str, value: object) -> str:
    """A field's value as a person reads it; empty when nothing was told."""
    if value in ("", None, [], {}):
        return ""
    return SPOKEN.get(name, str)(value)


def signs_in_words(codes: object) -> str:
    """The signs that were ticked, one a line."""
    words = sign_words()
    return "\n".join(words.get(code, code) for code in map(str, codes)) if isinstance(codes, list) else ""


def safe_contact_in_words(told: object) -> str:
    """How, when and with which words somebody may be reached. What is not known is said to be unsafe."""
    if not isinstance(told, Mapping) or told.get("channel") not in {"phone", "text", "email"}:
        return "Do not contact them."
    sentences = {
        "By": told["channel"],
        "At": told.get("address"),
        "When": told.get("times"),
        "Voicemail": {"yes": "safe to leave one", "no": "never"}.get(str(told.get("voicemail_ok")), "not known: never"),
        "Say": told.get("say"),
    }
    return "\n".join(f"{key}: {value}" for key, value in sentences.items() if value)


SPOKEN: Mapping[str, Callable[[object], str]] = {
    "signs": signs_in_words,
    "still_happening": lambda code: ANSWERS.get(str(code), str(code)),
    "district": lambda code: district_name(str(code)),
    "safe_contact": safe_contact_in_words,
    "place_kind": lambda code: word_for("place_kinds", str(code)),
    "how_known": lambda code: word_for("how_known", str(code)),
    "reporter_kind": lambda code: word_for("reporter_kinds", str(code)),
}
