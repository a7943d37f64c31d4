"""The made-up visits: each as far as it should be, with nothing that an action would refuse."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.casework.operations.models import AgencyInvitation, Answer, Operation, OperationState
from handrail.casework.operations.queries import learnt_from, readiness_of, roster_of
from handrail.config.demonstration.course import play
from handrail.config.demonstration.operations import VISITS, planner
from handrail.config.demonstration.quiet import send_nothing
from handrail.foundation.people.models import Organisation, Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_the_made_up_visits_stand_where_they_should() -> None:
    now = timezone.now()
    office = build.Office(at=now - timedelta(days=70))
    police = Organisation.objects.get(code="exampleshire-police")
    lead = build.person(Role.OPERATIONS_LEAD, at_work=police)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    office.opened(people_count=4)
    council = build.person(Role.OPERATIONS_LEAD, at_work=office.home)
    others = [build.person(Role.PROFESSIONAL, at_work=each) for each in (office.theirs, office.others, office.home)]
    with send_nothing():
        play(
            planner(lead=lead, coordinator=coordinator, answering=others, now=now).all(),
            until=now,
            progress=lambda _: None,
        )
    past, standing_by, draft = Operation.objects.order_by("starts_at")
    assert [past.state, standing_by.state, draft.state] == [
        OperationState.CLOSED,
        OperationState.STANDING_BY,
        OperationState.DRAFT,
    ]
    assert readiness_of(draft).missing
    assert roster_of(standing_by, by=lead).gaps
    assert [(one.organisation, one.answer) for one in AgencyInvitation.objects.filter(operation=standing_by)] == [
        (council.organisation, Answer.COMING)
    ]
    assert all(operation.concerns.exists() for operation in (past, standing_by, draft))
    lessons = learnt_from(past, on=now.date(), by=lead).lessons
    assert [lesson.done_at is None for lesson in lessons].count(True) == 1
    assert len(VISITS) == Operation.objects.count()
