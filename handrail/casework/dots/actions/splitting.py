"""Takes one mention out of those it was put together with, and puts it back as it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from handrail.casework.dots.actions.deciding import decided, put_back
from handrail.casework.dots.models import Change, Link, Membership, Mention, Standing, Verb
from handrail.casework.dots.permissions import ALONE, KEPT_APART, why_not_ask, why_not_undo_split
from handrail.casework.dots.queries.deciding import denied_by
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.vault.subjects import lock


@transaction.atomic
def split(mention: Mention, *, reason: str, by: Person, at: datetime) -> Change:
    """Take a mention out; its links with those that stay are denied, each as a decision that can be undone.

    Raises NotAllowed: it is together with nothing.
    """
    require(why_not_ask(by=by))
    own = Membership.objects.select_for_update().filter(mention=mention, ended_by=None).first()
    if own is None:
        raise NotAllowed(ALONE)
    stay = Membership.objects.filter(subject=own.subject_id, ended_by=None).exclude(mention=mention).values("mention")
    change = Change(mention=mention, verb=Verb.SPLIT, done_at=at, done_by=by)
    change.reason = lock(reason.encode(), subject=mention.concern.subject, place=change.place())
    change.save()
    across = Q(one=mention, other__in=stay) | Q(other=mention, one__in=stay)
    Membership.objects.filter(pk=own.pk).update(ended_by=change)
    links = Link.objects.select_for_update(of=("self",)).filter(across).exclude(standing=Standing.DENIED)
    for link in links.select_related("one__concern"):
        decided(link, Verb.DENIED, Standing.DENIED, reason=reason, by=by, at=at)
    record("dots.split", about=f"mention:{mention.pk}", by=by.ref, at=at)
    return change


@transaction.atomic
def undo_split(split: Change, *, reason: str, by: Person, at: datetime) -> Change:
    """Put back what was taken out, in one act: it is together with the same, and each link stands as it did before.

    Raises NotAllowed: it was put with others since, or somebody found it not to be the same as one of them.
    """
    held = Change.objects.select_for_update(of=("self",)).select_related("mention__concern").get(pk=split.pk)
    require(why_not_undo_split(held, by=by))
    denials = denied_by(held)
    require(why_not_back(held, denials))
    change = Change(mention=held.mention, verb=Verb.UNDONE, undoes=held, done_at=at, done_by=by)
    change.reason = lock(reason.encode(), subject=held.mention.concern.subject, place=change.place())
    change.save()
    for denial, link in denials:
        decided(link, Verb.UNDONE, stood_before(link), reason=reason, by=by, at=at, undoes=denial)
    put_back(held, change)
    record("dots.split_undone", about=f"mention:{held.mention_id}", by=by.ref, at=at)
    return change


def why_not_back(split: Change, denials: list[tuple[Change, Link]]) -> str | None:
    """Say why it cannot go back, if so: one of those it would be with was found another besides."""
    with_it = Membership.objects.filter(subject__in=split.ended.values("subject"), ended_by=None).values("mention")
    across = Q(one=split.mention_id, other__in=with_it) | Q(other=split.mention_id, one__in=with_it)
    apart = Link.objects.filter(across, standing=Standing.DENIED).exclude(pk__in=[link.pk for _, link in denials])
    return KEPT_APART if apart.exists() else None


def stood_before(link: Link) -> Standing:
    """Where a link stood before it was denied: a confirmation, or a joining, that nobody undid holds again."""
    kept = Change.objects.filter(link=link, undone_by=None).values_list("verb", flat=True)
    stood = [standing for standing in (Standing.CONFIRMED, Standing.JOINED) if standing.value in set(kept)]
    return stood[0] if stood else Standing.SUGGESTED
