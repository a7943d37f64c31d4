"""Who sees a person's record, and the gate of consent through which every referral about them goes.

A record is seen by the organisation that keeps it and by the desk, and for a time by whom a room above lets in: those
on duty in an open reception centre. An organisation that is sent a referral sees the referral, never the record.
"""

from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import why_not_read, why_not_use_desk
from handrail.casework.persons.models import (
    BrokenGlass,
    CapacityAssessment,
    ConsentAnswer,
    ConsentPurpose,
    LawfulBasis,
    PotentialVictim,
)
from handrail.casework.persons.policies import (
    NEEDS,
    NOT_ASKED,
    NOTIFICATION,
    OVERRIDABLE,
    Known,
    Override,
    Standing,
    also_seen_by,
    assessment_of,
    is_closed_to,
    known_of,
    standings_of,
    why_not_ask_yet,
)
from handrail.foundation.people.models import Person, Role

KEEPING = (Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD)
OVERRIDING = Role.COORDINATOR

NOT_KEEPING = "Only a professional, a support worker, an operations lead or the desk can keep a person’s record."
NOT_OURS = "This record is kept by another organisation."
ERASED = "This record has been erased."
RESTRICTED = "This record is restricted: only a few may see it."
SHORTEST_REASON = 15
AGE_FIRST = "Say first whether they are 18 or over. Until that is known, no adult’s question is asked."
NEVER_ASKED = (
    "They are, or may be, under 18. A child is never asked for this consent: what is needed is done without it, "
    "and explained to them."
)
DOUBTED = "It is in doubt whether they can make this decision. Record an assessment of their capacity first."
BEST_INTERESTS = (
    "They were found unable to make this decision. A decision in their best interests stands in its place: nobody "
    "else can say yes for them."
)


def works_at_desk(person: Person) -> bool:
    """Whether this person works with every concern of the county."""
    return why_not_use_desk(by=person) is None


def why_not_keep_persons(*, by: Person) -> str | None:
    """Say why this person may not keep records of persons, if so."""
    if works_at_desk(by) or (by.is_active and by.has(*KEEPING)):
        return None
    return NOT_KEEPING


