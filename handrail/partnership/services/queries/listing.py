"""What is listed for everybody, and with what; a page asks the same few questions however much is listed."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from handrail.partnership.services.models import Provider, Service, ServiceAtLocation, Taxonomy, Term

WHOLE = (
    *("phones", "schedules", "areas", "languages", "costs", "contacts", "attributes__term__taxonomy"),
    "at_locations__location",
)
# What a list on a page shows of each.
SHOWN = ("phones", "schedules", "areas")
AT_A_TIME = 500


def listed(*, whole: bool = True) -> QuerySet[Service]:
    """Every service that is for everybody and not withdrawn; not `whole`: without reading what hangs on it."""
    rows = Service.objects.filter(public=True, withdrawn_at=None).select_related("provider").defer("search")
    return rows if whole else rows.defer("parts", "search")


def at_locations() -> QuerySet[ServiceAtLocation]:
    """Where the services are that are for everybody."""
    return ServiceAtLocation.objects.filter(service__public=True, service__withdrawn_at=None).select_related(
        "service__provider", "location"
    )


def providers() -> QuerySet[Provider]:
    """Whoever offers at least one service to everybody."""
    return Provider.objects.filter(Exists(listed().filter(provider=OuterRef("pk"))))


def offers_of(rows: Sequence[Provider]) -> dict[UUID, list[Service]]:
    """What each of these offers to everybody. Asked in lots, for one may offer thousands."""
    offers: dict[UUID, list[Service]] = {row.pk: [] for row in rows}
    found = listed().filter(provider__in=rows)
    for service in found.iterator(chunk_size=AT_A_TIME):
        offers[service.provider_id].append(service)
    return offers


def taxonomies() -> QuerySet[Taxonomy]:
    """The lists of words."""
    return Taxonomy.objects.all()


def terms() -> QuerySet[Term]:
    """The words of all lists."""
    return Term.objects.select_related("taxonomy", "parent")
