"""Who sees a file and works on it: support workers of the organisation that keeps it, and the coordinator."""

from datetime import datetime

from handrail.casework.cases.models import Case, CaseStatus, EventKind, HandOver, Origin
from handrail.casework.cases.policies import why_not_follow
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_see_person, why_not_work_on
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus
from handrail.casework.referrals.permissions import receives
from handrail.casework.referrals.permissions import why_not_read as why_not_read_referral
from handrail.foundation.people.models import Person, Role

NOT_SUPPORTING = "Only a support worker or a coordinator can open people’s files."
NOT_OURS = "This file is kept by another organisation."
NOT_KEPT_BY_US = "The record of this person is kept by another organisation, so the file is theirs to open."
HAVE_CALENDARS = (Role.SUPPORT_WORKER, Role.COORDINATOR, Role.OPERATIONS_LEAD, Role.PROFESSIONAL, Role.DESK_OFFICER)
TAKEN_ON = (ReferralStatus.ACCEPTED, ReferralStatus.ACTIVE)


def why_not_use_cases(*, by: Person) -> str | None:
    """Say why this person may not work with files at all, if so."""
    if by.is_active and by.has(Role.SUPPORT_WORKER, Role.COORDINATOR):
        return None
    return NOT_SUPPORTING


def why_not_see_case(case: Case, *, by: Person) -> str | None:
    """Say why this person may not see the file, if so. Whoever may not see the person's record never may."""
    if reason := why_not_use_cases(by=by) or why_not_see_person(case.person, by=by):
        return reason
    return None if by.has(Role.COORDINATOR) or by.organisation_id == case.organisation_id else NOT_OURS


def why_not_open_case(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not open a file on that one, if so."""
    if reason := why_not_use_cases(by=by) or why_not_work_on(person, by=by):
        return reason
    if Case.objects.filter(person=person).exists():
        return "There is a file on this person already."
    return None if by.organisation_id == person.organisation_id else NOT_KEPT_BY_US


def may_open_file(person: PotentialVictim, by: Person) -> bool:
    """Whether there is a file of that person that they work with, or one that they may open."""
    return (why_not_use_cases(by=by) or why_not_work_on(person, by=by)) is None


def why_not_work_on_case(case: Case, *, by: Person) -> str | None:
    """Say why this person may not change the file, if so: a closed one is reopened first."""
    if reason := why_not_see_case(case, by=by) or why_not_work_on(case.person, by=by):
        return reason
    if case.status == CaseStatus.CLOSED:
        return "This file is closed. Reopen it first."
    return None


def why_not_note_event(case: Case, *, kind: EventKind, happened_at: datetime, by: Person, at: datetime) -> str | None:
    """Say why this fact cannot be added, if so."""
    if reason := why_not_see_case(case, by=by) or why_not_work_on(case.person, by=by):
        return reason
    if happened_at > at:
        return "That time is still to come."
    newest = case.events.values_list("happened_at", flat=True).last()
    if newest is not None and happened_at < newest:
        return "Something later is recorded already. Give the time at which it happened, or leave it as now."
    return why_not_follow(CaseStatus(case.status), kind)


def why_not_assign(case: Case, *, worker: Person, by: Person) -> str | None:
    """Say why this file cannot be given to that worker, if so. Whoever assigns opens nothing."""
    if reason := why_not_work_on_case(case, by=by):
        return reason
    if case.worker_id == worker.pk:
        return "They work on this file already."
    return why_not_take(case, worker=worker)


def why_not_take(case: Case, *, worker: Person) -> str | None:
    """Say why that worker cannot have the file, if so: what they may not see, they cannot work on."""
    if not worker.is_active or not worker.has(Role.SUPPORT_WORKER):
        return "Choose a support worker."
    if worker.organisation_id != case.organisation_id:
        return "Choose somebody of the organisation that keeps it."
    if why_not_see_person(case.person, by=worker):
        return "The record is restricted, and they are not among those who may see it."
    return None


def why_not_acknowledge(given: HandOver, *, by: Person) -> str | None:
    """Say why this person may not say that they have the file, if so."""
    if given.to_worker_id != by.pk or not by.is_active:
        return "Only who it was handed over to can say that they have it."
    return None if given.waits else "This has been settled already."


def why_not_have_calendar(*, by: Person) -> str | None:
    """Say why this person has no calendar here, if so: whoever works with files, or comes to operations, has one."""
    if by.is_active and by.has(*HAVE_CALENDARS):
        return None
    return "Only who works with files, or on operations, has a calendar here."


def why_not_open_from(referral: Referral, *, by: Person, at: datetime) -> str | None:
    """Say why this person may not open a file from that referral, if so."""
    if reason := why_not_use_cases(by=by):
        return reason
    if referral.kind == Kind.CONCERN or referral.person_id is None:
        return "A file is opened from a referral of a person."
    if not receives(referral, by=by):
        return "Only the organisation it was sent to through Handrail can open a file from it."
    if referral.status not in TAKEN_ON:
        return "Accept the referral first. Then a file can be opened from it."
    if opened_from(referral):
        return "A file was opened from this referral already."
    return why_not_read_referral(referral, by=by, at=at)


def opened_from(referral: Referral) -> bool:
    """Whether a file was opened from it."""
    return Case.objects.filter(origin=Origin.REFERRAL, origin_id=referral.pk).exists()


def why_not_reopen(case: Case, *, by: Person) -> str | None:
    """Say why this person may not open the file again, if so."""
    if reason := why_not_see_case(case, by=by) or why_not_work_on(case.person, by=by):
        return reason
    return why_not_follow(CaseStatus(case.status), EventKind.REOPENED)
