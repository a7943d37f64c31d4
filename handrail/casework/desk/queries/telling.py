"""Reads what was told. Whoever asks for it is written down; what the machine needs for a rule is not shown."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from handrail.casework.desk.models import Concern, Telling
from handrail.casework.desk.permissions import ERASED, why_not_read
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.vault import subjects
from handrail.public.concerns.models import Report


def account_of(concern: Concern, *, by: Person, at: datetime, why: str) -> Report:
    """What was first told. The reading is in the trail with its reason: a code, like "page" or "referral".

    Raises:
        NotAllowed: this person may not read it, nobody has opened it yet, or it has been erased.
    """
    require(why_not_read(concern, by=by))
    report = first_report(concern)
    note_reading(concern, by=by, at=at, why=why)
    return report


@transaction.atomic
def note_reading(concern: Concern, *, by: Person, at: datetime, why: str) -> None:
    """Write down that somebody read this concern, before they are shown anything of it."""
    record("desk.concern_read", about=concern.about, by=by.ref, at=at, why=why)


def first_report(concern: Concern) -> Report:
    """What was first told, for a rule that needs it. Whoever shows it to a person uses `account_of`.

    Raises:
        NotAllowed: it has been erased.
    """
    telling = Telling.objects.get(concern=concern, first=True)
    try:
        words = subjects.unlock(bytes(telling.contents), subject=concern.subject, place=telling.place("contents"))
    except subjects.Forgotten:
        raise NotAllowed(ERASED) from None
    return Report.from_json(words)


def reports_in(concerns: Iterable[Concern]) -> dict[Telling, Report]:
    """Everything opened of these concerns, in order of arrival; what has been forgotten is left out."""
    opened = Telling.objects.filter(concern__in=list(concerns), read_at__isnull=False).exclude(contents=b"")
    tellings = list(opened.select_related("concern"))
    boxes = [
        subjects.Locked(bytes(telling.contents), telling.concern.subject, telling.place("contents"))
        for telling in tellings
    ]
    words = subjects.unlock_many(boxes)
    return {telling: Report.from_json(word) for telling, word in zip(tellings, words, strict=True) if word is not None}


def safe_contact_of(concern: Concern) -> SafeContact:
    """How the reporter said they may be reached; what was never said is not known."""
    return SafeContact.from_json(first_report(concern).safe_contact)
