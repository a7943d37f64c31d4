"""The steering group of the made-up year has met, agreed its minutes, and has something overdue."""

import pytest
from django.utils import timezone

from handrail.config.demonstration.cast import call_the_cast
from handrail.config.demonstration.steering import hold_meetings
from handrail.foundation.notices.models import Notice
from handrail.partnership.steering import queries
from handrail.partnership.steering.models import Group, Minutes
from tests.build import NOON, organisations


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_made_up_group_has_agreed_minutes_something_overdue_and_an_agenda_to_come() -> None:
    organisations()
    cast = call_the_cast(at=NOON)
    hold_meetings(by=cast.coordinator, members=cast.answering, at=NOON)
    group = Group.objects.get(code="steering-group")
    assert Minutes.objects.count() == 1
    assert queries.overdue_actions(by=cast.coordinator, on=timezone.localdate(NOON))
    assert queries.agenda_of(queries.to_come(group, at=NOON).get()).count() == 2
    assert {row.change for row in queries.themes_of(queries.assessments_of(group)[0])} == {"1 up"}
    assert not Notice.objects.filter(state="waiting").exists()