def why_not_see_person(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not see the record, if so."""
    if reason := why_not_would_see(person, by=by):
        return reason
    return RESTRICTED if is_closed_to(person, by) else None


def why_not_would_see(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not see the record even if it were not restricted, if so."""
    if reason := why_not_keep_persons(by=by):
        return reason
    if works_at_desk(by) or by.organisation_id == person.organisation_id:
        return None
    return None if person.pk in also_seen_by(by) else NOT_OURS


def why_not_open_person(concern: Concern | None, *, by: Person) -> str | None:
    """Say why this person may not begin a record, if so. From a concern, they must be able to read it."""
    if concern is not None:
        return why_not_read(concern, by=by)
    return why_not_keep_persons(by=by)


def why_not_work_on(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not change the record, if so."""
    if reason := why_not_see_person(person, by=by):
        return reason
    return ERASED if person.erased_at is not None else None


def why_not_ask_consent(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not ask an adult's eight questions of this one, if so."""
    if reason := why_not_work_on(person, by=by):
        return reason
    known = known_of(person)
    if known.may_be_child:
        return NEVER_ASKED
    return why_not_ask_yet(person) if known.is_adult else AGE_FIRST


def why_not_record_consent(
    person: PotentialVictim, *, purpose: ConsentPurpose, given_at: datetime, by: Person, at: datetime
) -> str | None:
    """Say why an answer to this question cannot be recorded, if so."""
    if reason := why_not_ask_consent(person, by=by) or why_not_able(person, purpose):
        return reason
    changed_at = standings_of(person)[purpose].changed_at
    if given_at > at:
        return "An answer cannot be recorded before it is given."
    if changed_at is not None and given_at < changed_at:
        return "A later answer to this question is recorded already."
    return None


def why_not_able(person: PotentialVictim, purpose: ConsentPurpose) -> str | None:
    """Say why their answer does not count, if so: only when their capacity is in doubt (MCA 2005 ss1-3)."""
    known = known_of(person)
    if not known.capacity_in_doubt:
        return None
    assessment = assessment_of(person, purpose, known)
    if assessment is None:
        return DOUBTED
    return None if assessment.has_capacity else BEST_INTERESTS


def why_not_withdraw_consent(person: PotentialVictim, *, purpose: ConsentPurpose, by: Person) -> str | None:
    """Say why this yes cannot be withdrawn, if so. Nothing else stands in the way: a no is always taken."""
    if reason := why_not_work_on(person, by=by):
        return reason
    if standings_of(person)[purpose].answer != ConsentAnswer.YES:
        return "There is no yes to withdraw."
    return None


def why_not_assess_capacity(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why an assessment of capacity cannot be recorded, if so."""
    return why_not_ask_consent(person, by=by)


def why_not_refer(person: PotentialVictim, *, kind: str, override: Override | None = None, by: Person) -> str | None:
    """Say why nothing of this kind may go out about this person, if so. There is no route around it.

    A child, and who may be one, needs no consent and is never the subject of a notification. An adult needs a yes
    to every purpose of the kind, or an assessment that they cannot decide with a decision in their best interests,
    or, to police and adult safeguarding alone, a coordinator's override.
    """
    if reason := why_not_work_on(person, by=by):
        return reason
    if kind not in NEEDS:
        return "There is no such kind of referral."
    known = known_of(person)
    if kind == NOTIFICATION:
        return why_not_notify(person, known)
    if known.may_be_child or not NEEDS[kind]:
        return None
    if override is not None:
        return why_not_override(kind, override, by=by)
    if not known.is_adult:
        return AGE_FIRST
    standings = standings_of(person)
    reasons = (why_not_on(standings[purpose], person, known) for purpose in NEEDS[kind])
    return next(filter(None, reasons), None)


def why_not_on(standing: Standing, person: PotentialVictim, known: Known) -> str | None:
    """Say why this purpose is not agreed to, if so."""
    if known.capacity_in_doubt:
        assessment = assessment_of(person, standing.purpose, known)
        if assessment is None:
            return DOUBTED
        if not assessment.has_capacity:
            return why_not_in_best_interests(assessment)
    return None if standing.answer == ConsentAnswer.YES else sentence_on(standing)


def why_not_in_best_interests(assessment: CapacityAssessment) -> str | None:
    """Say why the decision in their best interests does not allow it, if so."""
    if assessment.best_interests == "refer":
        return None
    return "It was decided that this is not in their best interests."


def sentence_on(standing: Standing) -> str:
    """Why a purpose without a yes stops a referral, in a sentence."""
    about = str(standing.purpose.label)
    if standing.withdrawn_at is not None:
        return f"They withdrew their consent: {lower_first(about)}."
    if standing.answer == NOT_ASKED:
        return f"They have not been asked: {lower_first(about)}."
    if standing.answer == ConsentAnswer.UNSURE:
        return f"They are not sure yet: {lower_first(about)}."
    return f"They said no: {lower_first(about)}."


def lower_first(words: str) -> str:
    """The words within a sentence."""
    return words[:1].lower() + words[1:]


def why_not_override(kind: str, override: Override, *, by: Person) -> str | None:
    """Say why a missing yes cannot be overridden, if so (statutory guidance 5.20-5.21: wishes first)."""
    if kind not in OVERRIDABLE:
        return "Only a referral to the police or to adult safeguarding can go without the person’s yes."
    if not by.has(OVERRIDING):
        return "Only a coordinator can decide to refer without the person’s yes. In an emergency, call 999."
    if override.lawful_basis not in LawfulBasis.values:
        return "Choose on what authority it goes without the person’s yes."
    return None if override.reason.strip() else "Say why it goes without the person’s yes. The reason is kept."


def why_not_notify(person: PotentialVictim, known: Known) -> str | None:
    """Say why no notification may be made, if so (MSA 2015 s52; guidance 5.37-5.40: only of an adult who said no)."""
    if known.may_be_child:
        return "A notification is never made of somebody who is, or may be, under 18. They are referred."
    if not known.is_adult:
        return AGE_FIRST
    if reason := why_not_able(person, ConsentPurpose.NRM):
        return reason
    answer = standings_of(person)[ConsentPurpose.NRM].answer
    if answer == ConsentAnswer.NO:
        return None
    if answer == ConsentAnswer.YES:
        return "They agreed to a referral. Make the referral: a notification is for an adult who says no."
    return "They have not said no to a referral. A notification is for an adult who says no."


def why_not_restrict(person: PotentialVictim, *, reason: str, by: Person) -> str | None:
    """Say why this record cannot be restricted, if so."""
    if refusal := why_not_work_on(person, by=by):
        return refusal
    if person.restrictions.filter(lifted_at=None).exists():
        return "This record is restricted already."
    return None if reason.strip() else "Say why it is restricted. The reason is kept."


def why_not_name(person: PotentialVictim, named: Person) -> str | None:
    """Say why that person cannot be named to see a restricted record, if so: they would have to see it otherwise."""
    if why_not_would_see(person, by=named):
        return "Name only people who would see this record if it were not restricted."
    return None


def why_not_lift_restriction(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why the restriction cannot be lifted or changed, if so. Whoever broke the glass sees, and lifts nothing."""
    if reason := why_not_work_on(person, by=by):
        return reason
    held = person.restrictions.filter(lifted_at=None).first()
    if held is None:
        return "This record is not restricted."
    if by.has(Role.COORDINATOR) or held.named.filter(who=by).exists():
        return None
    return "Only who is named, or a coordinator, can lift or change the restriction."


def why_not_break_glass(person: PotentialVictim, *, reason: str, by: Person) -> str | None:
    """Say why this person may not open a restricted record in an emergency, if so.

    It is for those who would see the record if it were not restricted. Whoever runs the installation or checks the
    trail never sees one, so never this one.
    """
    if refusal := why_not_would_see(person, by=by):
        return refusal
    if person.erased_at is not None:
        return ERASED
    if not is_closed_to(person, by):
        return "This record is open to you."
    if len(reason.strip()) < SHORTEST_REASON:
        return "Say in a sentence why you have to see it now. The coordinator reads it."
    return None


def why_not_review_any(*, by: Person) -> str | None:
    """Say why this person may not look at who opened restricted records, if so."""
    return None if by.is_active and by.has(Role.COORDINATOR) else "Only a coordinator can review this."


def why_not_review(broken: BrokenGlass, *, by: Person) -> str | None:
    """Say why this person may not review that somebody broke the glass, if so."""
    if reason := why_not_review_any(by=by):
        return reason
    if broken.broken_by_id == by.pk:
        return "Nobody reviews what they did themselves. Ask another coordinator."
    return "This has been reviewed." if broken.reviewed_at is not None else None
