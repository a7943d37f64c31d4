"""Who sees a file and works on it: support workers of the organisation that keeps it, and the coordinator."""

from datetime import datetime

from handrail.casework.cases.models import Case, CaseStatus, EventKind
from handrail.casework.cases.policies import why_not_follow
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_see_person, why_not_work_on
from handrail.foundation.people.models import Person, Role

NOT_SUPPORTING = "Only a support worker or a coordinator can open people’s files."
NOT_OURS = "This file is kept by another organisation."
NOT_KEPT_BY_US = "The record of this person is kept by another organisation, so the file is theirs to open."

NOT_OF_THEM = "Choose somebody of the organisation that keeps the file."


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
    if not worker.is_active or not worker.has(Role.SUPPORT_WORKER):
        return "Choose a support worker."
    return (
        None if worker.organisation_id == case.organisation_id else "Choose somebody of the organisation that keeps it."
    )


def why_not_reopen(case: Case, *, by: Person) -> str | None:
    """Say why this person may not open the file again, if so."""
    if reason := why_not_see_case(case, by=by) or why_not_work_on(case.person, by=by):
        return reason
    return why_not_follow(CaseStatus(case.status), EventKind.REOPENED)
