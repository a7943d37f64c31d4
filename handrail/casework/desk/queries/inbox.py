"""The desk's lists: coded columns only, one range of one index, most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.desk.models import Concern, ConcernStatus, Priority, Tray
from handrail.casework.desk.permissions import why_not_use_desk
from handrail.casework.desk.policies import DueWords, district_name, due_in_words, span_in_words, word_for
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.public.concerns.models import Danger, Entry, Known

PAGE_SIZE = 25
# Counting further costs time and tells nobody anything.
COUNTED_TO = 100
# Far enough for anybody who pages by hand; past it, filters find what is looked for.
LAST_PAGE = 4_000
EQUAL = ("tray", "status", "priority", "district", "reporter_kind", "entry")
SHOWN = (
    *("id", "reference", "arrived_at", "priority", "danger", "child", "status", "district", "reporter_kind", "entry"),
    *("additions_unread", "next_due_at", "next_due_kind", "outcome", "urgency", "assigned_to__name"),
)


@dataclass(frozen=True)
class Filters:
    """What to list; codes only, so that an address bar or a log may hold them. Empty means: do not filter."""

    tray: str = Tray.INBOX.value
    status: str = ""
    priority: str = ""
    assigned: str = ""
    district: str = ""
    reporter_kind: str = ""
    entry: str = ""
    danger: bool = False
    child: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class InboxRow:
    """One concern in a list, in words. Nothing that was told is in it but codes."""

    id: UUID
    reference: str
    arrived_at: datetime
    age: str
    priority: str
    danger: str
    child: str
    status: str
    due: DueWords | None
    district: str
    told_by: str
    entry: str
    assigned_to: str
    unread: int
    outcome: str


@dataclass(frozen=True)
class InboxPage:
    """One page of rows; its names are those that ui/pagination.html reads. How many there are is not counted."""

    rows: list[InboxRow]
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


@dataclass(frozen=True)
class Inbox:
    """A page of the desk's list, and how much lies on each pile: a number, or "100+"."""

    page: InboxPage
    counts: dict[str, str]
    overdue: str
    mine: str


def inbox(*, by: Person, at: datetime, filters: Filters | None = None, page: int = 1) -> Inbox:
    """One page of the concerns on a pile. Raises NotAllowed."""
    require(why_not_use_desk(by=by))
    waiting = Concern.objects.filter(tray=Tray.INBOX)
    return Inbox(
        page=page_of(filtered(filters or Filters(), by=by, at=at), number=min(max(page, 1), LAST_PAGE), at=at),
        counts={tray: bounded_count(Concern.objects.filter(tray=tray)) for tray in Tray.values},
        overdue=bounded_count(waiting.filter(next_due_at__lt=at)),
        mine=bounded_count(waiting.filter(assigned_to=by)),
    )


def filtered(filters: Filters, *, by: Person, at: datetime) -> QuerySet[Concern]:
    """The concerns that the filters leave."""
    found = Concern.objects.filter(**{name: getattr(filters, name) for name in EQUAL if getattr(filters, name)})
    if filters.assigned == "me":
        found = found.filter(assigned_to=by)
    elif filters.assigned == "nobody":
        found = found.filter(assigned_to=None)
    if filters.danger:
        found = found.filter(danger=Danger.YES)
    if filters.child:
        found = found.filter(child=Known.YES)
    return found.filter(next_due_at__lt=at) if filters.overdue else found


def page_of(found: QuerySet[Concern], *, number: int, at: datetime) -> InboxPage:
    """One page: an index gives the keys, and only those rows are fetched."""
    start = (number - 1) * PAGE_SIZE
    keys = list(found.order_by("urgency", "id").values_list("pk", flat=True)[start : start + PAGE_SIZE + 1])
    rows = Concern.objects.filter(pk__in=keys[:PAGE_SIZE]).order_by("urgency", "id").values(*SHOWN)
    return InboxPage([in_words(row, at=at) for row in rows], number=number, has_next=len(keys) > PAGE_SIZE)


def bounded_count(found: QuerySet[Concern]) -> str:
    """How many, exactly up to a hundred."""
    count = found.order_by()[: COUNTED_TO + 1].count()
    return str(count) if count <= COUNTED_TO else f"{COUNTED_TO}+"


def in_words(row: dict[str, Any], *, at: datetime) -> InboxRow:
    """A row as somebody reads it."""
    return InboxRow(
        id=row["id"],
        reference=row["reference"],
        arrived_at=row["arrived_at"],
        age=span_in_words(at - row["arrived_at"]),
        priority=Priority(row["priority"]).label if row["priority"] else "",
        danger=row["danger"],
        child=row["child"],
        status=ConcernStatus(row["status"]).label,
        due=due_in_words(row["next_due_kind"], row["next_due_at"], at=at),
        district=district_name(row["district"]),
        told_by=word_for("reporter_kinds", row["reporter_kind"]),
        entry=Entry(row["entry"]).label,
        assigned_to=row["assigned_to__name"] or "",
        unread=row["additions_unread"],
        outcome=word_for("outcomes", row["outcome"]),
    )
