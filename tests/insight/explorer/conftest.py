"""Who looks, and a quarter of concerns to look at."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Person, Role
from tests.build import concern, organisations, person

QUARTER = "2026-Q3"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MIDSUMMER = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_drawn_before() -> None:
    cache.clear()


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


@pytest.fixture
def member() -> Person:
    return person(Role.BOARD_MEMBER, at_work=organisations()[0])


def fill(numbers: dict[tuple[str, str], int], *, by: str = "district", at: datetime = MIDSUMMER) -> None:
    """So many concerns of each source in each district, or of each kind: one through the desk, others as its copies."""
    first = concern(at=at)
    copies = [
        copy_of(first, number, source, {by: code}) for (source, code), many in numbers.items() for number in range(many)
    ]
    Concern.objects.bulk_create(copies)
    Concern.objects.filter(pk=first.pk).update(lane="quarantine", tray="quarantine")


def copy_of(first: Concern, number: int, source: str, codes: dict[str, str]) -> Concern:
    """A concern with other codes and marks of its own."""
    made = Concern.objects.get(pk=first.pk)
    fresh = Concern()
    made.pk, made.subject = fresh.pk, fresh.pk
    made.reference = f"{source[:3]}{number}{str(fresh.pk)[:8]}"
    made.receipt_digest = str(fresh.pk) * 1
    made.reporter_kind, made.district = source, codes.get("district", "")
    made.exploitation = codes["kind"].split("+") if "kind" in codes else []
    made._state.adding = True
    return made
