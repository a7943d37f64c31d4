"""Keeps the entries of services: whoever owns one, or a coordinator."""

from datetime import date, datetime

from django.db import transaction

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.partnership.directory.models import RoomLeft
from handrail.partnership.directory.permissions import why_not_keep_entries, why_not_keep_service
from handrail.partnership.services import actions as services
from handrail.partnership.services.models import Capacity, Service
from handrail.partnership.services.policies import Entry


@transaction.atomic
def add_service(entry: Entry, *, organisation: Organisation, by: Person, at: datetime, on: date) -> Service:
    """List a service of an organisation; whoever does has confirmed it that day. Raises NotAllowed."""
    require(why_not_keep_entries(organisation, by=by))
    provider = services.provider_of(organisation.code, name=organisation.name, at=at)
    return services.write(entry, provider=provider, by=by.ref, at=at, on=on)


@transaction.atomic
def change_service(service: Service, entry: Entry, *, by: Person, at: datetime, on: date) -> Service:
    """Write the entry anew; whoever does has confirmed it that day. Raises NotAllowed."""
    held = Service.objects.select_for_update(of=("self",)).select_related("provider").get(pk=service.pk)
    require(why_not_keep_service(held, by=by))
    return services.write(entry, provider=held.provider, service=held, by=by.ref, at=at, on=on)


@transaction.atomic
def confirm_service(service: Service, *, by: Person, at: datetime, on: date) -> Service:
    """Say that all of an entry still holds. Raises NotAllowed."""
    require(why_not_keep_service(service, by=by))
    return services.confirm(service, by=by.ref, at=at, on=on)


@transaction.atomic
def withdraw_service(service: Service, *, by: Person, at: datetime) -> Service:
    """Take a service off the list. Raises NotAllowed."""
    require(why_not_keep_service(service, by=by))
    return services.withdraw(service, by=by.ref, at=at)


@transaction.atomic
def say_capacity(
    service: Service, *, capacity: Capacity, for_everybody: bool, by: Person, at: datetime, on: date
) -> RoomLeft:
    """Say whether there is room: to the partners, and to everybody if that is wished. Raises NotAllowed."""
    require(why_not_keep_service(service, by=by))
    told = {"capacity": capacity, "said_on": on}
    left, _ = RoomLeft.objects.update_or_create(service=service, defaults=told)
    public = capacity if for_everybody else Capacity.UNKNOWN
    services.set_capacity(service, capacity=public, by=by.ref, at=at, on=on)
    return left
