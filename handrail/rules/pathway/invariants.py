"""What must hold for every answer, whatever a pack says: stated a second time, from the other side, and not in data.

A decision is held against these before anybody reads it. A pack can say less than the law, never more; no setting
switches any of this off (V27). What can only be seen by comparing two decisions, or in what goes out, is held by tests.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from handrail.rules.pathway.decision import Decision, Step
from handrail.rules.pathway.facts import Facts

FIRST_RESPONDERS = frozenset(
    {
        "police",
        "nca",
        "county_council",
        "district_council",
        "fair_work_agency",
        "home_office",
        "charity_first_responder",
    }
)
"""Kinds of organisation among which first responders are (Home Office form, April 2026)."""
SECTION_52 = frozenset({"police", "nca", "county_council", "district_council", "fair_work_agency"})
"""Kinds of organisation that section 52 binds, or may bind (Modern Slavery Act 2015, section 52(5))."""

FOR_ADULTS = frozenset(
    {
        *("ask_nrm_consent", "first_responder_conversation", "pass_to_first_responder", "capacity_assessment"),
        *("best_interests_decision", "record_withdrawal", "explain_refusal", "safe_follow_up"),
        *("explain_police_are_told", "report_crime", "homelessness_application", "adult_safeguarding"),
    }
)
NOTIFICATIONS = frozenset({"must_notify", "should_notify"})
NAMES_SOMEBODY_VICTIM = re.compile(r"\b(?:is|are|was|were) (?:not |no )?(?:an? )?victims?\b", re.IGNORECASE)
TACKLES = re.compile(
    r"\b(?:confront|rescue|chase|raid|warn (?:him|her|them|the)|follow (?:him|her|them|the (?:car|van)))", re.I
)
"""Words of somebody sent in, which stand in no step; what a step says not to do may hold them."""


@dataclass(frozen=True)
class Judged:
    """A decision, the facts it was made on, and the place of each of its steps."""

    decision: Decision
    facts: Facts
    places: dict[str, int]


Invariant = Callable[[Judged], str | None]
"""Says what is broken, if anything is."""


class UnsafeDecision(Exception):
    """The rules gave an answer that breaks what must always hold; the message names which, and nothing of the facts."""


def refuse_if_broken(decision: Decision, facts: Facts) -> None:
    """Hold a decision against every invariant. Raises UnsafeDecision."""
    judged = Judged(decision, facts, {step.id: number for number, step in enumerate(decision.steps)})
    for invariant in INVARIANTS:
        if broken := invariant(judged):
            raise UnsafeDecision(broken)


def refuse_words(step: Step) -> None:
    """Hold the words of a step against V11 and V22, when it is put into words. Raises UnsafeDecision."""
    if NAMES_SOMEBODY_VICTIM.search(" ".join((step.do, step.because, *step.say, *step.do_not))):
        raise UnsafeDecision(f"V22: {step.id} says what somebody is.")
    if TACKLES.search(" ".join((step.do, *step.say))):
        raise UnsafeDecision(f"V11: {step.id} sends somebody to confront, follow or rescue.")


def may_be_child(facts: Facts) -> bool:
    """Whoever is not known to be 18 or over is treated as a child (Modern Slavery Act 2015, section 51)."""
    return facts.get("age") != "adult"


def works_for(facts: Facts, kinds: frozenset[str]) -> bool:
    """Whether whoever asks does so at work, for one of these kinds of organisation."""
    return facts.get("asker") in ("professional", "unknown") and facts.get("organisation") in kinds


def danger_comes_first(judged: Judged) -> str | None:
    """V1: if danger is there or not known to be absent, the first step is 999 (statutory guidance 5.4)."""
    if judged.facts.get("danger_now") != "no" and judged.places.get("call_999") != 0:
        return "V1: 999 does not come first."
    return None


def a_child_is_never_asked_for_consent(judged: Judged) -> str | None:
    """V2, V5: nothing that only an adult decides is put to somebody who is or may be under 18."""
    if may_be_child(judged.facts) and not FOR_ADULTS.isdisjoint(judged.places):
        return "V2: a step for adults is given for somebody who may be a child."
    if may_be_child(judged.facts) and "consents.nrm" in judged.decision.ask_next:
        return "V2: somebody who may be a child is asked for consent."
    return None


def a_child_is_never_the_subject_of_a_notification(judged: Judged) -> str | None:
    """V3: a child is referred, never notified of (toolkit p7)."""
    if may_be_child(judged.facts) and not NOTIFICATIONS.isdisjoint(judged.places):
        return "V3: a notification is offered for somebody who may be a child."
    return None


def childrens_services_come_before_the_form(judged: Judged) -> str | None:
    """V4: for a child, children's services are told before the referral is made (statutory guidance 5.42)."""
    nowhere = len(judged.places)
    referral, services = (judged.places.get(step, nowhere) for step in ("nrm_referral", "childrens_services"))
    if may_be_child(judged.facts) and referral < services:
        return "V4: the form comes before children’s services."
    return None


