"""Questions about services that anybody may ask. Nothing here is for somebody in particular."""

from handrail.partnership.services.queries.finding import Asked, NoSuchPlace, found, open_at, terms_of_list
from handrail.partnership.services.queries.listing import (
    AT_A_TIME,
    SHOWN,
    WHOLE,
    at_locations,
    listed,
    offers_of,
    providers,
    taxonomies,
    terms,
)
from handrail.partnership.services.queries.showing import Listed, shown

__all__ = [
    "AT_A_TIME",
    "SHOWN",
    "WHOLE",
    "Asked",
    "Listed",
    "NoSuchPlace",
    "at_locations",
    "found",
    "listed",
    "offers_of",
    "open_at",
    "providers",
    "shown",
    "taxonomies",
    "terms",
    "terms_of_list",
]
