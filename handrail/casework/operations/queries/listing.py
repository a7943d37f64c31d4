"""The list of operations: codes and times only, the latest visit first."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import why_not_use_operations
from handrail.casework.operations.policies import OVER
from handrail.casework.operations.queries.finding import operations_visible_to
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

PAGE_SIZE = 25
LAST_PAGE = 4_000


@dataclass(frozen=True)
class OperationRow:
    """One operation in a list. What is planned is not in it."""

    id: UUID
    reference: str
    kind: str
    state: str
    code: str
    organisation: str
    commander: str
    starts_at: datetime
    expected: int


@dataclass(frozen=True)
class OperationsPage:
    """One page of rows; its names are those that ui/pagination.html reads."""

    rows: list[OperationRow]
    number: int
    has_next: bool

    paginator: ClassVar = SimpleNamespace(num_pages=None)

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        """The page before this one."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """The page after this one."""
        return self.number + 1


def operations_page(*, by: Person, over: bool = False, page: int = 1) -> OperationsPage:
    """One page of those that are not over, or of those that are. Raises NotAllowed."""
    require(why_not_use_operations(by=by))
    number = min(max(page, 1), LAST_PAGE)
    start = (number - 1) * PAGE_SIZE
    found = list(chosen(by, over=over)[start : start + PAGE_SIZE + 1])
    return OperationsPage([row_of(each) for each in found[:PAGE_SIZE]], number, len(found) > PAGE_SIZE)


def chosen(by: Person, *, over: bool) -> QuerySet[Operation]:
    """Those that are over, or those that are not, the latest visit first."""
    visible = operations_visible_to(by).select_related("organisation", "commander").order_by("-starts_at", "id")
    visible = visible.defer("plan")
    return visible.filter(state__in=OVER) if over else visible.exclude(state__in=OVER)


def row_of(operation: Operation) -> OperationRow:
    """An operation as a list shows it."""
    return OperationRow(
        id=operation.pk,
        reference=operation.reference,
        kind=operation.get_kind_display(),
        state=operation.get_state_display(),
        code=operation.state,
        organisation=operation.organisation.name,
        commander=operation.commander.name,
        starts_at=operation.starts_at,
        expected=operation.expected,
    )
