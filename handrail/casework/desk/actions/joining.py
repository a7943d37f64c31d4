"""Joins two reports of the same thing without destroying either, and takes them apart again."""

from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions.keeping import UNREAD, hold, hold_both, keep, main_of, recount_unread, write_note
from handrail.casework.desk.models import Concern, Joining, KeptApart, NoteKind
from handrail.casework.desk.permissions import why_not_join, why_not_keep_apart, why_not_separate
from handrail.casework.desk.policies import CARRIED, carry_forward
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def join(duplicate: Concern, *, to: Concern, reason: str = "", by: Person, at: datetime) -> Concern:
    """Put a concern with another about the same thing; the other carries the stricter flags of the two.

    Nothing of either is changed or lost: what the other's flags were is kept, and `separate` undoes it.

    Raises:
        NotAllowed: this person may not join these two.
    """
    duplicate, main = hold_both(duplicate.pk, to.pk)
    require(why_not_join(duplicate, to=main, by=by))
    before = {column: getattr(main, column) for column in CARRIED}
    Joining.objects.create(duplicate=duplicate, main=main, before=before, joined_at=at, joined_by=by)
    forget_kept_apart(duplicate, main)
    carry_forward(duplicate, main)
    duplicate.joined_to, duplicate.additions_unread, duplicate.unread_since = main, 0, None
    keep(duplicate, ["joined_to", *UNREAD])
    recount_unread(main)
    keep(main, [*CARRIED, *UNREAD])
    if reason.strip():
        write_note(main, reason.strip(), kind=NoteKind.JOINED, by=by, at=at)
    record("desk.concern_joined", about=duplicate.about, by=by.ref, at=at, to=main.reference)
    record("desk.concern_joined", about=main.about, by=by.ref, at=at, duplicate=duplicate.reference)
    return main


@transaction.atomic
def separate(concern: Concern, *, not_the_same: bool, by: Person, at: datetime) -> Concern:
    """Take a concern out of the one it is joined to. It stands where it stood before.

    `not_the_same` remembers that they are about different things, so that nobody joins them again unawares.
    What the other took over stays: only a person who assesses lowers a flag.

    Raises:
        NotAllowed: this person may not, or it is not joined.
    """
    concern = hold(concern.pk)
    require(why_not_separate(concern, by=by))
    main = main_of(concern)
    Joining.objects.filter(duplicate=concern, separated_at=None).update(separated_at=at, separated_by=by)
    concern.joined_to, concern.clock_from = None, at
    recount_unread(concern)
    keep(concern, ["joined_to", "clock_from", *UNREAD])
    recount_unread(main)
    keep(main, UNREAD)
    if not_the_same:
        remember_kept_apart(concern, main, by=by, at=at)
    record("desk.concern_separated", about=concern.about, by=by.ref, at=at, not_the_same=not_the_same)
    record("desk.concern_separated", about=main.about, by=by.ref, at=at, duplicate=concern.reference)
    return concern


@transaction.atomic
def keep_apart(one: Concern, *, other: Concern, by: Person, at: datetime) -> None:
    """Remember that these two were looked at and are about different things. Safe to repeat.

    Raises:
        NotAllowed: this person may not, or they are joined.
    """
    one, other = hold_both(one.pk, other.pk)
    require(why_not_keep_apart(one, other=other, by=by))
    remember_kept_apart(one, other, by=by, at=at)
    record("desk.concerns_kept_apart", about=one.about, by=by.ref, at=at, other=other.reference)


def remember_kept_apart(one: Concern, other: Concern, *, by: Person, at: datetime) -> None:
    """Store the pair once, the smaller id first."""
    first, second = sorted((one, other), key=lambda concern: concern.pk)
    KeptApart.objects.get_or_create(one=first, other=second, defaults={"decided_by": by, "decided_at": at})


def forget_kept_apart(one: Concern, other: Concern) -> None:
    """A coordinator decided otherwise: the trail keeps both decisions."""
    first, second = sorted((one.pk, other.pk))
    KeptApart.objects.filter(one=first, other=second).delete()
