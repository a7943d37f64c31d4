"""Sends draft minutes round, and freezes them once a later meeting has agreed them."""

import hashlib
import json
from datetime import datetime

from django.db import IntegrityError, transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.printing.documents import document
from handrail.partnership.steering.actions.calling import held, tell_members
from handrail.partnership.steering.models import Attendance, How, Meeting, Minutes
from handrail.partnership.steering.permissions import why_not_keep
from handrail.partnership.steering.policies import why_not_agree, why_not_draft
from handrail.partnership.steering.queries.telling import told_of

NAMES_NOBODY = "Read them through first, and say that they name nobody whom a concern is about."


@transaction.atomic
def send_draft(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Send the draft of the minutes round. It may still be changed, and sent again. Raises NotAllowed."""
    noted = Attendance.objects.filter(meeting=meeting, how=How.CAME).exists()
    require(why_not_keep(by=by) or why_not_draft(meeting, noted=noted, at=at))
    meeting.drafted_at = at
    meeting.save(update_fields=["drafted_at"])
    told = tell_members(meeting, at=at)
    record("steering.draft_sent", about=str(meeting.group), by=by.ref, at=at, meeting=str(meeting.pk), told=told)


@transaction.atomic
def agree_minutes(meeting: Meeting, later: Meeting, *, names_nobody: bool, by: Person, at: datetime) -> Minutes:
    """Freeze the minutes as a later meeting agreed them, beside their hash. Raises NotAllowed."""
    require(
        why_not_keep(by=by) or why_not_agree(held(meeting), later, at=at) or (None if names_nobody else NAMES_NOBODY)
    )
    told = told_of(meeting, at=at)
    made = Minutes(
        meeting=meeting,
        told=told,
        sha256=hash_of(told),
        document=document("steering/minutes", {**told, "draft": False, "sha256": hash_of(told)}),
        agreed_in=later,
        agreed_at=at,
        agreed_by=by,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise NotAllowed("The minutes are agreed and do not change any more.") from None
    about = str(meeting.group)
    record("steering.minutes_agreed", about=about, by=by.ref, at=at, meeting=str(meeting.pk), sha256=made.sha256)
    return made


def hash_of(told: object) -> str:
    """The SHA-256 of what minutes say, in hexadecimal."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
