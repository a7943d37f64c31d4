"""Who looks after what somebody asks about themselves.

Whoever keeps the record, and the desk, read it and prepare the answer. The data-protection officer sees no record,
so they see the clocks, the holds and what is to be erased by its reference, and confirm an erasing as the second
person; never a word about anybody.
"""

from datetime import date

from handrail.casework.cases.models import Case, CaseStatus
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import (
    ERASED,
    NOT_OURS,
    why_not_keep_persons,
    why_not_see_person,
    works_at_desk,
)
from handrail.casework.subject_rights.models import Erasing, Hold, Outcome, Request, RequestKind
from handrail.casework.subject_rights.policies import due_on, why_not_erase
from handrail.foundation.people.models import Person, Role

NOT_LOOKED_AFTER = "Only who keeps records, the desk or the data-protection officer looks after requests."
NOT_CONFIRMING = "Only a coordinator or the data-protection officer can confirm that somebody is erased."
AT_THE_DESK = "Part of what is kept is a concern. Somebody at the desk prepares this answer, and another agrees to it."
ANSWERED = "This request has been answered."
TOO_LATE = "The month is over: it can be extended only while it runs."
ERASING_FIRST = "Propose that they are erased. When another person has confirmed it, this request is answered by that."


def oversees(by: Person) -> bool:
    """Whether this person checks how personal data is handled, and reads none."""
    return by.is_active and by.has(Role.DATA_PROTECTION_OFFICER)


def why_not_use_rights(*, by: Person) -> str | None:
    """Say why this person may not see the list of requests, if so."""
    return NOT_LOOKED_AFTER if why_not_keep_persons(by=by) and not oversees(by) else None


def why_not_handle(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not look after what somebody asks, if so. Being on duty at a centre is not enough."""
    if reason := why_not_see_person(person, by=by):
        return reason
    if not works_at_desk(by) and by.organisation_id != person.organisation_id:
        return NOT_OURS
    return ERASED if person.erased_at is not None else None


def why_not_work_on_request(request: Request, *, by: Person) -> str | None:
    """Say why this person may not work on a request, if so."""
    return why_not_handle(request.person, by=by) or (ANSWERED if request.outcome else None)


def why_not_extend(request: Request, *, by: Person, on: date) -> str | None:
    """Say why the month cannot be made three, if so (UK GDPR article 12(3): told within the first month)."""
    if reason := why_not_work_on_request(request, by=by):
        return reason
    if request.extended:
        return "It has been extended already."
    if request.identified_on is None:
        return "The month does not run yet: it is not known who asks."
    return TOO_LATE if on > due_on(clock_starts(request), extended=False, holidays=frozenset()) else None


def clock_starts(request: Request) -> date:
    """The day from which the month runs: that on which it came, or on which we knew who asks if that was later."""
    return max(request.received_on, request.identified_on or request.received_on)


def why_not_read_contents(request: Request, *, by: Person) -> str | None:
    """Say why this person may not read everything that is kept, to prepare the answer, if so."""
    if reason := why_not_work_on_request(request, by=by):
        return reason
    if request.kind != RequestKind.ACCESS:
        return "Nothing is gathered for this request: it does not ask what is kept."
    if request.identified_on is None:
        return "Find out first who asks. Until then nothing is gathered."
    return AT_THE_DESK if request.person.concern_id and not works_at_desk(by) else None


def why_not_withhold(request: Request, *, by: Person) -> str | None:
    """Say why what is withheld cannot be changed, if so."""
    prepared = "The answer is prepared. Send it back to change what is withheld."
    return why_not_read_contents(request, by=by) or (prepared if request.prepared_at else None)


def why_not_prepare(request: Request, *, by: Person) -> str | None:
    """Say why this person may not say that the answer is prepared, if so."""
    done = "The answer is prepared already."
    return why_not_read_contents(request, by=by) or (done if request.prepared_at else None)


def why_not_agree(request: Request, *, by: Person) -> str | None:
    """Say why this person may not agree to a prepared answer, if so. Nobody agrees to their own."""
    if reason := why_not_send_back(request, by=by):
        return reason
    if request.agreed_at is not None:
        return "Somebody has agreed to this answer already."
    return "Another person has to look at what you prepared." if request.prepared_by_id == by.pk else None


def why_not_send_back(request: Request, *, by: Person) -> str | None:
    """Say why a prepared answer cannot be opened again, if so."""
    unprepared = "The answer is not prepared yet."
    return why_not_read_contents(request, by=by) or (None if request.prepared_at else unprepared)


def why_not_take_away(request: Request, *, by: Person) -> str | None:
    """Say why this person may not make the document that is handed over, if so."""
    if reason := why_not_read_contents(request, by=by):
        return reason
    return None if request.agreed_at else "Two people look at an answer before it leaves: nobody has agreed to it yet."


def why_not_answer(request: Request, *, outcome: Outcome, by: Person) -> str | None:
    """Say why a request cannot end in this way, if so."""
    if reason := why_not_work_on_request(request, by=by):
        return reason
    if outcome in (Outcome.REFUSED, Outcome.TAKEN_BACK):
        return None
    if request.kind == RequestKind.ERASURE:
        return ERASING_FIRST
    if request.kind == RequestKind.ACCESS and not request.agreed_at:
        return why_not_take_away(request, by=by)
    if outcome == Outcome.DONE and request.withheld.exists():
        return "Something is withheld, so it is done in part."
    return None


def why_not_lift_hold(hold: Hold, *, by: Person) -> str | None:
    """Say why this person may not lift a hold, if so."""
    if reason := why_not_handle(hold.person, by=by):
        return reason
    if hold.lifted_at is not None:
        return "This hold is lifted already."
    return None if by.has(Role.COORDINATOR) else "Only a coordinator can lift a hold."


def why_not_propose_erasing(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not propose that somebody is erased, if so."""
    if reason := why_not_handle(person, by=by) or why_not_erase(person.subject):
        return reason
    if Case.objects.filter(person=person).exclude(status=CaseStatus.CLOSED).exists():
        return "Their file is still open. Close it first."
    if Erasing.objects.filter(person=person, confirmed=None).exists():
        return "It is proposed already, and waits for another person."
    return None


def why_not_decide_any(*, by: Person) -> str | None:
    """Say why this person may not decide on anybody's erasing, if so."""
    return None if oversees(by) or (by.is_active and by.has(Role.COORDINATOR)) else NOT_CONFIRMING


def why_not_decide_erasing(erasing: Erasing, *, by: Person) -> str | None:
    """Say why this person may not confirm or refuse that somebody is erased, if so."""
    if reason := why_not_decide_any(by=by):
        return reason
    if erasing.confirmed is not None:
        return "This is decided already."
    return "Another person has to decide on what you proposed." if erasing.proposed_by_id == by.pk else None
