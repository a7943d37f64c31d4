"""Invites organisations, takes their answers, reminds those who have not answered, counts on what they promise."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.operations.actions.keeping import add, held, held_part, note
from handrail.casework.operations.actions.rostering import NEW
from handrail.casework.operations.models import AgencyInvitation, Answer, Operation, Promise
from handrail.casework.operations.permissions import (
    PLANNING_STATES,
    why_not_answer_invitation,
    why_not_invite,
    why_not_promise,
    why_not_take_back_invitation,
    why_not_take_back_promise,
    why_not_use_invitations,
)
from handrail.casework.operations.policies import lock, opened
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.people.queries import people_of
from handrail.foundation.permission import require

NO_TASK = "Say what they are asked to do."
BY_ITSELF = "handrail"


@task()
def look_at_invitation(invitation_id: str) -> None:
    """Remind an organisation that has not answered. A worker calls it: an entrance, like a view, it reads the clock."""
    remind_invited(UUID(invitation_id), at=timezone.now())


@transaction.atomic
def invite_agency(
    operation: Operation, *, organisation: Organisation, task_for_them: str, by: Person, at: datetime
) -> AgencyInvitation:
    """Invite an organisation, and tell its operations leads that there is something new.

    Raises:
        NotAllowed: this person may not, no task is named, or that organisation can have no part.
    """
    operation = held(operation, lambda one, *, by: why_not_invite(one, organisation, by=by), by=by)
    require(None if task_for_them.strip() else NO_TASK)
    invitation = AgencyInvitation(operation=operation, organisation=organisation, recorded_at=at, recorded_by=by)
    add(invitation, {"task": task_for_them})
    note(operation, "agency_invited", by=by, at=at, organisation=organisation.code)
    tell_invited(invitation, at=at)
    look_at_invitation.using(run_after=at + reminder_after(at)).enqueue(str(invitation.pk))
    return invitation


def tell_invited(invitation: AgencyInvitation, *, at: datetime) -> int:
    """Tell the operations leads of the organisation, with no word of what it is about; gives how many there are."""
    leads = [each for each in people_of(invitation.organisation) if why_not_use_invitations(by=each) is None]
    for each in leads:
        tell_staff(each, kind=NEW, at=at)
    return len(leads)


def reminder_after(at: datetime) -> timedelta:
    """How long an organisation has before it is reminded."""
    day = at.astimezone(current_locality().timezone).date()
    return timedelta(hours=current_locality().limit_as_known("operation_reminder_hours", on=day))


@transaction.atomic
def remind_invited(invitation_id: UUID, *, at: datetime) -> bool:
    """Remind once whoever has not answered. Doing it again, or after an answer, changes nothing."""
    found = AgencyInvitation.objects.select_for_update(of=("self",)).select_related("operation", "organisation")
    invitation = found.get(pk=invitation_id)
    waits = invitation.answer == Answer.ASKED and invitation.reminded_at is None
    if not waits or invitation.operation.state not in PLANNING_STATES:
        return False
    invitation.reminded_at = at
    invitation.save(update_fields=["reminded_at"])
    told = tell_invited(invitation, at=at)
    record("operations.agency_reminded", about=invitation.operation.about, by=BY_ITSELF, at=at, told=told)
    return True


@transaction.atomic
def answer_invitation(
    invitation: AgencyInvitation,
    *,
    answer: Answer,
    words: str,
    role: str = "",
    people: int = 0,
    by: Person,
    at: datetime,
) -> AgencyInvitation:
    """Say that one's organisation comes, with whom by their work, or that it cannot and why.

    With a role and a number of people it promises them for the whole visit; an earlier promise of theirs goes.
    Raises NotAllowed.
    """
    invitation = held_part(invitation)
    require(why_not_answer_invitation(invitation, by=by))
    require(why_not_say(answer, words))
    invitation.answer, invitation.answered_at = answer, at
    lock(invitation, {**opened(invitation), "words": words})
    invitation.save(update_fields=["answer", "answered_at", "contents"])
    note(invitation.operation, "agency_answered", by=by, at=at, answer=str(answer))
    withdraw_promises(invitation, at=at)
    if answer == Answer.COMING and role and people:
        keep_promise(invitation.operation, by.organisation, role=role, people=people, said=words, by=by, at=at)
    tell_staff(invitation.operation.commander, kind=NEW, at=at)
    return invitation


def why_not_say(answer: Answer, words: str) -> str | None:
    """Say why this is no answer, if so."""
    if answer not in {Answer.COMING, Answer.CANNOT}:
        return "Say whether you come."
    return None if words.strip() else "Say whom you send, by their work, or why you cannot come."


@transaction.atomic
def take_back_invitation(invitation: AgencyInvitation, *, by: Person, at: datetime) -> AgencyInvitation:
    """The organisation is not needed after all; it no longer sees anything. Raises NotAllowed."""
    invitation = held_part(invitation)
    require(why_not_take_back_invitation(invitation, by=by))
    invitation.answer, invitation.answered_at = Answer.TAKEN_BACK, at
    invitation.save(update_fields=["answer", "answered_at"])
    withdraw_promises(invitation, at=at)
    note(invitation.operation, "invitation_taken_back", by=by, at=at, organisation=invitation.organisation.code)
    return invitation


def withdraw_promises(invitation: AgencyInvitation, *, at: datetime) -> None:
    """What the organisation promised before no longer counts."""
    theirs = Promise.objects.filter(operation=invitation.operation, organisation=invitation.organisation_id)
    theirs.filter(taken_back_at=None).update(taken_back_at=at)


@transaction.atomic
def promise_people(
    operation: Operation,
    *,
    organisation: Organisation,
    role: str,
    people: int,
    starts_at: datetime,
    ends_at: datetime,
    said: str,
    by: Person,
    at: datetime,
) -> Promise:
    """Count on so many people of an organisation, as it said on a telephone or at the planning meeting.

    `said` is who promised it and how.

    Raises:
        NotAllowed: this person may not, that organisation has no part, nobody is promised, or it ends too early.
    """
    operation = held(operation, lambda one, *, by: why_not_promise(one, organisation, by=by), by=by)
    require(None if people >= 1 else "Say how many people.")
    require(None if starts_at < ends_at else "It must end after it starts.")
    span = (starts_at, ends_at)
    return keep_promise(operation, organisation, role=role, people=people, said=said, span=span, by=by, at=at)


def keep_promise(
    operation: Operation,
    organisation: Organisation,
    *,
    role: str,
    people: int,
    said: str,
    span: tuple[datetime, datetime] | None = None,
    by: Person,
    at: datetime,
) -> Promise:
    """Store a promise; without a time it is for the whole visit."""
    starts_at, ends_at = span or (operation.starts_at, operation.ends_at)
    promise = Promise(operation=operation, organisation=organisation, role=role, people=people)
    promise.starts_at, promise.ends_at, promise.recorded_at, promise.recorded_by = starts_at, ends_at, at, by
    add(promise, {"said": said})
    note(operation, "people_promised", by=by, at=at, organisation=organisation.code, role=role, people=people)
    return promise


@transaction.atomic
def take_back_promise(promise: Promise, *, by: Person, at: datetime) -> Promise:
    """They do not come after all. Raises NotAllowed."""
    promise = held_part(promise)
    require(why_not_take_back_promise(promise, by=by))
    promise.taken_back_at = at
    promise.save(update_fields=["taken_back_at"])
    note(promise.operation, "promise_taken_back", by=by, at=at, role=promise.role, people=promise.people)
    return promise
