"""Finds concerns by something exact: a reference, a telephone number, a plate, a postcode, the words of a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from handrail.casework.desk.models import Concern, ConcernToken, TokenKind
from handrail.casework.desk.permissions import why_not_search
from handrail.casework.desk.policies import Identifier, identifiers_typed
from handrail.casework.desk.queries.inbox import SHOWN, InboxRow, in_words
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import tokens

AT_MOST = 50
# Of a word as common as this, more would help nobody.
CONSIDERED = 2_000
REFERENCE = re.compile(r"HM-\d\d-\d{6}")
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
    reference = text.strip().upper()
    if REFERENCE.fullmatch(reference):
        return Concern.objects.filter(reference=reference)
    return Concern.objects.filter(pk__in=found_by(identifiers_typed(text)))


def found_by(typed: Iterable[Identifier]) -> set[UUID]:
    """The concerns with any of the numbers; without numbers, those with all the words of a name, or of a business."""
    by_kind = {kind: [each for each in typed if each.kind == kind] for kind in TokenKind}
    words = [by_kind.pop(kind) for kind in WORDS]
    numbers = [each for identifiers in by_kind.values() for each in identifiers]
    if numbers:
        return concerns_with(numbers, at_least=1)
    return set().union(*(concerns_with(each, at_least=len(each)) for each in words if each))


def concerns_with(identifiers: Iterable[Identifier], *, at_least: int) -> set[UUID]:
    """The concerns with so many of these; asked of the tokens alone, which keeps it one walk of one index."""
    meant = Q(pk__in=[])
    for each in identifiers:
        meant |= Q(kind=each.kind, token=tokens.token(each.kind, each.value))
    counted = ConcernToken.objects.filter(meant).values("concern").annotate(number=Count("id"))
    return set(counted.filter(number__gte=at_least).values_list("concern", flat=True)[:CONSIDERED])


def subject_called(text: str) -> UUID | None:
    """The subject of the concern with that reference, for whoever erases; None if there is none."""
    return Concern.objects.filter(reference=text.strip().upper()).values_list("subject", flat=True).first()
