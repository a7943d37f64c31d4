"""The next clock of the NRM in each of many files, with as many questions to the database as for one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from handrail.casework.nrm.models import Decision
from handrail.casework.nrm.policies import Referred, birthday_at_18, events_of
from handrail.casework.nrm.queries.deciding import local_day
from handrail.casework.nrm.queries.files import WENT
from handrail.casework.persons.models import Consent, ConsentAnswer, ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import Known
from handrail.casework.persons.queries.telling import identities_told
from handrail.casework.referrals.models import Kind, Referral
from handrail.foundation.locality import current_locality
from handrail.foundation.vault.subjects import Locked, unlock_many
from handrail.rules.pathway.clocks import Clock, clocks


def next_clocks(persons: Iterable[PotentialVictim], *, on: date) -> dict[UUID, date]:
    """The day of the next clock of each person who was referred, by the ids of their records.

    That is the first that is still to come; when all are past, the latest of those that run on. Whoever asks has
    written down that these records are read, in the list that shows it.
    """
    kept = {each.pk: each for each in persons if each.erased_at is None}
    sent = Referral.objects.filter(person__in=kept, kind=Kind.NRM, status__in=WENT, sent_at__isnull=False)
    went_on = {pk: local_day(at) for pk, at in sent.order_by("sent_at").values_list("person", "sent_at") if pk and at}
    found = referred(went_on, [kept[pk] for pk in went_on])
    decisions: dict[UUID, list[Decision]] = defaultdict(list)
    for one in Decision.objects.filter(person__in=went_on):
        decisions[one.person_id].append(one)
    running = {pk: clocks(events_of(one, decisions[pk]), locality=current_locality()) for pk, one in found.items()}
    days = {pk: first_due(those, on=on) for pk, those in running.items()}
    return {pk: day for pk, day in days.items() if day is not None}


def first_due(running: Iterable[Clock], *, on: date) -> date | None:
    """The first day that is still to come; when there is none, the latest that is past."""
    days = [one.due_on for one in running if one.due_on is not None and not one.over]
    return min((day for day in days if day >= on), default=max(days, default=None))


def referred(went_on: Mapping[UUID, date], persons: Sequence[PotentialVictim]) -> dict[UUID, Referred]:
    """Each referral as the clocks read it: its day, and what of the person they go by."""
    newest = newest_consents(went_on)
    boxes = [Locked(bytes(each.answers), each.subject, each.place("answers")) for each in persons]
    known = [Known(answers=json.loads(box)["answers"]) for box in unlock_many(boxes) if box is not None]
    return {
        each.pk: as_referred(
            each,
            on=went_on[each.pk],
            child=told.may_be_child,
            nrm=newest.get((each.pk, ConsentPurpose.NRM)),
            support=newest.get((each.pk, ConsentPurpose.SUPPORT)),
        )
        for each, told in zip(persons, known, strict=True)
    }


def as_referred(
    person: PotentialVictim, *, on: date, child: bool, nrm: Consent | None, support: Consent | None
) -> Referred:
    """One of them. A child is asked for neither consent, and turns 18."""
    if child:
        told = identities_told(person)
        return Referred(on=on, child=True, turns_18_on=birthday_at_18(told[-1].date_of_birth) if told else None)
    wanted = support is not None and support.withdrawn_at is None and support.answer == ConsentAnswer.YES
    withdrawn = nrm.withdrawn_at if nrm is not None else None
    return Referred(on=on, support_wanted=wanted, withdrawn_on=local_day(withdrawn) if withdrawn else None)


def newest_consents(persons: Iterable[UUID]) -> dict[tuple[UUID, str], Consent]:
    """The newest answer of each person about the NRM and about support."""
    asked = (ConsentPurpose.NRM, ConsentPurpose.SUPPORT)
    rows = Consent.objects.filter(person__in=list(persons), purpose__in=asked)
    return {(row.person_id, row.purpose): row for row in rows}
