"""Help that is listed for everybody, as it is at one moment."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.partnership.services.models import Service
from handrail.partnership.services.queries import SHOWN, WHOLE, Asked, Listed, found, listed, shown
from handrail.rules.localities.locality import Locality

A_PAGE = 20


class NoSuchHelp(Exception):
    """No service with this id is listed."""


def help_for(asked: Asked, *, locality: Locality, at: datetime, page: str) -> tuple[Page[Service], list[Listed]]:
    """A page of what fits, and each of it as it is now."""
    fitting = found(asked, among=listed(whole=False).prefetch_related(*SHOWN), locality=locality)
    held = Paginator(fitting, A_PAGE).get_page(page)
    return held, shown(held, at=at, locality=locality)


def one_help(service_id: UUID, *, locality: Locality, at: datetime) -> Listed:
    """One service. Raises NoSuchHelp."""
    try:
        service = listed().prefetch_related(*WHOLE).get(pk=service_id)
    except Service.DoesNotExist:
        raise NoSuchHelp from None
    return shown([service], at=at, locality=locality)[0]
