"""What came of the rows of a list: which concerns they are now, and why those stay that were not taken back."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.casework.desk.models import Concern, Telling
from handrail.casework.desk.permissions import why_not_withdraw
from handrail.casework.exchange.models import Landed, PartnerFile
from handrail.casework.exchange.permissions import why_not_bring_lists
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

A_PAGE = 50


@dataclass(frozen=True)
class LandedRow:
    """A row that landed: the concern that it is or was added to, once the desk has it, and why it would stay there."""

    line: int
    concern: Concern | None
    stays: str


def landed_page(held: PartnerFile, *, page: int, by: Person) -> tuple[Page[Landed], list[LandedRow]]:
    """A page of the rows of a list that stand as reports, and what became of each. Raises NotAllowed."""
    require(why_not_bring_lists(by=by))
    found = Paginator(Landed.objects.filter(file=held, withdrawn_at=None), A_PAGE).get_page(page)
    return found, rows_of(held, list(found.object_list))


def rows_of(held: PartnerFile, landed: list[Landed]) -> list[LandedRow]:
    """These rows with their concerns."""
    tellings = Telling.objects.filter(pk__in=[row.report for row in landed]).select_related("concern")
    concerns = {telling.pk: telling.concern for telling in tellings.defer("sealed", "contents")}
    came_with = reports_in_the_same(held, set(concerns.values()))
    return [
        LandedRow(
            row.line,
            concern := concerns.get(row.report),
            (why_not_withdraw(concern, came_with=came_with[concern.pk]) or "") if concern else "",
        )
        for row in landed
    ]


def reports_in_the_same(held: PartnerFile, concerns: set[Concern]) -> dict[UUID, set[UUID]]:
    """Of each concern, the reports that this list brought to it."""
    told = Telling.objects.filter(concern__in=concerns).values_list("pk", "concern")
    own = set(Landed.objects.filter(file=held, report__in=[pk for pk, _ in told]).values_list("report", flat=True))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for pk, concern in told:
        found[concern] |= {pk} & own
    return found
