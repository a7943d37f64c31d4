"""Who was invited and what they answered; and what an invited organisation sees, which is little."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.operations.models import AgencyInvitation, Answer, Operation, OperationState
from handrail.casework.operations.permissions import why_not_see_invitation
from handrail.casework.operations.policies import opened, opened_all, plan_of
from handrail.casework.operations.queries.finding import invitations_to
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class Invited:
    """One invitation, as whoever plans sees it."""

    id: UUID
    organisation: str
    task: str
    answer: str
    words: str
    answered_at: datetime | None
    reminded_at: datetime | None
    stands: bool
    waits: bool


@dataclass(frozen=True)
class InvitationRow:
    """One invitation in the list of whoever was invited: when, which, and what was answered."""

    id: UUID
    reference: str
    led_by: str
    starts_at: datetime
    ends_at: datetime
    answer: str
    waits: bool


@dataclass(frozen=True, repr=False)
class Asked:
    """All that an invited organisation sees: when, where to meet, its task. What is not named here stays with us."""

    reference: str
    led_by: str
    starts_at: datetime
    ends_at: datetime
    state: str
    meeting_point: str
    task: str
    answer: str
    words: str


def agencies_of(operation: Operation) -> list[Invited]:
    """Everybody who was invited."""
    rows = AgencyInvitation.objects.filter(operation=operation).select_related("organisation")
    return [
        Invited(
            id=row.pk,
            organisation=row.organisation.name,
            task=words.get("task", ""),
            answer=row.get_answer_display(),
            words=words.get("words", ""),
            answered_at=row.answered_at,
            reminded_at=row.reminded_at,
            stands=row.answer != Answer.TAKEN_BACK,
            waits=row.answer == Answer.ASKED,
        )
        for row, words in opened_all(operation, rows)
    ]


def invitations_of(by: Person) -> list[InvitationRow]:
    """What this person's organisation is asked to now. Raises NotAllowed."""
    return [
        InvitationRow(
            id=row.pk,
            reference=row.operation.reference,
            led_by=row.operation.organisation.name,
            starts_at=row.operation.starts_at,
            ends_at=row.operation.ends_at,
            answer=row.get_answer_display(),
            waits=row.answer == Answer.ASKED,
        )
        for row in invitations_to(by)
    ]


@transaction.atomic
def read_invitation(invitation: AgencyInvitation, *, by: Person, at: datetime) -> Asked:
    """What the organisation was asked. The reading is in the trail. Raises NotAllowed."""
    require(why_not_see_invitation(invitation, by=by))
    operation, words = invitation.operation, opened(invitation)
    record("operations.invitation_read", about=operation.about, by=by.ref, at=at)
    return Asked(
        reference=operation.reference,
        led_by=operation.organisation.name,
        starts_at=operation.starts_at,
        ends_at=operation.ends_at,
        state=OperationState(operation.state).label,
        meeting_point=plan_of(operation).meeting_point,
        task=words.get("task", ""),
        answer=invitation.get_answer_display(),
        words=words.get("words", ""),
    )
