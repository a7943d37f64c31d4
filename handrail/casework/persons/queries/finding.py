"""Which records a person may see, by their working names."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import PersonToken, PotentialVictim, Restriction, TokenKind
from handrail.casework.persons.permissions import (
    ERASED,
    why_not_keep_persons,
    why_not_see_person,
    works_at_desk,
)
from handrail.casework.persons.policies import also_seen_by, closed_to
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked, unlock_many

AT_MOST = 200
# One of these is enough to ask whether two records are of one person; of a name and a birthday, all are needed.
TELLING_BY_ITSELF = (TokenKind.TELEPHONE, TokenKind.EMAIL, TokenKind.REFERENCE)


@dataclass(frozen=True, repr=False)
class PersonRow:
    """One record in a list: what colleagues call the person, and who keeps it."""

    id: UUID
    reference: str
    alias: str
    organisation: str
    updated_at: datetime


def visible_to(by: Person) -> QuerySet[PotentialVictim]:
    """The records this person may know of: the desk's all, their organisation's and those of their work, or none."""
    if why_not_keep_persons(by=by):
        return PotentialVictim.objects.none()
    open_to_them = PotentialVictim.objects.exclude(pk__in=closed_to(by))
    if works_at_desk(by):
        return open_to_them
    return open_to_them.filter(Q(organisation=by.organisation_id) | Q(pk__in=also_seen_by(by)))


def person_for(*, by: Person, person_id: UUID) -> PotentialVictim:
    """That record. Raises NotAllowed, or PotentialVictim.DoesNotExist when this person may not know of it."""
    require(why_not_keep_persons(by=by))
    person = visible_to(by).select_related("organisation", "concern", "created_by").get(pk=person_id)
    require(why_not_see_person(person, by=by))
    return person


def persons_of(concern: Concern, *, by: Person) -> list[PotentialVictim]:
    """The records that were begun from this concern and that this person may see, the oldest first."""
    return list(visible_to(by).filter(concern=concern).select_related("organisation").order_by("created_at", "id"))


def person_count(concern: Concern) -> int:
    """How many records were begun from a concern and may be known of, for the label of its tab."""
    restricted = Restriction.objects.filter(lifted_at=None).values("person")
    return PotentialVictim.objects.filter(concern=concern).exclude(pk__in=restricted).count()


def persons_kept(*, by: Person, at: datetime) -> list[PersonRow]:
    """The records this person's organisation keeps, or all for the desk; the one worked on last comes first.

    That somebody read these working names is in the trail. Raises NotAllowed.
    """
    require(why_not_keep_persons(by=by))
    found = visible_to(by).filter(erased_at=None).select_related("organisation").order_by("-updated_at", "id")
    rows = in_rows(found[:AT_MOST])
    note_listing(len(rows), by=by, at=at)
    return rows


def rows_of(concern: Concern, *, by: Person, at: datetime) -> list[PersonRow]:
    """The same of one concern. Raises NotAllowed."""
    require(why_not_keep_persons(by=by))
    rows = in_rows(persons_of(concern, by=by))
    note_listing(len(rows), by=by, at=at)
    return rows


@transaction.atomic
def note_listing(number: int, *, by: Person, at: datetime) -> None:
    """Write down that somebody read a list of working names."""
    record("persons.persons_listed", about="persons", by=by.ref, at=at, listed=number)


def in_rows(persons: Iterable[PotentialVictim]) -> list[PersonRow]:
    """Rows with their working names, opened with one question to the keyring."""
    kept = list(persons)
    boxed = [each for each in kept if each.erased_at is None]
    opened = unlock_many([Locked(bytes(each.alias), each.subject, each.place("alias")) for each in boxed])
    aliases = {each.pk: name for each, name in zip(boxed, opened, strict=True)}
    return [
        PersonRow(each.pk, each.reference, in_clear(aliases.get(each.pk)), each.organisation.name, each.updated_at)
        for each in kept
    ]


def in_clear(name: bytes | None) -> str:
    """The working name, or that it has been erased."""
    return ERASED if name is None else str(json.loads(name)[-1])


def records_alike(person: PotentialVictim, *, by: Person) -> list[PotentialVictim]:
    """Other records this person may see that may be of the same one: one person has one record.

    A number, an address or a reference in common is enough; of a name, two words and the birthday are needed.
    """
    require(why_not_see_person(person, by=by))
    mine = PersonToken.objects.filter(person=person).exclude(kind=TokenKind.SOUND).values_list("kind", "token")
    others = PersonToken.objects.exclude(person=person).filter(tokens_among(mine))
    by_one = Q(kind__in=TELLING_BY_ITSELF)
    counted = others.values("person").annotate(
        telling=Count("id", filter=by_one),
        names=Count("id", filter=Q(kind=TokenKind.NAME)),
        births=Count("id", filter=Q(kind=TokenKind.BIRTH)),
    )
    alike = counted.filter(Q(telling__gte=1) | Q(names__gte=2, births__gte=1)).values("person")
    return list(visible_to(by).filter(pk__in=alike, erased_at=None).order_by("created_at", "id")[:AT_MOST])


def tokens_among(marks: Iterable[tuple[str, str]]) -> Q:
    """The tokens that are one of these."""
    meant = Q(pk__in=[])
    for kind, token in marks:
        meant |= Q(kind=kind, token=token)
    return meant


def subject_called(text: str) -> UUID | None:
    """The subject of the record with that reference, for whoever erases; None if there is none."""
    found = PotentialVictim.objects.filter(reference=text.strip().upper())
    return found.values_list("subject", flat=True).first()
