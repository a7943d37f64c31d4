"""Sets entries down: the service and all its parts, at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Q, QuerySet

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.permission import require
from handrail.partnership.services.models import Capacity, Location, Provider, Service, Source, Term
from handrail.partnership.services.policies import NAMESPACE, PARTS, Entry, Rows, rows_of, why_not_tell
from handrail.partnership.services.policies.saying import parts_written
from handrail.partnership.services.queries import AT_A_TIME, WHOLE

VERIFY_DAYS = "service_verify_days"


@dataclass(frozen=True, kw_only=True)
class Writing:
    """An entry to be set down: whose it is, where it came from, and the day on which somebody confirmed it, if any."""

    entry: Entry
    provider: Provider
    id: UUID
    source: Source = Source.KEPT
    assured_on: date | None = None
    order: int = 500


def provider_of(code: str, *, name: str, at: datetime) -> Provider:
    """The provider that is a member of the partnership, made or renamed as it is called now."""
    made, _ = Provider.objects.update_or_create(
        code=code,
        defaults={"name": name, "updated_at": at},
        create_defaults={"id": uuid5(NAMESPACE, f"provider {code}"), "name": name, "updated_at": at},
    )
    return made


@transaction.atomic
def write(
    entry: Entry, *, provider: Provider, service: Service | None = None, by: str, at: datetime, on: date
) -> Service:
    """Set an entry down, new or anew; whoever does has confirmed it that day. Raises NotAllowed."""
    told = Writing(entry=entry, provider=provider, id=service.pk if service else uuid4(), assured_on=on)
    require(why_not_tell(entry))
    set_down([told], at=at)
    act = "services.changed" if service else "services.added"
    record(act, about=f"service:{told.id}", by=by, at=at, owner=provider.code)
    return Service.objects.get(pk=told.id)


@transaction.atomic
def write_many(told: Sequence[Writing], *, by: str, at: datetime, act: str = "services.brought_in") -> None:
    """Set many entries down at once, with one line in the trail. Raises NotAllowed for the first that may not be."""
    for one in told:
        require(why_not_tell(one.entry))
    set_down(told, at=at)
    record(act, about="services", by=by, at=at, count=len(told))


@transaction.atomic
def confirm(service: Service, *, by: str, at: datetime, on: date) -> Service:
    """Whoever owns it says that all of it still holds."""
    held = Service.objects.select_for_update().get(pk=service.pk)
    held.assured_on, held.verify_by, held.updated_at = on, next_day(on), at
    held.save(update_fields=["assured_on", "verify_by", "updated_at"])
    record("services.confirmed", about=str(held), by=by, at=at)
    return held


@transaction.atomic
def set_capacity(service: Service, *, capacity: Capacity, by: str, at: datetime, on: date) -> Service:
    """Say to everybody whether there is room, on that day."""
    held = Service.objects.select_for_update().get(pk=service.pk)
    held.capacity, held.capacity_on, held.updated_at = capacity, on if capacity else None, at
    held.save(update_fields=["capacity", "capacity_on", "updated_at"])
    record("services.capacity_said", about=str(held), by=by, at=at)
    return held


@transaction.atomic
def withdraw(service: Service, *, by: str, at: datetime) -> Service:
    """Nobody finds it any more."""
    held = Service.objects.select_for_update().get(pk=service.pk)
    held.withdrawn_at = held.updated_at = at
    held.save(update_fields=["withdrawn_at", "updated_at"])
    record("services.withdrawn", about=str(held), by=by, at=at)
    return held


def set_down(told: Sequence[Writing], *, at: datetime) -> None:
    """The rows of each entry, old parts taken away first: what is confidential now has let go of its address."""
    names = names_of(told)
    rows = [
        rows_of(
            one.entry,
            id=one.id,
            provider=one.provider,
            source=one.source,
            at=at,
            assured_on=one.assured_on,
            verify_by=next_day(one.assured_on) if one.assured_on else None,
            order=one.order,
            names=names,
        )
        for one in told
    ]
    put(rows)


def put(rows: Sequence[Rows]) -> None:
    """Store them, in an order in which no trigger has anything to refuse."""
    ids = [each.service.pk for each in rows]
    for start in range(0, len(ids), 500):
        for model in reversed(PARTS):
            model._default_manager.filter(service_id__in=ids[start : start + 500]).delete()
    upsert(Service, [each.service for each in rows])
    upsert(Location, list({place.pk: place for each in rows for place in each.locations}.values()))
    for model in PARTS:
        model._default_manager.bulk_create([part for each in rows for part in each.parts[model]], batch_size=500)
    Location.objects.filter(of_services=None).delete()
    for start in range(0, len(rows), AT_A_TIME):
        lot = rows[start : start + AT_A_TIME]
        places = [place.pk for each in lot for place in each.locations]
        # A place may be that of another service too.
        here = Q(pk__in=[each.service.pk for each in lot]) | Q(at_locations__location__in=places)
        write_parts(Service.objects.filter(here))


def write_parts(services: QuerySet[Service]) -> None:
    """Write down beside each service what hangs on it, as the open API says it."""
    ids = list(services.order_by().values_list("pk", flat=True).distinct())
    for start in range(0, len(ids), AT_A_TIME):
        rows = list(Service.objects.filter(pk__in=ids[start : start + AT_A_TIME]).prefetch_related(*WHOLE))
        for row in rows:
            row.parts = parts_written(row)
        Service.objects.bulk_update(rows, ["parts"], batch_size=100)


def upsert(model: type[Service] | type[Location], made: Sequence[Service | Location]) -> None:
    """Store rows that may be there already."""
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        made,  # type: ignore[arg-type]
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=fields,
        batch_size=200,
    )


def names_of(told: Sequence[Writing]) -> dict[str, str]:
    """The words for the districts of the county and for the terms in these entries."""
    wanted = {term for one in told for term in one.entry.terms}
    terms = {str(pk): name for pk, name in Term.objects.filter(pk__in=wanted).values_list("pk", "name")}
    return {district.code: district.name for district in current_locality().districts} | terms


def next_day(on: date) -> date:
    """By when an entry that was confirmed on that day is to be confirmed again."""
    return on + timedelta(days=current_locality().limit_as_known(VERIFY_DAYS, on=on))
