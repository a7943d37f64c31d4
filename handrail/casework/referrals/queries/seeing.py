"""Who has seen each person, as codes: what lists for an estimate of those whom nobody sees are made of.

Whoever told of it has seen the person, and so has an organisation that began a record from nobody's report. Somebody
whom others sent there was not found there: that is told apart, because such a list is no look of its own.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.models import Referral, ReferralStatus
from handrail.casework.referrals.permissions import why_not_count
from handrail.casework.referrals.queries.recognising import (
    Group,
    Unsure,
    headings_of,
    in_batches,
    perhaps_one,
    same_people,
)
from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

TOLD, FOUND = "told", "found"


@dataclass(frozen=True)
class Sighting:
    """One person: who has seen them, and who had them sent by others. A code is `told:police` or `found:nhs`."""

    seen_by: frozenset[str]
    sent_to: frozenset[str]


@dataclass(frozen=True)
class Sightings:
    """Everybody with a record, and which of them, by place, may be one person and how likely that is."""

    people: tuple[Sighting, ...]
    unsure: tuple[Unsure, ...]


def sightings(*, first: date, last: date, by: Person) -> Sightings:
    """One row for each person whose record was begun from the first to the last day, both included; nothing of them.

    Records that name one reference, telephone or address, or the same birthday and two words of a name, are one
    person; which others may be is told beside. Records that were erased are left out. Raises NotAllowed.
    """
    require(why_not_count(by=by))
    begin, end = moments(first, last)
    kept = PotentialVictim.objects.filter(created_at__gte=begin, created_at__lt=end, erased_at=None)
    records = list(kept.select_related("organisation").order_by("created_at", "id"))
    tellers = tellers_of({each.concern_id for each in records if each.concern_id})
    sent, groups = sent_of(records), same_people(records)
    return Sightings(tuple(sighting(group, tellers, sent) for group in groups), tuple(perhaps_one(groups, by=by)))


def sighting(group: Group, tellers: dict[UUID, set[str]], sent: dict[UUID, set[str]]) -> Sighting:
    """One person, by all records of them."""
    told = {f"{TOLD}:{code}" for one in group if one.concern_id for code in tellers.get(one.concern_id, ())}
    sent_to = {f"{FOUND}:{kind}" for one in group for key in (one.pk, one.concern_id) if key for kind in sent[key]}
    found = {f"{FOUND}:{one.organisation.kind}" for one in group if one.concern_id is None}
    return Sighting(frozenset(told | (found - sent_to)), frozenset(sent_to))


def tellers_of(concerns: set[UUID]) -> dict[UUID, set[str]]:
    """Which kinds of people told of what each concern is about: by it, or by any that is joined to the same one."""
    main = headings_of(concerns)
    told: dict[UUID, set[str]] = defaultdict(set)
    for some in in_batches(list(set(main.values()))):
        rows = Concern.objects.filter(Q(pk__in=some) | Q(joined_to__in=some)).exclude(reporter_kind="")
        for pk, joined_to, kind in rows.values_list("pk", "joined_to_id", "reporter_kind"):
            told[joined_to or pk].add(kind)
    return {pk: told[heading] for pk, heading in main.items()}


def sent_of(records: Sequence[PotentialVictim]) -> dict[UUID, set[str]]:
    """To which kinds of organisation each record or concern was sent, by whom is not asked."""
    found: dict[UUID, set[str]] = defaultdict(set)
    keys = [key for each in records for key in (each.pk, each.concern_id) if key]
    for some in in_batches(keys):
        sent = Referral.objects.filter(Q(person__in=some) | Q(concern__in=some)).exclude(status=ReferralStatus.DRAFT)
        for person, concern, kind in sent.values_list("person_id", "concern_id", "to_kind"):
            for key in (person, concern):
                if key:
                    found[key].add(kind)
    return found
