"""The organisations of the partnership, for anybody who works here: their role in law and how to reach them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.foundation.people.models import Organisation as Partner
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import require
from handrail.partnership.directory.models import PointOfContact, RoomLeft
from handrail.partnership.directory.permissions import why_not_see_due
from handrail.partnership.services.models import Service, Source
from handrail.partnership.services.queries import WHOLE, Asked, found
from handrail.rules.localities.locality import Channel, Locality, Organisation
from handrail.rules.worktime.opening import Opening, opening


class NoSuchOrganisation(Exception):
    """The partnership has no organisation with this code."""


@dataclass(frozen=True)
class Reach:
    """One channel of an organisation, and whether it is open; an opening of None means that nobody knows."""

    channel: Channel
    opening: Opening | None


@dataclass(frozen=True)
class Entry:
    """One organisation: what the pack says of it, its district in words, and its channels."""

    organisation: Organisation
    district: str
    channels: tuple[Reach, ...]


def entries(*, locality: Locality, at: datetime, search: str = "") -> list[Entry]:
    """The organisations whose name holds `search`, by name."""
    active = set(Partner.objects.filter(active=True).values_list("code", flat=True))
    channels = _channels_by_organisation(locality, at=at)
    districts = {district.code: district.name for district in locality.districts}
    wanted = search.strip().casefold()
    found = [one for one in locality.organisations if one.code in active and wanted in one.name.casefold()]
    return [
        Entry(one, districts.get(one.district, ""), tuple(channels[one.code]))
        for one in sorted(found, key=lambda one: one.name)
    ]


def entry(code: str, *, locality: Locality, at: datetime) -> Entry:
    """The organisation with that code. Raises NoSuchOrganisation."""
    for one in entries(locality=locality, at=at):
        if one.organisation.code == code:
            return one
    raise NoSuchOrganisation


def opening_of(channel: Channel, *, locality: Locality, at: datetime) -> Opening | None:
    """Whether a channel is open at a moment; None when nobody has confirmed its hours."""
    if channel.always_open:
        return Opening(open_now=True)
    if channel.hours is None:
        return None
    return opening(channel.hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)


def _channels_by_organisation(locality: Locality, *, at: datetime) -> dict[str, list[Reach]]:
    found: dict[str, list[Reach]] = defaultdict(list)
    for channel in sorted(locality.channels, key=lambda channel: channel.order):
        found[channel.organisation].append(Reach(channel, opening_of(channel, locality=locality, at=at)))
    return found


def services_for(asked: Asked, *, locality: Locality) -> QuerySet[Service]:
    """Every service that fits what is asked, also what is for those who work here alone. Raises NoSuchPlace."""
    among = Service.objects.filter(withdrawn_at=None).select_related("provider").prefetch_related(*WHOLE)
    return found(asked, among=among, locality=locality)


def service_for(service_id: UUID) -> Service:
    """One service, withdrawn or not. Raises Service.DoesNotExist."""
    return Service.objects.select_related("provider").prefetch_related(*WHOLE).get(pk=service_id)


def services_of(code: str) -> QuerySet[Service]:
    """What an organisation of the partnership offers."""
    return Service.objects.filter(provider__code=code, withdrawn_at=None).prefetch_related(*WHOLE)


def room_left(service: Service) -> RoomLeft | None:
    """Whether it has room, as the partners were told."""
    return RoomLeft.objects.filter(service=service).first()


def partner(code: str) -> Partner:
    """The organisation with that code. Raises NoSuchOrganisation."""
    try:
        return Partner.objects.get(code=code, active=True)
    except Partner.DoesNotExist:
        raise NoSuchOrganisation from None


def contacts_of(code: str) -> QuerySet[PointOfContact]:
    """Whom an organisation names for the others to turn to."""
    return PointOfContact.objects.filter(organisation__code=code, withdrawn_at=None).select_related("organisation")


def contact_for(contact_id: UUID) -> PointOfContact:
    """One point of contact. Raises PointOfContact.DoesNotExist."""
    return PointOfContact.objects.select_related("organisation").get(pk=contact_id)


@dataclass(frozen=True)
class Due:
    """What is to be confirmed: services and points of contact, the longest out of date first."""

    services: QuerySet[Service]
    contacts: QuerySet[PointOfContact]


def due(*, by: Person, on: date) -> Due:
    """What this person is to confirm: of their own organisation, or as a coordinator of all. Raises NotAllowed."""
    require(why_not_see_due(by=by))
    services = Service.objects.filter(Q(verify_by__lt=on) | Q(verify_by=None), withdrawn_at=None)
    services = services.exclude(source=Source.PACK).select_related("provider").order_by("verify_by", "name", "id")
    contacts = PointOfContact.objects.filter(verify_by__lt=on, withdrawn_at=None).select_related("organisation")
    if not by.has(Role.COORDINATOR):
        services = services.filter(provider__code=by.organisation.code)
        contacts = contacts.filter(organisation=by.organisation_id)
    return Due(services, contacts.order_by("verify_by", "id"))
