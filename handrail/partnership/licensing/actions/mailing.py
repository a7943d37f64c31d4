"""Letters with the leaflet for everybody who is due in a month: made, posted, and then counted as given."""

from datetime import date, datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.licensing.actions.giving import ENGLISH
from handrail.partnership.licensing.models import How, Issue, Letter, Mailing, MailingState, Register, RegisterKind
from handrail.partnership.licensing.permissions import why_not_finish_mailing, why_not_keep_registers
from handrail.partnership.licensing.queries import due_in
from handrail.partnership.licensing.queries.comparing import entries_of

NOBODY = "Nobody who is due in this month still needs the leaflet and has an address."
HEAP = "Letters for this month are made already. Post them or drop them first."


@transaction.atomic
def make_mailing(month: date, *, by: Person, at: datetime) -> Mailing:
    """One letter for each driver who is due in that month, has an address and had no leaflet yet. Raises NotAllowed."""
    require(why_not_keep_registers(by=by))
    waiting = list(due_in(month, by=by).filter(issue=None))
    entries = entries_of([one.licence for one in waiting if one.licence is not None])
    reachable = [one for one, entry in zip(waiting, entries, strict=True) if entry is not None and entry.address]
    require(None if reachable else NOBODY)
    register = Register.objects.select_for_update().get(organisation=by.organisation, kind=RegisterKind.DRIVERS)
    first = month.replace(day=1)
    made = Mailing.objects.filter(register=register, month=first, state=MailingState.MADE)
    require(HEAP if made.exists() else None)
    mailing = Mailing.objects.create(register=register, month=first, made_at=at, made_by=by)
    Letter.objects.bulk_create([Letter(mailing=mailing, renewal=one) for one in reachable], batch_size=500)
    record("licensing.letters_made", about=str(mailing), by=by.ref, at=at, letters=len(reachable))
    return mailing


@transaction.atomic
def confirm_posted(mailing: Mailing, *, by: Person, at: datetime) -> int:
    """The letters are posted: everybody among them has had the leaflet. How many of them had not yet. NotAllowed."""
    mailing = finished(mailing, MailingState.POSTED, by=by, at=at)
    waiting = mailing.letters.filter(renewal__issue=None, renewal__licence__gone_at=None)
    issues = [
        Issue(renewal_id=letter.renewal_id, how=How.POST, language=ENGLISH, given_at=at, given_by=by)
        for letter in waiting
    ]
    Issue.objects.bulk_create(issues, batch_size=500)
    record("licensing.letters_posted", about=str(mailing), by=by.ref, at=at, letters=len(issues))
    return len(issues)


@transaction.atomic
def drop_mailing(mailing: Mailing, *, by: Person, at: datetime) -> None:
    """The letters are not posted: nobody has had anything. Raises NotAllowed."""
    mailing = finished(mailing, MailingState.DROPPED, by=by, at=at)
    record("licensing.letters_dropped", about=str(mailing), by=by.ref, at=at)


def finished(mailing: Mailing, state: MailingState, *, by: Person, at: datetime) -> Mailing:
    """Say what became of the letters, once. Raises NotAllowed."""
    held = Mailing.objects.select_for_update(of=("self",)).select_related("register").get(pk=mailing.pk)
    require(why_not_finish_mailing(held, by=by))
    held.state, held.finished_at = state, at
    held.save(update_fields=["state", "finished_at"])
    return held
