"""Erases what was read in one concern, or of one person, with its tokens, its links and whatever it was put with."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from handrail.casework.dots.actions.tokens import take_tokens
from handrail.casework.dots.models import Link, Membership, Mention, MentionKind, Reading, Subject
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Delete everything that was read in the concern that this subject is, or of the person that it is.

    A second time there is nothing left.
    """
    Reading.objects.filter(telling__concern__subject=subject).delete()
    return erase(Mention.objects.filter(Q(concern__subject=subject) | Q(pk__in=of_person(subject))), subject, by, at)


def erase(mentions: QuerySet[Mention], subject: UUID, by: str, at: datetime) -> dict[str, int]:
    """Delete these mentions with all that hangs on them, and say how many of what."""
    carried = list(mentions.only("pk", "found_by"))
    gone = [each.pk for each in carried]
    links = Link.objects.filter(Q(one__in=gone) | Q(other__in=gone))
    removed = {"mentions": len(gone), "links": links.count()}
    removed["mention_tokens"] = take_tokens(carried)
    Mention.objects.filter(pk__in=gone).delete()
    Subject.objects.filter(memberships=None).delete()
    if any(removed.values()):
        record("dots.erased", about=f"subject:{subject}", by=by, at=at)
    return {kind: number for kind, number in removed.items() if number}


def of_person(subject: UUID) -> list[UUID]:
    """The people named in the concern that this person's record began with, and those found to be the same.

    None, while another record stands on that concern: then nobody can say whom of them it names.
    """
    concerns = PotentialVictim.objects.filter(subject=subject, concern__isnull=False).values("concern")
    others = PotentialVictim.objects.filter(concern__in=concerns, erased_at=None).exclude(subject=subject)
    if others.exists():
        return []
    named = Mention.objects.filter(concern__in=concerns, kind=MentionKind.PERSON).values("pk")
    subjects = Membership.objects.filter(mention__in=named, ended_by=None).values("subject")
    same = Membership.objects.filter(subject__in=subjects, ended_by=None).values("mention")
    return list(Mention.objects.filter(Q(pk__in=named) | Q(pk__in=same)).values_list("pk", flat=True))
