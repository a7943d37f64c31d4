"""A night at a reception centre: an operation that is approved, premises with two rooms, and people on duty."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from handrail.casework.operations.actions import ask_to_come
from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.reception import actions
from handrail.casework.reception.models import Arrival, Belonging, CareKind, Centre, LogKind, Missing, NeedKind
from handrail.casework.reception.policies import AtTheDoor
from handrail.foundation.people.models import Person, Role
from handrail.partnership.premises.models import Premises, Space
from tests import build
from tests.casework.operations.test_planning import planned

ADULT = AtTheDoor(age="adult", language="Vietnamese")
CHILD = AtTheDoor(age="under_18", language="Vietnamese")
ROOMS = ("Blue", "Green")
LENGTH = timedelta(hours=12)


@dataclass
class Night:
    """One centre, its clock, who leads and who is on duty there."""

    office: build.Office = field(default_factory=build.Office)
    at: datetime = build.NOON + timedelta(hours=18)
    lead: Person | None = None
    duties: list[Person] = field(default_factory=list)
    places: int = 2

    def __post_init__(self) -> None:
        self.begins = self.at
        self.led_by = self.lead or build.person(Role.OPERATIONS_LEAD, at_work=self.office.theirs)
        self.operation = planned(by=self.led_by)
        Operation.objects.filter(pk=self.operation.pk).update(state=OperationState.APPROVED)
        self.operation.refresh_from_db()
        self.duties = self.duties or [build.person(Role.PROFESSIONAL, at_work=self.office.others)]
        self.nurse = self.duties[0]
        for person in self.duties:
            ask_to_come(self.operation, role="health", person=person, **self.times, by=self.led_by, at=build.NOON)
        self.hall = hall(self.led_by)
        self.rooms = [Space.objects.create(premises=self.hall, name=name, places=self.places) for name in ROOMS]
        stood_up: Any = {"at_premises": self.hall, **self.times, "by": self.led_by, "at": build.NOON}
        self.centre = actions.stand_up(self.operation, **stood_up)

    @property
    def times(self) -> Any:
        """From when until when."""
        return {"starts_at": self.begins, "ends_at": self.begins + LENGTH}

    def later(self) -> datetime:
        """The next moment of the night."""
        self.at += timedelta(minutes=5)
        return self.at

    def by_nurse(self) -> Any:
        """Done by the nurse, now."""
        return {"by": self.nurse, "at": self.later()}

    def by_lead(self) -> Any:
        """Done by whoever leads, now."""
        return {"by": self.led_by, "at": self.later()}

    def opened(self) -> Centre:
        """The centre, open."""
        self.centre = actions.open_centre(self.centre, **self.by_lead())
        return self.centre

    def arrived(
        self, door: AtTheDoor = ADULT, *, by: Person | None = None, arrival_id: UUID | None = None, **more: Any
    ) -> Arrival:
        """Somebody arrives and is registered, by the nurse."""
        return actions.register(
            self.centre, arrival_id=arrival_id or uuid4(), door=door, by=by or self.nurse, at=self.later(), **more
        )

    def left(self, arrival: Arrival, **told: Any) -> None:
        """Somebody leaves for a safe house, with a driver and a worker, or otherwise as told."""
        said = {"destination": "safe_house", "accompanied_by": "A driver", "worker": "Ann of Beacon", **told}
        actions.record_departure(arrival, **said, **self.by_nurse())

    def closed(self) -> Centre:
        """The centre, closed."""
        self.centre = actions.begin_closing(self.centre, **self.by_lead())
        self.centre = actions.close_centre(self.centre, **self.by_lead())
        return self.centre


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


@dataclass(frozen=True)
class FullNight:
    """A centre at which somebody has everything that can be had there, and somebody else is missing."""

    night: Night
    arrival: Arrival
    belonging: Belonging
    missing: Missing


def full_night(*, office: build.Office, lead: Person, duties: list[Person]) -> FullNight:
    """An open centre: a child with a bag, needs, a place and somebody beside them; and an adult who is missing."""
    night = Night(office=office, lead=lead, duties=duties)
    night.opened()
    door = AtTheDoor(age="may_be_under_18", urgent_health="A deep cut", bag="A red rucksack", children="1", needs="Tea")
    arrival = night.arrived(door, needs=[NeedKind.MEDICINE, NeedKind.PHONE])
    actions.give_place(arrival, space=night.rooms[0], **night.by_nurse())
    actions.look_after(arrival, **night.by_nurse())
    actions.record_care(arrival, kind=CareKind.FOOD, **night.by_nurse())
    actions.add_to_log(night.centre, kind=LogKind.CALL, words="The interpreter is on the way.", **night.by_nurse())
    missing = actions.raise_missing(night.arrived(), seen_last="At the gate", **night.by_nurse())
    return FullNight(night, arrival, arrival.belongings.get(), missing)
