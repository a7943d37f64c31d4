"""Nobody is in two places at once, and nobody is asked who may have no part in it."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.operations.actions import answer_duty, ask_to_come
from handrail.casework.operations.models import Duty, DutyState, Operation
from handrail.casework.operations.permissions import ON_DUTY
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.operations.test_planning import planned

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SPANS = [(first, last) for first, last in product(range(5), range(5)) if first < last]


@pytest.fixture
def office() -> build.Office:
    return build.Office()


@pytest.fixture
def lead(office: build.Office) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=office.theirs)


def asked(operation: Operation, person: Person, first: int, last: int, *, by: Person) -> Duty:
    start = operation.starts_at
    times = {"starts_at": start + timedelta(hours=first), "ends_at": start + timedelta(hours=last)}
    return ask_to_come(operation, role="welfare_lead", person=person, **times, by=by, at=build.NOON)


@pytest.mark.parametrize("one", SPANS)
def test_two_duties_stand_together_exactly_when_they_do_not_overlap(
    office: build.Office, lead: Person, one: tuple[int, int]
) -> None:
    operation, other_operation = planned(by=lead), planned(by=lead)
    for other in SPANS:
        nurse = build.person(Role.PROFESSIONAL, at_work=office.others)
        asked(operation, nurse, *one, by=lead)
        if one[0] < other[1] and other[0] < one[1]:
            with pytest.raises(NotAllowed, match="somewhere else"):
                asked(other_operation, nurse, *other, by=lead)
        else:
            asked(other_operation, nurse, *other, by=lead)


def test_who_cannot_come_is_free_to_be_elsewhere_and_cannot_then_say_yes(office: build.Office, lead: Person) -> None:
    first = asked(planned(by=lead), office.worker, 0, 2, by=lead)
    answer_duty(first, state=DutyState.CANNOT, by=office.worker, at=build.NOON)
    asked(planned(by=lead), office.worker, 1, 3, by=lead)
    with pytest.raises(NotAllowed, match="somewhere else"):
        answer_duty(first, state=DutyState.COMING, by=office.worker, at=build.NOON)


def test_the_database_refuses_what_no_action_wrote(office: build.Office, lead: Person) -> None:
    operation = planned(by=lead)
    asked(operation, office.worker, 0, 2, by=lead)
    later = asked(operation, office.worker, 2, 4, by=lead)
    with pytest.raises(IntegrityError, match="nobody_is_in_two_places"), transaction.atomic():
        Duty.objects.filter(pk=later.pk).update(starts_at=operation.starts_at)


@pytest.mark.parametrize("role", Role)
def test_only_whose_work_brings_them_near_a_concern_is_asked(office: build.Office, lead: Person, role: Role) -> None:
    somebody = build.person(role, at_work=office.others)
    if role in ON_DUTY:
        assert asked(planned(by=lead), somebody, 0, 1, by=lead).state == DutyState.ASKED
    else:
        with pytest.raises(NotAllowed):
            asked(planned(by=lead), somebody, 0, 1, by=lead)


@pytest.mark.parametrize("role", sorted(ON_DUTY))
def test_nobody_of_immigration_enforcement_is_asked(office: build.Office, lead: Person, role: Role) -> None:
    theirs = Organisation.objects.filter(kind="home_office")[:1].get()
    with pytest.raises(NotAllowed, match="no part"):
        asked(planned(by=lead), build.person(role, at_work=theirs), 0, 1, by=lead)


def test_nobody_answers_for_somebody_else_but_who_plans(office: build.Office, lead: Person) -> None:
    duty = asked(planned(by=lead), office.worker, 0, 1, by=lead)
    with pytest.raises(NotAllowed):
        answer_duty(
            duty, state=DutyState.COMING, by=build.person(Role.PROFESSIONAL, at_work=office.theirs), at=build.NOON
        )
    assert answer_duty(duty, state=DutyState.COMING, by=lead, at=build.NOON).state == DutyState.COMING
