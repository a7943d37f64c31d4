"""What was decided, as it hangs together."""

from django.db.models import Q

from handrail.casework.dots.models import Change, Link, Standing, Verb


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
