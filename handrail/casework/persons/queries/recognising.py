"""Which records may be of somebody who is told of elsewhere: tokens are held against tokens, and nothing is opened."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from handrail.casework.persons.models import PersonToken, PotentialVictim, TokenKind
from handrail.casework.persons.permissions import why_not_keep_persons
from handrail.casework.persons.policies import Mark
from handrail.casework.persons.queries.finding import (
    AT_MOST,
    TELLING_BY_ITSELF,
    PersonRow,
    in_rows,
    note_listing,
    visible_to,
)
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import tokens

WORDS_OF_A_NAME = 2  # one alone is shared by too many


@dataclass(frozen=True, repr=False)
class Recognised:
    """A record, as a list shows it, and by which of the marks that were asked for."""

    row: PersonRow
    by: frozenset[Mark]


@transaction.atomic
def records_having(marks: Collection[Mark], *, but_of: UUID, by: Person, at: datetime) -> list[Recognised]:
    """The records that share a telephone, a mailbox or how two words of a name are heard, and that they may see.

    Those that were begun from the concern `but_of` are left out. That a record was recognised, by whom and from which
    concern, is in the trail of each. Raises NotAllowed.
    """
    require(why_not_keep_persons(by=by))
    meant = dict(zip(tokens.tokens_of(marks), marks, strict=True))
    sharing = PersonToken.objects.filter(token__in=list(meant))
    counted = sharing.values("person").annotate(
        telling=Count("id", filter=Q(kind__in=TELLING_BY_ITSELF)), heard=Count("id", filter=Q(kind=TokenKind.SOUND))
    )
    alike = counted.filter(Q(telling__gte=1) | Q(heard__gte=WORDS_OF_A_NAME)).values("person")
    open_to_them = visible_to(by).filter(pk__in=alike, erased_at=None)
    others = open_to_them.exclude(concern=but_of).select_related("organisation").order_by("-updated_at", "id")
    found = list(others[:AT_MOST])
    has: dict[UUID, set[Mark]] = defaultdict(set)
    for person, token in sharing.filter(person__in=found).values_list("person", "token"):
        has[person].add(meant[token])
    note_recognised(found, concern=but_of, by=by, at=at)
    return [Recognised(row, frozenset(has[row.id])) for row in in_rows(found)]


def note_recognised(found: Collection[PotentialVictim], *, concern: UUID, by: Person, at: datetime) -> None:
    """Write down which records somebody was shown, before they are."""
    for person in found:
        record("persons.person_recognised", about=person.about, by=by.ref, at=at, concern=str(concern))
    note_listing(len(found), by=by, at=at)
