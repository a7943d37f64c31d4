"""What a pack tells besides figures: what was agreed and is overdue."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from python_calamine import load_workbook

from handrail.foundation.people.models import Person, Role
from handrail.insight.board.actions import pack_for
from handrail.insight.board.policies import period_called
from handrail.insight.board.policies.packs import Pack
from handrail.insight.board.queries.packing import FORMS, shown
from handrail.partnership.steering.models import Action
from tests.build import NOON, organisations, person
from tests.partnership.steering.tables import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_on() -> Action:
    made = table(at=NOON)
    made.minuted(made.topic(made.meets(days=-60)))
    return Action.objects.get()


def pack_on(day: date, by: Person) -> Pack:
    return pack_for(by, period=period_called("", on=day), on=day)


def test_every_form_of_a_pack_says_what_is_overdue(taken_on: Action) -> None:
    by = person(Role.BOARD_MEMBER, at_work=organisations()[0])
    pack = pack_on(taken_on.due_on + timedelta(days=1), by)

    [told] = pack.told["overdue"]
    assert (told["what"], told["organisation"]) == ("Find a room for it", taken_on.organisation.name)
    assert ("Actions that are overdue", "1") in shown(pack)["glance"]
    assert "Find a room for it" in FORMS[".html"](pack).decode()
    assert load_workbook(BytesIO(FORMS[".ods"](pack))).get_sheet_by_name("Overdue").to_python()[1][0] == told["what"]
    assert FORMS[".pdf"](pack).startswith(b"%PDF")
    assert pack_on(taken_on.due_on, by).told["overdue"] == []


def test_what_is_overdue_is_told_without_words_that_may_name_somebody(taken_on: Action) -> None:
    Action.objects.update(what="Ring Mr Tomasz Kowalski on 07700 900123")
    by = person(Role.BOARD_MEMBER, at_work=organisations()[0])
    pack = pack_on(taken_on.due_on + timedelta(days=1), by)
    assert "Kowalski" not in pack.to_json()
    assert len(pack.told["overdue"]) == 1
