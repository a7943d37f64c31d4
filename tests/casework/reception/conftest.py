"""A night at a reception centre: an operation that is approved, premises with two rooms, and people on duty."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from handrail.casework.operations.actions import ask_to_come
from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.reception import actions
from handrail.casework.reception.models import Arrival, Centre
from handrail.casework.reception.policies import AtTheDoor
from handrail.foundation.people.models import Person, Role
from handrail.partnership.premises.models import Premises, Space
from tests import build
from tests.casework.operations.test_planning import DAWN, planned

ADULT = AtTheDoor(age="adult", language="Vietnamese")


@dataclass
class Night:
    """One centre, and its clock."""

    office: build.Office = field(default_factory=build.Office)
    at: datetime = DAWN

    def __post_init__(self) -> None:
        self.lead = build.person(Role.OPERATIONS_LEAD, at_work=self.office.theirs)
        self.nurse = build.person(Role.PROFESSIONAL, at_work=self.office.others)
        self.operation = planned(by=self.lead)
        Operation.objects.update(state=OperationState.APPROVED)
        self.operation.refresh_from_db()
        ask_to_come(
            self.operation,
            role="health",
            person=self.nurse,
            starts_at=DAWN,
            ends_at=DAWN + timedelta(hours=12),
            by=self.lead,
            at=build.NOON,
        )
        self.hall = hall(self.lead)
        self.rooms = [Space.objects.create(premises=self.hall, name=name, places=2) for name in ("Blue", "Green")]
        self.centre = actions.stand_up(
            self.operation,
            at_premises=self.hall,
            starts_at=DAWN,
            ends_at=DAWN + timedelta(hours=12),
            by=self.lead,
            at=build.NOON,
        )

    def later(self) -> datetime:
        """The next moment of the night."""
        self.at += timedelta(minutes=5)
        return self.at

    def opened(self) -> Centre:
        """The centre, open."""
        self.centre = actions.open_centre(self.centre, by=self.lead, at=self.later())
        return self.centre

    def arrived(
        self, door: AtTheDoor = ADULT, *, by: Person | None = None, arrival_id: UUID | None = None, **more: UUID
    ) -> Arrival:
        """Somebody arrives and is registered, by the nurse."""
        return actions.register(
            self.centre,
            arrival_id=arrival_id or uuid4(),
            door=door,
            by=by or self.nurse,
            at=self.later(),
            with_arrival=more.get("with_arrival"),
        )


def hall(by: Person) -> Premises:
    """Premises without rooms."""
    return Premises.objects.create(
        name="Made-up Hall",
        organisation=by.organisation,
        district="northam",
        address="1 Made-up Road",
        postcode="XM4 5HQ",
        capacity=20,
        separate_entrance=True,
        step_free=True,
        hours="always",
        call_out_name="Keyholder",
        call_out_telephone="+441632960001",
        call_out_checked_on=date(2026, 11, 1),
        checked_on=date(2026, 11, 1),
        updated_at=build.NOON,
    )


@pytest.fixture
def night(db: None) -> Night:
    """A centre that is open."""
    made = Night()
    made.opened()
    return made
