"""What somebody may know of: the one place where mentions are kept from those who may not see them."""

import json
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.desk.permissions import why_not_use_desk
from handrail.casework.dots.models import Link, Mention, place_of_mention
from handrail.casework.dots.policies.reading import Read, compared_of, read_of
from handrail.casework.persons.models import PotentialVictim, Restriction
from handrail.casework.persons.policies import closed_to
from handrail.foundation.people.models import Person
from handrail.foundation.vault.subjects import Keys, Locked, unlock_many
from handrail.foundation.written_out import ID, ONE_OF, StoredId, as_uuid, listed, reading, rows_of, told_id
from handrail.methods.linkage.mentions import Mention as Compared

Boxed = tuple[UUID, bytes | memoryview, UUID]
STANDING: Final = {
    vendor: (
        # Of a concern that was erased there is no mention, and what there was opens no more.
        f"SELECT {ID[vendor].format('id')}, contents, subject FROM dots_mention WHERE id {one_of} "  # noqa: S608 — ours
        "AND withdrawn_at IS NULL AND concern_id <> %s"
    )
    for vendor, one_of in ONE_OF.items()
}


def closed_concerns(by: Person) -> QuerySet[PotentialVictim, UUID | None]:
    """The ids of concerns from which a record was begun that is closed to this person."""
    closed = PotentialVictim.objects.filter(pk__in=closed_to(by), concern__isnull=False)
    return closed.values_list("concern", flat=True)


def open_to_all() -> QuerySet[Mention]:
    """The mentions that stand and belong to no restricted record: all that may be handled without a person."""
    restricted = Restriction.objects.filter(lifted_at=None).values("person")
    closed = PotentialVictim.objects.filter(pk__in=restricted, concern__isnull=False).values("concern")
    return Mention.objects.filter(withdrawn_at=None, concern__erased_at=None).exclude(concern__in=closed)


def visible_mentions(by: Person) -> QuerySet[Mention]:
    """The mentions this person may know of: none for whoever is not of the desk, and none of a closed record's."""
    if why_not_use_desk(by=by):
        return Mention.objects.none()
    standing = Mention.objects.filter(withdrawn_at=None, concern__erased_at=None)
    return standing.exclude(concern__in=closed_concerns(by))


def visible_links(by: Person) -> QuerySet[Link]:
    """The links of which they may know both ends."""
    if why_not_use_desk(by=by):
        return Link.objects.none()
    closed = closed_concerns(by)
    standing = Link.objects.filter(
        one__withdrawn_at=None, other__withdrawn_at=None, one__concern__erased_at=None, other__concern__erased_at=None
    )
    return standing.exclude(one__concern__in=closed).exclude(other__concern__in=closed)


def link_for(by: Person, link_id: UUID) -> Link:
    """That link. Raises Link.DoesNotExist when there is none of which this person may know."""
    return visible_links(by).select_related("one__concern", "other__concern").get(pk=link_id)


def compared_by(mentions: QuerySet[Mention]) -> dict[UUID, Compared]:
    """What very many people are compared by, without making a row of each; what is forgotten is left out."""
    return compared_in(list(mentions.order_by().values_list("pk", "contents", "subject")))


def boxes_elsewhere(mentions: Iterable[StoredId], *, than_in: UUID) -> list[Boxed]:
    """What these people are compared by, locked, in their order, as far as they stand, but for those of one concern."""
    connection = reading(Mention)
    place = {each: number for number, each in enumerate(mentions)}
    told = [listed(place, connection), told_id(than_in, connection)]
    rows = sorted(rows_of(STANDING[connection.vendor], told, connection), key=lambda row: place[row[0]])
    return [(as_uuid(pk), box, as_uuid(subject)) for pk, box, subject in rows]


def compared_in(rows: Sequence[Boxed], *, keys: Keys | None = None) -> dict[UUID, Compared]:
    """What is in each box, given the mention and the subject it is locked under; with keys that were asked for."""
    boxes = [Locked(bytes(box), subject, place_of_mention(pk)) for pk, box, subject in rows]
    return {
        row[0]: compared_of(words)
        for row, words in zip(rows, unlock_many(boxes, keys=keys), strict=True)
        if words is not None
    }


def reads_of(mentions: Iterable[Mention]) -> dict[UUID, Read]:
    """What the mentions say, with one question to the keyring; what is forgotten is left out."""
    kept = list(mentions)
    boxes = [Locked(bytes(each.contents), each.subject, each.place()) for each in kept]
    return {
        each.pk: read_of(json.loads(words))
        for each, words in zip(kept, unlock_many(boxes), strict=True)
        if words is not None
    }
