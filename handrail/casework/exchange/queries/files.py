"""Lists that came in, for the desk."""

from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.casework.exchange.models import PartnerFile, Sender
from handrail.casework.exchange.permissions import why_not_bring_lists
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

A_PAGE = 25


def file_for(file_id: UUID, *, by: Person) -> PartnerFile:
    """One list. Raises NotAllowed, whether or not there is one, and PartnerFile.DoesNotExist."""
    require(why_not_bring_lists(by=by))
    return PartnerFile.objects.select_related("sender", "made_by").get(pk=file_id)


def files_page(*, page: int, by: Person) -> Page[PartnerFile]:
    """The lists that came in, the latest first. Raises NotAllowed."""
    require(why_not_bring_lists(by=by))
    found = PartnerFile.objects.select_related("sender", "made_by").defer("content", "faults")
    return Paginator(found, A_PAGE).get_page(page)


def senders(*, by: Person) -> list[str]:
    """Whose lists came in up to now, as they were called. Raises NotAllowed."""
    require(why_not_bring_lists(by=by))
    return list(Sender.objects.values_list("name", flat=True)[:A_PAGE])
