"""Partners' lists, in each of their states."""

from collections.abc import Sequence
from datetime import datetime
from types import SimpleNamespace

from handrail.casework.exchange import actions
from handrail.casework.exchange.models import FileKind, PartnerFile
from handrail.casework.exchange.queries import columns_of, table_of
from handrail.foundation.people.models import Person

HEADINGS = ("Ref", "Date received", "Summary", "Location", "District", "Colour")
GOOD = ("A-1", "31/03/2026", "Men sleep behind the car wash", "Mill Lane", "Northam", "red")
WRONG = ("A-2", "31/02/2026", "", "Mill Lane", "Nowhere", "blue")


def as_csv(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    """A list as CSV."""
    return "\n".join(",".join(row) for row in (headings, *rows)).encode()


def received(content: bytes, *, by: Person, at: datetime, sender: str = "A council") -> PartnerFile:
    """A list whose columns wait to be confirmed."""
    return actions.receive_list(content, sender=sender, kind=FileKind.REPORTS, by=by, at=at)


def checked(content: bytes, *, by: Person, at: datetime, sender: str = "A council") -> PartnerFile:
    """A list that a worker has checked by the columns that were proposed."""
    held = received(content, by=by, at=at, sender=sender)
    columns = columns_of(table_of(held), held.kind, sender=held.sender)
    actions.confirm_columns(held, columns=columns, by=by, at=at)
    actions.check_list(fresh(held), clock=lambda: at)
    return fresh(held)


def brought_in(content: bytes, *, by: Person, at: datetime, sender: str = "A council") -> PartnerFile:
    """A list that a worker has brought in."""
    held = checked(content, by=by, at=at, sender=sender)
    actions.bring_in(held, by=by, at=at)
    actions.land_list(fresh(held), clock=lambda: at)
    return fresh(held)


def taken_back(content: bytes, *, by: Person, at: datetime, sender: str = "A council") -> PartnerFile:
    """A list that was taken back."""
    held = brought_in(content, by=by, at=at, sender=sender)
    actions.take_back(held, by=by, at=at)
    return actions.withdraw_list(fresh(held), by=by.ref, clock=lambda: at)


def one_of_each(by: Person, *, at: datetime) -> SimpleNamespace:
    """A list in each state, of organisations of their own, so that none knows a row of another."""
    content = as_csv(GOOD, WRONG)
    return SimpleNamespace(
        received=received(content, by=by, at=at, sender="A school"),
        checked=checked(content, by=by, at=at, sender="A hospital"),
        landed=brought_in(content, by=by, at=at, sender="A charity"),
        back=taken_back(content, by=by, at=at, sender="A college"),
    )


def fresh(held: PartnerFile) -> PartnerFile:
    """The list as it is kept now."""
    return PartnerFile.objects.select_related("sender", "made_by").get(pk=held.pk)
