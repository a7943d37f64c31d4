"""Codes and values of a referral as words for a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.desk.models import Concern, Priority
from handrail.casework.desk.policies import district_name, word_for
from handrail.casework.persons.models import LawfulBasis
from handrail.casework.referrals.models import Kind, Override, Referral, ReferralStatus, Section, Way
from handrail.casework.referrals.policies import UNDER_WAY, lateness_in_words, overdue
from handrail.casework.referrals.queries import opening_of
from handrail.casework.referrals.views.fields import ANSWERS
from handrail.foundation.ui.wording import opening_words, when_words
from handrail.rules.localities.locality import Channel

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
OUR_REASONS = {"consent_withdrawn": "The person no longer agrees"}


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
    def about(self) -> str:
        """What it is for, where it is about a person."""
        return self.kind if self.referral.kind != Kind.CONCERN else ""

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
        "How": Way(referral.way).label if referral.way != Way.MEMBER else "",
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


def lawful_basis_label(referral: Referral) -> str:
    """On what authority it went without the person's yes, if it did."""
    return str(LawfulBasis(referral.lawful_basis).label) if referral.lawful_basis else ""


def moment_in_words(moment: datetime | None) -> str:
    """A moment in words; empty for None."""
    return when_words(moment) if moment else ""


def opening_in_words(channel: Channel | None, *, at: datetime) -> str:
    """Whether they can be reached now; that nobody has confirmed their hours, if so."""
    if channel is None:
        return ""
    opening = opening_of(channel, at=at)
    return opening_words(opening, at=at) if opening else "Nobody has confirmed when they can be reached."
