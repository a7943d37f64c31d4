"""The filters of the standard. They add up: what is listed fits all of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from handrail.foundation.locality import current_locality
from handrail.partnership.services.models import Attribute, Schedule, Service
from handrail.partnership.services.queries.finding import for_districts
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.postcodes import districts_of

PAGING = frozenset({"page", "per_page", "format"})
OF_SERVICES = frozenset(
    {
        *("search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after"),
        *("minimum_age", "maximum_age", "start_time", "end_time", "day"),
    }
)
# What may be asked of each list.
FILTERS: Mapping[str, frozenset[str]] = {
    "services": OF_SERVICES | PAGING | {"minimal", "full"},
    "service_at_locations": OF_SERVICES | PAGING | {"full", "postcode", "proximity"},
    "organizations": PAGING | {"search", "full", "full_service"},
    "taxonomies": PAGING | {"search"},
    "taxonomy_terms": PAGING | {"search", "taxonomy_id", "top_only", "parent_id"},
}
NAMED = ("organizations", "taxonomies", "taxonomy_terms")
Found = QuerySet[Any]


def filtered(kind: str, among: Found, values: Mapping[str, Any]) -> Found:
    """Those of a list that fit all that was asked."""
    if kind in NAMED:
        return of_names(among, values)
    return of_services(among, values, to="service__" if kind == "service_at_locations" else "")


def of_services(among: Found, values: Mapping[str, Any], *, to: str) -> Found:
    """Services, or where they are; `to` leads from the row to its service."""
    for word in values.get("search", "").casefold().split():
        among = among.filter(**{f"{to}search__contains": word})
    for name, reach in PLAIN.items():
        if name in values:
            among = among.filter(**{f"{to}{reach}": values[name]})
    for condition in (terms_that(values, to=to), hours_that(values, to=to), where(values)):
        among = among.filter(condition)
    return among


PLAIN = {
    "organization_id": "provider",
    "modified_after": "updated_at__gte",
    "minimum_age": "minimum_age__gte",
    "maximum_age": "maximum_age__lte",
}


def terms_that(values: Mapping[str, UUID], *, to: str) -> Q:
    """With this word, and with any word of this list."""
    owned = Attribute.objects.filter(service=OuterRef(f"{to}pk"))
    every = Q()
    if "taxonomy_term_id" in values:
        every &= Q(Exists(owned.filter(term=values["taxonomy_term_id"])))
    if "taxonomy_id" in values:
        every &= Q(Exists(owned.filter(term__taxonomy=values["taxonomy_id"])))
    return every


def hours_that(values: Mapping[str, Any], *, to: str) -> Q:
    """With one rule that starts no earlier, ends no later and holds on that day."""
    asked = {
        reach: values[name]
        for name, reach in (
            ("start_time", "opens_at__gte"),
            ("end_time", "closes_at__lte"),
            ("day", "byday__contains"),
        )
        if name in values
    }
    return Q(Exists(Schedule.objects.filter(service=OuterRef(f"{to}pk"), **asked))) if asked else Q()


def where(values: Mapping[str, Any]) -> Q:
    """For the area in which a postcode lies; with a distance, at a place so near."""
    if "postcode" not in values:
        return Q()
    locality = current_locality()
    home = {district.code for district in districts_of(values["postcode"], locality=locality).districts}
    in_area = Q(Exists(Service.objects.filter(for_districts(home), pk=OuterRef("service_id"))))
    if "proximity" not in values:
        return in_area
    return in_area & near(home, metres=values["proximity"], locality=locality)


def near(home: set[str], *, metres: int, locality: Locality) -> Q:
    """At a place in a district that is so near, as the crow flies between the middles of districts."""
    within = [
        district.code
        for district in locality.districts
        if any(reachable(district.code, one, metres=metres, locality=locality) for one in home)
    ]
    every = Q(pk__in=[])
    for code in within:
        every |= Q(location__districts__contains=f" {code} ")
    return every


def reachable(one: str, other: str, *, metres: int, locality: Locality) -> bool:
    """Whether two districts are the same, or their middles so near."""
    distance = locality.distance(one, other)
    return one == other or (distance is not None and distance * 1000 <= metres)


def of_names(among: Found, values: Mapping[str, Any]) -> Found:
    """Organisations, lists of words and words."""
    for word in values.get("search", "").split():
        among = among.filter(Q(name__icontains=word) | Q(description__icontains=word))
    if "taxonomy_id" in values:
        among = among.filter(taxonomy=values["taxonomy_id"])
    if "parent_id" in values:
        among = among.filter(parent=values["parent_id"])
    return among.filter(parent=None) if values.get("top_only") else among
