"""Lets somebody in. The same arrival sent twice, in whatever order, is one arrival."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.casework.reception.actions.caring import put_down
from handrail.casework.reception.actions.centre import held
from handrail.casework.reception.actions.staying import put_away
from handrail.casework.reception.models import Arrival, Centre, NeedKind
from handrail.casework.reception.permissions import why_not_register, why_not_work_with
from handrail.casework.reception.policies import AtTheDoor, lock_door, working_name
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

NOT_HERE = "Choose somebody who arrived at this centre."
NOT_THEMSELVES = "Nobody comes with themselves. Choose somebody else."
ANOTHER_CENTRE = "This arrival was registered at another centre."
UNKNOWN = KeptContact()


@transaction.atomic
def register(
    centre: Centre,
    *,
    arrival_id: UUID,
    door: AtTheDoor,
    contact: KeptContact = UNKNOWN,
    needs: Collection[NeedKind] = (),
    with_arrival: UUID | None = None,
    arrived_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Arrival:
    """Register one person, once. `arrival_id` is made by the page or the device before it is sent.

    Sent again, it answers with the arrival that there is and changes nothing, so that a lost answer can be asked
    for again. The centre is held meanwhile: numbers are given one after another.

    Raises:
        NotAllowed: this person may not, the centre is not open, or whom they came with is not here.
    """
    centre = held(centre.pk)
    if there_is := Arrival.objects.select_related("person").filter(pk=arrival_id).first():
        require(why_not_register(centre, by=by) or (None if there_is.centre_id == centre.pk else ANOTHER_CENTRE))
        return there_is
    require(why_not_register(centre, by=by))
    came_with = companion(centre, with_arrival)
    arrival = Arrival(id=arrival_id, centre=centre, number=next_number(centre), with_arrival=came_with)
    # Begun for whoever leads the operation. With the arrival stored, whoever is on duty may write into the record.
    alias = door.alias.strip() or working_name(arrival.number)
    arrival.person = persons.open_person(alias=alias, kept_by=centre.operation.organisation, by=by, at=at)
    arrival.arrived_at, arrival.registered_at, arrival.registered_by = min(arrived_at or at, at), at, by
    lock_door(arrival, door)
    arrival.save(force_insert=True)
    arrival.person = carry_over(arrival.person, door, contact, by=by, at=at)
    if door.bag.strip():
        put_away(arrival, what=door.bag, by=by, at=at)
    put_down(arrival, needs, by=by, at=at)
    record("reception.registered", about=str(arrival), by=by.ref, at=at, centre=str(centre.pk), number=arrival.number)
    return arrival


def next_number(centre: Centre) -> int:
    """The next number at this centre, which is held."""
    centre.last_number += 1
    centre.save(update_fields=["last_number"])
    return centre.last_number


def companion(centre: Centre, with_arrival: UUID | None) -> Arrival | None:
    """Whom a child came with. Raises NotAllowed."""
    if with_arrival is None:
        return None
    found = Arrival.objects.filter(centre=centre, pk=with_arrival).first()
    require(None if found else NOT_HERE)
    return found


@transaction.atomic
def say_came_with(arrival: Arrival, *, with_arrival: UUID | None, by: Person, at: datetime) -> Arrival:
    """Whom they came with: registered before or after them, on whatever line. Raises NotAllowed."""
    centre = held(arrival.centre_id)
    require(why_not_work_with(arrival, by=by))
    require(NOT_THEMSELVES if with_arrival == arrival.pk else None)
    arrival.with_arrival = companion(centre, with_arrival)
    arrival.save(update_fields=["with_arrival"])
    record("reception.came_with", about=str(arrival), by=by.ref, at=at, companion=str(with_arrival or ""))
    return arrival


def carry_over(
    person: PotentialVictim, door: AtTheDoor, contact: KeptContact, *, by: Person, at: datetime
) -> PotentialVictim:
    """Write what was said at the door into the person's record, so that nothing is asked or typed again."""
    for key, value in (("age", door.age), ("in_uk", "yes")):
        person = persons.answer(person, key=key, value=value, by=by, at=at)
    if door.urgent_health.strip():
        person = persons.answer(person, key="injury", value="urgent", by=by, at=at)
    if door.language.strip():
        persons.set_identity(person, identity=Identity(languages=door.language.strip()), by=by, at=at)
    if contact.safe != "unknown":
        persons.set_safe_contact(person, kept=contact, by=by, at=at)
    return person
