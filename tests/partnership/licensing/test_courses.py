"""A driver comes to a course of their district: the register knows, and no other district's does."""

from datetime import timedelta

import pytest

from handrail.foundation.people.models import Organisation, Role
from handrail.partnership.licensing.models import TrainingSource
from handrail.partnership.training import actions
from handrail.partnership.training.models import Booking
from tests.build import person
from tests.partnership.licensing import registers
from tests.partnership.training.sessions import DAY, asked, planned

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def attended(*, held_by: Organisation, licence: str) -> None:
    """A driver with that number comes to a course which that organisation holds."""
    by = person(Role.TRAINER, at_work=held_by)
    session = planned(by=by, course="licensing", course_version="2026-1")
    asked(session, licence=licence)
    actions.note_who_came(session, list(Booking.objects.values_list("pk", flat=True)), by=by, at=DAY)
    actions.close_attendance(session, by=by, at=DAY + timedelta(hours=3))


def test_a_course_that_a_driver_came_to_stands_in_their_register() -> None:
    by = registers.officer()
    registers.brought_in(registers.as_csv(registers.AMIR, registers.BOB), by=by)
    attended(held_by=by.organisation, licence="ph 1")
    amir, bob = registers.find("PH-1", by=by), registers.find("D3", by=by)
    assert (amir.trained_on, amir.trained_source) == (DAY.date(), TrainingSource.SESSION)
    assert bob.trained_on is None


@pytest.mark.parametrize("licence", ["", "PH-99"])
def test_a_number_that_nobody_has_or_none_changes_nothing(licence: str) -> None:
    by = registers.officer()
    registers.brought_in(registers.as_csv(registers.AMIR), by=by)
    attended(held_by=by.organisation, licence=licence)
    assert registers.find("PH-1", by=by).trained_on is None


def test_another_district_that_holds_the_course_changes_nothing_here() -> None:
    by = registers.officer()
    registers.brought_in(registers.as_csv(registers.AMIR), by=by)
    attended(held_by=registers.districts()[1], licence="PH-1")
    assert registers.find("PH-1", by=by).trained_on is None
