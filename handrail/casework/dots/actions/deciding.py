"""A person says that two mentions are the same or are not; either can be undone, and all of it stays known."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from handrail.casework.dots.models import Change, Link, Membership, Standing, Subject, Verb
from handrail.casework.dots.permissions import KEPT_APART, why_not_decide, why_not_take_back, why_not_undo
from handrail.casework.dots.policies.joining import Move, moves_to_join
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import lock


@transaction.atomic
def confirm(link: Link, *, reason: str, by: Person, at: datetime) -> Change:
    """Put two mentions, and all that was put with either, together. Nothing of them is changed.

    Raises NotAllowed: somebody decided already, or found two of those that would be together not to be the same.
    """
    link = hold(link)
    require(why_not_decide(link, by=by))
    require(why_not_together(link))
    moves = moves_together(link, at=at)
    change = decided(link, Verb.CONFIRMED, Standing.CONFIRMED, reason=reason, by=by, at=at)
    move_all(moves, change)
    return change


@transaction.atomic
def deny(link: Link, *, reason: str, by: Person, at: datetime) -> Change:
    """Remember that two mentions are not the same: they are never put together, also not by way of a third.

    What no person joined is taken apart with it. Raises NotAllowed: somebody decided already.
    """
    link = hold(link)
    require(why_not_decide(link, by=by))
    if link.standing == Standing.JOINED:
        undo(link, reason=reason, by=by, at=at)
    return decided(link, Verb.DENIED, Standing.DENIED, reason=reason, by=by, at=at)


@transaction.atomic
def undo(link: Link, *, reason: str, by: Person, at: datetime) -> Change:
    """Take back what was last decided of two mentions: everything is as it was before.

    Raises NotAllowed: nothing was decided, or something later was put together with it.
    """
    link = hold(link)
    require(why_not_undo(link, by=by))
    last = last_change(link)
    require(why_not_take_back(last))
    change = decided(link, Verb.UNDONE, stands_without(last), reason=reason, by=by, at=at, undoes=last)
    put_back(last, change)
    return change


def last_change(link: Link) -> Change:
    """What was last decided of a link and still holds. Raises Change.DoesNotExist."""
    return Change.objects.filter(link=link, undone_by=None).exclude(verb=Verb.UNDONE).latest("done_at", "id")


def stands_without(last: Change) -> Standing:
    """Where a link stands once its last change is undone: what a person only confirmed was joined before."""
    joined = Change.objects.filter(link=last.link_id, verb=Verb.JOINED, undone_by=None).exclude(pk=last.pk)
    still = Membership.objects.filter(begun_by__in=joined, ended_by=None)
    return Standing.JOINED if last.verb == Verb.CONFIRMED and still.exists() else Standing.SUGGESTED


def moves_together(link: Link, *, at: datetime) -> list[Move]:
    """What moves when the two are put together; the subject that it needs is kept."""
    fresh = Subject(kind=link.one.kind, made_at=at)
    moves = moves_to_join(together_with(link), link.one_id, link.other_id, fresh=fresh.pk)
    if any(move.after == fresh.pk for move in moves):
        fresh.save()
    return moves


def hold(link: Link) -> Link:
    """The link as it stands now, held until the transaction ends."""
    # Of itself alone: PostgreSQL locks no row of what may be missing.
    return Link.objects.select_for_update(of=("self",)).select_related("one__concern", "other__concern").get(pk=link.pk)


def together_with(link: Link) -> dict[UUID, UUID]:
    """Of which subject everybody is that either of the two is together with."""
    ends = Membership.objects.filter(mention__in=[link.one_id, link.other_id], ended_by=None).values("subject")
    current = Membership.objects.select_for_update().filter(subject__in=ends, ended_by=None)
    return dict(current.values_list("mention", "subject"))


def two_groups(link: Link) -> tuple[set[UUID], set[UUID]]:
    """Everybody who is together with the one, and with the other, themselves among them."""
    of = together_with(link)
    one, other = (
        {end, *(mention for mention, subject in of.items() if subject == of.get(end))}
        for end in (link.one_id, link.other_id)
    )
    return one, other


def why_not_together(link: Link) -> str | None:
    """Say why those who would be together cannot be, if so: each is held against each."""
    one, other = two_groups(link)
    denied = Link.objects.filter(standing=Standing.DENIED)
    across = Q(one__in=one, other__in=other) | Q(one__in=other, other__in=one)
    return KEPT_APART if denied.filter(across).exists() else None


def decided(
    link: Link,
    verb: Verb,
    standing: Standing,
    *,
    reason: str,
    at: datetime,
    by: Person | None,
    undoes: Change | None = None,
) -> Change:
    """Write down what was decided, by somebody or without anybody, and where the link stands now."""
    change = Change(link=link, mention=link.one, verb=verb, undoes=undoes, done_at=at, done_by=by)
    change.reason = lock(reason.encode(), subject=link.one.concern.subject, place=change.place())
    change.save()
    Link.objects.filter(pk=link.pk).update(standing=standing)
    who = by.ref if by else "handrail"
    record(f"dots.{verb.value}", about=f"link:{link.pk}", by=who, at=at, kind=link.kind, band_weight=shown(link))
    return change


def shown(link: Link) -> str:
    """What the link was shown as when it was decided, in one word or number."""
    return link.band.replace(" ", "_") if link.weight is None else f"{link.weight:.1f}"


def move_all(moves: list[Move], change: Change) -> None:
    """End the memberships that are left, begin the new ones."""
    Membership.objects.filter(mention__in=[move.mention for move in moves], ended_by=None).update(ended_by=change)
    Membership.objects.bulk_create(
        [
            Membership(mention_id=move.mention, subject_id=move.after, begun_by=change)
            for move in moves
            if move.after is not None
        ]
    )


def put_back(last: Change, change: Change) -> None:
    """Everybody whom a change moved goes back to where they were."""
    before = dict(Membership.objects.filter(ended_by=last).values_list("mention", "subject"))
    begun = Membership.objects.filter(begun_by=last).values_list("mention", "subject")
    moves = {mention: Move(mention, subject, before.get(mention)) for mention, subject in begun}
    moves |= {each: Move(each, None, subject) for each, subject in before.items() if each not in moves}
    move_all(list(moves.values()), change)
