"""Erases what was locked with the referrals of a subject, and leaves the codes that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from handrail.casework.referrals.models import Referral
from handrail.foundation.audit.actions import record

NOTHING: dict[str, object] = {
    **dict.fromkeys(("shared", "message", "override_reason", "words", "acknowledgement"), b""),
    "documents": [],
}


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty what was locked with the referrals of the concern or person that this subject is; say of how many.

    A referral of a person may hold a part of the concern that their record began with: it goes with either.
    """
    about = Q(concern__subject=subject) | Q(person__subject=subject)
    referrals = list(Referral.objects.filter(about).select_related("concern", "person"))
    Referral.objects.filter(pk__in=[one.pk for one in referrals]).update(**NOTHING)
    for referral in referrals:
        record("referrals.erased", about=referral.about, by=by, at=at, referral=str(referral.pk))
    return {"referrals": len(referrals)} if referrals else {}
