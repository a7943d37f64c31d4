"""The answers leave by being typed into the real form; then the reference that came back is written down."""

from datetime import date, datetime

from django.db import transaction

from handrail.casework.nrm.actions.keeping import hold, keep, note, row_of
from handrail.casework.nrm.actions.reminding import set_reminders
from handrail.casework.nrm.permissions import KINDS, NOT_BEGUN
from handrail.casework.nrm.policies import contents_of
from handrail.casework.nrm.queries import draft_of, file_of, why_not_go
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.actions import draft_form_referral, mark_typed
from handrail.casework.referrals.models import Referral
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def begin_to_hand_over(person: PotentialVictim, *, by: Person, at: datetime) -> Referral:
    """Begin the referral or notification that the answers become, through every gate; `by` is who refers from now on.

    Raises:
        NotAllowed: the gate of consent stops it, children's services were not told first, or the Home Office has been
            told already.
    """
    person = hold(person)
    file = file_of(person, by=by, at=at, why="hand_over")
    require(why_not_go(file, by=by))
    row = row_of(person, by=by, at=at)
    row.referrer = by
    keep(row, contents_of(row), at=at)
    referral = draft_form_referral(person, kind=KINDS[file.holding.route], by=by, at=at)
    note(person, "hand_over_begun", by=by.ref, at=at, route=file.holding.route)
    return referral


@transaction.atomic
def record_sent(person: PotentialVictim, *, reference: str, sent_on: date, by: Person, at: datetime) -> Referral:
    """Write down that it was typed and sent, and the reference that came back: the clocks start.

    Raises:
        NotAllowed: nobody has begun to hand it over, the gate no longer lets it go, the day cannot be, or there is no
            reference.
    """
    person = hold(person)
    file = file_of(person, by=by, at=at, why="sent")
    require(why_not_go(file, by=by))
    draft = draft_of(file, by=by)
    require(None if draft else NOT_BEGUN)
    assert draft is not None  # noqa: S101 — for the type checker
    referral = mark_typed(draft, reference=reference, sent_on=sent_on, by=by, at=at)
    note(person, "sent", by=by.ref, at=at, route=file.holding.route)
    set_reminders(person, by=by, at=at)
    return referral