def an_adult_is_referred_only_by_consent(judged: Judged) -> str | None:
    """V6: informed consent, or a lack of capacity with a best-interests decision first (guidance 5.27, 5.31)."""
    if may_be_child(judged.facts) or "nrm_referral" not in judged.places:
        return None
    if judged.facts.get("consents.nrm") == "no" or judged.facts.get("withdrawn") == "yes":
        return "V6: an adult who said no, or withdrew, is referred."
    if judged.facts.get("capacity") == "lacking":
        first = judged.places.get("best_interests_decision", len(judged.places)) < judged.places["nrm_referral"]
        return None if first else "V6: an adult without capacity is referred before a best-interests decision."
    if judged.facts.get("consents.nrm") != "yes" or judged.facts.get("capacity") == "doubted":
        return "V6: an adult is referred without their consent."
    return None


def a_notification_is_only_of_an_adult_who_said_no(judged: Judged) -> str | None:
    """V7, V9: only after a no, and the step says to name nobody and to take no willingness for consent."""
    for notification in NOTIFICATIONS & judged.places.keys():
        if judged.facts.get("consents.nrm") != "no":
            return "V7: a notification is offered without a refusal."
        if not judged.decision.steps[judged.places[notification]].do_not:
            return "V7: a notification does not say what it must not hold."
    return None


def only_first_responders_refer(judged: Judged) -> str | None:
    """V16: nobody else sees "make a referral to the National Referral Mechanism" (toolkit p15)."""
    if "nrm_referral" in judged.places and not works_for(judged.facts, FIRST_RESPONDERS):
        return "V16: somebody who is no first responder is told to refer."
    return None


def only_section_52_bodies_must_notify(judged: Judged) -> str | None:
    """V17: only they hear "must"; other first responders hear "should"; nobody else is offered it (section 52)."""
    if "must_notify" in judged.places and not works_for(judged.facts, SECTION_52):
        return "V17: somebody whom section 52 does not bind is told that they must notify."
    if "should_notify" in judged.places and not works_for(judged.facts, FIRST_RESPONDERS):
        return "V17: somebody who is no first responder is offered a notification."
    return None


def the_police_are_called_about_an_adult_only_with_a_yes(judged: Judged) -> str | None:
    """V20: without an adult's yes to the police, nobody at work is told to report to them (guidance 5.39)."""
    facts = judged.facts
    apart = facts.get("wants_support_without_police") == "yes"
    if facts.get("asker") == "self":
        return "V20: somebody who wants no police is told to call them." if apart and told_police(judged) else None
    agreed = facts.get("consents.police") == "yes" and not apart
    if facts.get("asker") != "public" and not may_be_child(facts) and not agreed and told_police(judged):
        return "V20: an adult is to be reported to the police without their yes."
    return None


def told_police(judged: Judged) -> bool:
    """Whether one of the steps tells the police of the person, apart from 999."""
    return any(step.referral_kind == "police" for step in judged.decision.steps)


def nobody_outside_the_uk_is_referred(judged: Judged) -> str | None:
    """R30: outside the UK there is no referral and no notification (statutory guidance 12.21)."""
    if judged.facts.get("in_uk") == "no" and not {"nrm_referral", *NOTIFICATIONS}.isdisjoint(judged.places):
        return "R30: somebody outside the UK is referred."
    return None


def every_step_says_who_why_and_on_what_authority(judged: Judged) -> str | None:
    """V25: a step without who, why or source is no step."""
    if len(judged.places) != len(judged.decision.steps):
        return "V25: a step is given twice."
    for step in judged.decision.steps:
        if not (step.do and step.who and step.because and step.source and step.rules):
            return f"V25: {step.id} does not say who, why or on what authority."
    return None


INVARIANTS: tuple[Invariant, ...] = (
    danger_comes_first,
    a_child_is_never_asked_for_consent,
    a_child_is_never_the_subject_of_a_notification,
    childrens_services_come_before_the_form,
    an_adult_is_referred_only_by_consent,
    a_notification_is_only_of_an_adult_who_said_no,
    only_first_responders_refer,
    only_section_52_bodies_must_notify,
    the_police_are_called_about_an_adult_only_with_a_yes,
    nobody_outside_the_uk_is_referred,
    every_step_says_who_why_and_on_what_authority,
)
