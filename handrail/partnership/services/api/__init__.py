"""The open API: Open Referral UK 3.0, with what HSDS 3.0 has besides. No key, no cookie, nothing stored."""

from handrail.partnership.services.api.asking import Refused, page_asked, values_of
from handrail.partnership.services.api.document import openapi
from handrail.partnership.services.api.filtering import FILTERS, filtered
from handrail.partnership.services.policies.saying import (
    organization,
    service,
    service_at_location,
    taxonomy,
    taxonomy_term,
    without_nothing,
)

__all__ = [
    "FILTERS",
    "Refused",
    "filtered",
    "openapi",
    "organization",
    "page_asked",
    "service",
    "service_at_location",
    "taxonomy",
    "taxonomy_term",
    "values_of",
    "without_nothing",
]
