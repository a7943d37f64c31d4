"""Reminds whoever receives a referral before it is due, and whoever sent it once it is late: each once, with no word
of what it is about. It also empties what was shared once the county's time for reading it is over; that the time
is over is asked again at every reading, so that nothing hangs on a worker.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.referrals.actions.telling import tell_receiver, tell_sender
from handrail.casework.referrals.models import LIVE, Referral, Way
from handrail.casework.referrals.policies import access_has_run_out, remind_at
from handrail.foundation.audit.actions import record

BY_ITSELF = "handrail"


@task()
def look_after(referral_id: str) -> None:
    """Do what is due by now for one referral. A worker calls it: an entrance, like a view, it reads the clock."""
    chase(UUID(referral_id), at=timezone.now())


def start_clock(referral: Referral, *, at: datetime) -> None:
    """Set when to remind and to chase for what is due now, and have a worker come then; the caller saves."""
    due = referral.due_at
    if due is None or due <= at:
        referral.remind_at, referral.chase_at = None, due
    else:
        referral.remind_at, referral.chase_at = remind_at(due, at=at), due
    for moment in (referral.remind_at, referral.chase_at):
        come_at(moment, referral)


def stop_clock(referral: Referral) -> None:
    """Remind and chase nobody any more; the caller saves."""
    referral.remind_at = referral.chase_at = None


def come_at(moment: datetime | None, referral: Referral) -> None:
    """Have a worker look after it then. The queue is a table of this database: it is there if the referral is."""
    if moment is not None:
        look_after.using(run_after=moment).enqueue(str(referral.pk))


@transaction.atomic
def chase(referral_id: UUID, *, at: datetime) -> None:
    """Do what is due by that time: remind, chase, end access. Doing it again changes nothing."""
    live = Referral.objects.select_for_update(of=("self",)).filter(pk=referral_id, status__in=LIVE)
    referral = live.select_related("concern", "person", "to_organisation", "sent_by").first()
    if referral is None:
        return
    if referral.chase_at is not None and referral.chase_at <= at:
        referral.remind_at = referral.chase_at = None
        tell_sender(referral, at=at)
        write_down(referral, "chased", at=at)
    elif referral.remind_at is not None and referral.remind_at <= at:
        referral.remind_at = None
        remind(referral, at=at)
        write_down(referral, "reminded", at=at)
    if referral.shared and access_has_run_out(referral, at=at):
        referral.shared = b""
        write_down(referral, "access_ended", at=at)
    referral.save(update_fields=["remind_at", "chase_at", "shared"])


def remind(referral: Referral, *, at: datetime) -> None:
    """Remind whoever receives it; where nobody there signs in, whoever sent it, who can telephone them."""
    if referral.way == Way.MEMBER:
        tell_receiver(referral, at=at)
    else:
        tell_sender(referral, at=at)


def write_down(referral: Referral, act: str, *, at: datetime) -> None:
    """Write into the trail that this was done by itself."""
    organisation, kind = referral.to_organisation.code, referral.kind
    record(
        f"referrals.{act}",
        about=referral.about,
        by=BY_ITSELF,
        at=at,
        referral=str(referral.pk),
        organisation=organisation,
        kind=kind,
    )
