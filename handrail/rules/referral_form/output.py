"""What may go to the Home Office: built up from an allow-list for the route, never cut down from what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

from handrail.rules.referral_form.conditions import Answers
from handrail.rules.referral_form.fields import (
    LEFT_OPEN,
    Field,
    FieldKind,
    IdentifierKind,
    Identifies,
    InNotification,
    ReferralForm,
)
from handrail.rules.referral_form.form import shown
from handrail.rules.referral_form.known import NOTHING_KNOWN, Known, known_in
from handrail.rules.referral_form.screening import Finding, Reading, screen, strike

CONSENT_TO_REFERRAL = "nrm"
CONSENT_TO_BE_NAMED = "identity_in_dtn"
NO_READINGS: Mapping[str, Reading] = {}


class AllowList(StrEnum):
    """The lists of fields that may go out. Which one holds follows from age and consents, and from nothing else."""

    NRM_ADULT = "nrm_adult"
    NRM_CHILD = "nrm_child"
    DTN = "dtn"
    DTN_NAMED = "dtn_named"
    NOTHING = "nothing"

    @property
    def route(self) -> str:
        """Which way it goes: "nrm", "dtn", or "" when nothing may go."""
        return "" if self is AllowList.NOTHING else self.value.split("_")[0]


# Which answers each list lets through; whatever is in none of them stays here.
LETS_THROUGH: Mapping[AllowList, frozenset[InNotification]] = {
    AllowList.NRM_ADULT: frozenset(InNotification) - {InNotification.OURS_ONLY},
    AllowList.NRM_CHILD: frozenset(InNotification) - {InNotification.OURS_ONLY},
    AllowList.DTN: frozenset({InNotification.GOES, InNotification.GOES_ONCE_READ}),
    AllowList.DTN_NAMED: frozenset(
        {
            *(InNotification.GOES, InNotification.GOES_ONCE_READ),
            *(InNotification.GOES_IF_NAMED, InNotification.STRUCK_UNLESS_NAMED),
        }
    ),
    AllowList.NOTHING: frozenset(),
}
WHY_LEFT_OUT: Mapping[InNotification, str] = {
    InNotification.OURS_ONLY: "It is for you alone: the Home Office is never sent it.",
    InNotification.GOES_IF_NAMED: "The person has not agreed to be named (Modern Slavery Act 2015, section 52(3)).",
    InNotification.STRUCK_UNLESS_NAMED: "It leads to the person, who has not agreed to be named (section 52(3)).",
    InNotification.NEVER: "It is no part of a notification.",
}
NOT_IN_THE_FORM = "The form does not ask for this, given the other answers."
NOT_AN_ANSWER = "It is not one of the answers that the form offers."
NOT_READ = "Nobody has confirmed that what it says now identifies nobody."
NOTHING_GOES = "Nothing can go until the person's decision about the referral is recorded."


@dataclass(frozen=True, repr=False)
class Output:
    """What may go out, field by field in the form's order, and what stays here and why."""

    allow_list: AllowList
    fields: tuple[tuple[str, object], ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def route(self) -> str:
        """Which way it goes: "nrm", "dtn", or ""."""
        return self.allow_list.route


def allow_list(answers: Answers, *, consents: Mapping[str, str], best_interests: bool = False) -> AllowList:
    """Which list holds. Willingness to help the police is looked at nowhere: it is no consent to be named.

    Whoever is not known to be an adult is treated as a child, without a question of consent (Modern Slavery Act 2015
    s51). Only the record of consents decides for an adult; a "no" on the form beside a recorded "yes" stops
    everything until somebody has asked. `best_interests`: the person was found to lack capacity, and a decision in
    their best interests is recorded.
    """
    if answers.get("pv_under_18") != "no":
        return AllowList.NRM_CHILD
    recorded = consents.get(CONSENT_TO_REFERRAL, "not_asked")
    if recorded == "no":
        return AllowList.DTN_NAMED if consents.get(CONSENT_TO_BE_NAMED) == "yes" else AllowList.DTN
    if answers.get("pv_consents_to_nrm") != "no" and (recorded == "yes" or best_interests):
        return AllowList.NRM_ADULT
    return AllowList.NOTHING


def as_decided(answers: Answers, *, consents: Mapping[str, str], best_interests: bool = False) -> dict[str, object]:
    """The answers with the form's question of consent answered from the record, and never from a box on a page."""
    route = allow_list(answers, consents=consents, best_interests=best_interests).route
    decided = {field: answer for field, answer in answers.items() if field != "pv_consents_to_nrm"}
    if route and answers.get("pv_under_18") == "no":
        decided["pv_consents_to_nrm"] = "yes" if route == "nrm" else "no"
    return decided


@dataclass(frozen=True, repr=False)
class Sieve:
    """Lets each answer through, or says why not."""

    form: ReferralForm
    answers: Answers
    holding: AllowList
    known: Known
    readings: Mapping[str, Reading]

    def passes(self, field: Field, answer: object) -> tuple[str, object]:
        """Why the answer stays here, or "" and what of it may go."""
        if self.holding is AllowList.NOTHING:
            return NOTHING_GOES, None
        if field.in_notification not in LETS_THROUGH[self.holding]:
            return WHY_LEFT_OUT[field.in_notification], None
        if not shown(field, self.answers):
            return NOT_IN_THE_FORM, None
        offered = self.offered(field, answer)
        if offered is None:
            return NOT_AN_ANSWER, None
        if self.holding.route == "nrm" or self.is_one_of_theirs(field, offered):
            return "", offered
        return self.screened(field, str(offered))

    def offered(self, field: Field, answer: object) -> object:
        """The answer if it is of the kind that the field takes, else None."""
        values = {option.value for option in field.options}
        match field.kind:
            case FieldKind.CHOICE:
                return answer if answer in values else None
            case FieldKind.CHOICES:
                return tuple(value for value in answer if value in values) if is_many(answer) else None
            case FieldKind.TICK:
                return True if answer is True else None
            case FieldKind.FILES:
                return answer if is_many(answer) else None
            case _:
                return str(answer) if isinstance(answer, str | int) and not isinstance(answer, bool) else None

    def is_one_of_theirs(self, field: Field, answer: object) -> bool:
        """Whether it is one of the form's own answers, word for word, in which nobody can be named."""
        if field.in_notification is InNotification.GOES_ONCE_READ:
            return False
        listed = {entry.words for entry in self.form.lists.get(field.list_name, ())}
        return field.kind in {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.TICK} or answer in listed

    def screened(self, field: Field, text: str) -> tuple[str, object]:
        """The text of a notification without what somebody has not let stay; words need a reader first."""
        reading = self.readings.get(field.id)
        if reading is not None and reading.text != text:
            reading = None
        if field.in_notification is InNotification.GOES_ONCE_READ and reading is None:
            return NOT_READ, None
        return "", strike(text, self.to_be_struck(field, text, reading.kept if reading else frozenset()))

    def to_be_struck(self, field: Field, text: str, kept: frozenset[tuple[int, int]]) -> tuple[Finding, ...]:
        """What goes: whatever leads to a person who did not agree to be named, and what nobody let stay."""
        named = self.holding is AllowList.DTN_NAMED
        findings = screen(text, known=self.known)
        if named and field.in_notification is not InNotification.GOES_ONCE_READ:
            return ()  # the person agreed that this very answer names them
        if field.identifies is Identifies.THE_REFERRER:
            return tuple(finding for finding in findings if finding.theirs)
        if field.kind is FieldKind.LISTED:
            # The form takes only what its own list holds: "Sierra Leone" only looks like a name.
            findings = tuple(one for one in findings if one.theirs or one.kind is not IdentifierKind.NAME)
        return tuple(
            finding
            for finding in findings
            if (finding.theirs and not named) or (finding.start, finding.end) not in kept
        )


def payload(
    answers: Answers,
    form: ReferralForm,
    *,
    consents: Mapping[str, str],
    known: Known = NOTHING_KNOWN,
    readings: Mapping[str, Reading] = NO_READINGS,
    best_interests: bool = False,
) -> Output:
    """What may go out for these answers and consents, and what stays here and why.

    `known` is whatever leads to the person, earlier answers included; what the answers tell is added to it.
    `readings` says by field which text somebody has read and what in it they let stay.
    """
    holding = allow_list(answers, consents=consents, best_interests=best_interests)
    decided = as_decided(answers, consents=consents, best_interests=best_interests)
    sieve = Sieve(form, decided, holding, known | known_in(answers, form), readings)
    going: list[tuple[str, object]] = []
    staying: list[tuple[str, str]] = []
    for field in form.fields:
        answer = decided.get(field.id)
        if answer in (None, "", (), []) or (not is_many(answer) and answer in LEFT_OPEN):
            continue
        why, passed = sieve.passes(field, answer)
        if why:
            staying.append((field.id, why))
        else:
            going.append((field.id, passed))
    return Output(holding, tuple(going), tuple(staying))


def is_many(answer: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Whether several were answered."""
    return isinstance(answer, list | tuple)
