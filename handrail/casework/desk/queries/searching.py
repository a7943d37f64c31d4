"""Finds concerns by something exact: a reference, a telephone number, a plate, a postcode, the words of a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from handrail.casework.desk.models import Concern, ConcernToken, TokenKind
from handrail.casework.desk.permissions import why_not_search
from handrail.casework.desk.policies import Identifier, identifiers_typed
from handrail.casework.desk.queries.inbox import SHOWN, InboxRow, in_words
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import tokens

AT_MOST = 50
WORDS = (TokenKind.NAME, TokenKind.BUSINESS)


@dataclass(frozen=True)
class Found:
    """The concerns found, newest first, and whether there are more than are shown."""

    rows: list[InboxRow]
    more: bool


def search(text: str, *, by: Person, at: datetime) -> Found:
    """The concerns that this text finds: by reference, by any number in it, or by all the words of a name.

    What was searched for is not kept; that somebody searched, and how much was found, is in the trail.
    Raises NotAllowed.
    """
    require(why_not_search(by=by))
    rows = list(meant_by(text).order_by("-arrived_at", "id").values(*SHOWN)[: AT_MOST + 1])
    with transaction.atomic():
        record("desk.searched", about="desk", by=by.ref, at=at, found=len(rows))
    return Found([in_words(row, at=at) for row in rows[:AT_MOST]], more=len(rows) > AT_MOST)


def concern_called(reference: str, *, by: Person) -> Concern:
    """The concern with that reference, however its letters are typed. Raises NotAllowed, Concern.DoesNotExist."""
    require(why_not_search(by=by))
    return Concern.objects.get(reference=reference.strip().upper())


def meant_by(text: str) -> QuerySet[Concern]:
    """The concerns that this text may mean."""
    typed = identifiers_typed(text)
    numbers = [each for each in typed if each.kind not in WORDS]
    meant = Q(reference=text.strip().upper())
    if numbers:
        meant |= Q(pk__in=with_token(*numbers))
    for kind in WORDS:
        words = [each for each in typed if each.kind == kind]
        if words:
            meant |= with_all(words)
    return Concern.objects.filter(meant)


def with_all(words: Iterable[Identifier]) -> Q:
    """Has every one of these words."""
    meant = Q()
    for word in words:
        meant &= Q(pk__in=with_token(word))
    return meant


def with_token(*identifiers: Identifier) -> QuerySet[ConcernToken, UUID]:
    """The ids of the concerns with any of these identifiers."""
    meant = Q()
    for each in identifiers:
        meant |= Q(kind=each.kind, token=tokens.token(each.kind, each.value))
    return ConcernToken.objects.filter(meant).values_list("concern", flat=True)


def subject_called(text: str) -> UUID | None:
    """The subject of the concern with that reference, for whoever erases; None if there is none."""
    return Concern.objects.filter(reference=text.strip().upper()).values_list("subject", flat=True).first()
