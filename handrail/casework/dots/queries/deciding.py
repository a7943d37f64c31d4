"""What was decided, as it hangs together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from handrail.casework.dots.models import Change, Link, Standing, Verb
from handrail.casework.dots.permissions import why_not_ask
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked, unlock_many

NOBODY: Final = "Handrail, without a person"


@dataclass(frozen=True, repr=False)
class Decided:
    """One thing that was decided of a link: what, when, by whom, and why in their words."""

    title: str
    at: datetime
    by: str
    text: str


def decisions_of(link: Link, *, by: Person) -> list[Decided]:
    """What was decided of two mentions, the newest first. Raises NotAllowed."""
    require(why_not_ask(by=by))
    changes = list(link.changes.select_related("mention__concern", "done_by").order_by("-done_at", "-id"))
    return [
        Decided(Verb(change.verb).label, change.done_at, change.done_by.name if change.done_by else NOBODY, reason)
        for change, reason in zip(changes, reasons_of(changes), strict=True)
    ]


def reasons_of(changes: Sequence[Change]) -> list[str]:
    """Why, in the words of whoever decided; nothing where no person did, or where it is forgotten."""
    told = [each for each in changes if each.reason]
    boxes = [Locked(bytes(each.reason), each.mention.concern.subject, each.place()) for each in told]
    words = {each.pk: (opened or b"").decode() for each, opened in zip(told, unlock_many(boxes), strict=True)}
    return [words.get(each.pk, "") for each in changes]


def split_of(link: Link) -> Change | None:
    """The act that took out one of the two and so denied this link, if that is what was last decided of it."""
    last = Change.objects.filter(link=link, undone_by=None).exclude(verb=Verb.UNDONE).order_by("done_at", "id").last()
    if last is None or last.verb != Verb.DENIED:
        return None
    splits = Change.objects.filter(verb=Verb.SPLIT, undone_by=None, mention__in=[link.one_id, link.other_id])
    return splits.filter(done_at=last.done_at, done_by=last.done_by).select_related("mention__concern").first()


def denied_by(split: Change) -> list[tuple[Change, Link]]:
    """What was denied in the act that took a mention out, and is so still: it has its moment and its author."""
    ends = Q(link__one=split.mention_id) | Q(link__other=split.mention_id)
    denials = Change.objects.filter(ends, verb=Verb.DENIED, done_at=split.done_at, done_by=split.done_by)
    still = denials.filter(undone_by=None, link__standing=Standing.DENIED)
    found = still.select_related("link__one__concern", "link__other__concern")
    return [(each, each.link) for each in found if each.link is not None]
