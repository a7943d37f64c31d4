"""Beside a pack that was issued nothing is shown that tells by subtraction what was typed in late."""

import pytest
from django.core.cache import cache

from handrail.foundation.people.models import Person, Role
from handrail.insight.board.actions import board_for, draft_of, issue_pack
from handrail.insight.explorer.actions import Shown, look
from handrail.insight.explorer.policies import CannotShow, Question, Unit, period_called
from handrail.insight.figures.policies.periods import period_called as board_period
from handrail.insight.figures.policies.settling import cells_of
from tests.build import organisations, person
from tests.insight.explorer.conftest import NOW, QUARTER, TODAY, fill

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MANY = {("public", "northam"): 40, ("professional", "southam"): 21, ("worker", "westford"): 7}


def ask(*codes: str, by: Person, period: str = QUARTER) -> Shown:
    return look(Question(Unit.CONCERNS, codes, period_called(period, on=TODAY)), by=by, at=NOW)


def issued() -> Person:
    """The pack of the quarter, as a coordinator issued it."""
    coordinator = person(Role.COORDINATOR, at_work=organisations()[0])
    fill(MANY)
    told = issue_pack(board_period(QUARTER, on=TODAY), why="", by=coordinator, at=NOW).told
    sources = cells_of(next(one for one in told["figures"] if one["code"] == "source"))
    assert sources["A member of the public"] == 40
    cache.clear()
    return coordinator


def test_one_report_typed_in_late_is_on_no_page_beside_the_pack(analyst: Person) -> None:
    issued()
    fill({("public", "northam"): 1})
    board = board_for(analyst, period=board_period(QUARTER, on=TODAY), on=TODAY)
    assert dict(board.figure("source").table.rows)["A member of the public"] == 40
    assert board.concerns == 68
    for codes in (("source",), ("child",), ("source", "district")):
        with pytest.raises(CannotShow, match="corrected"):
            ask(*codes, by=analyst)


def test_a_correction_that_may_be_told_is_on_every_page_once_a_pack_is_drawn_up(analyst: Person) -> None:
    coordinator, period = issued(), board_period(QUARTER, on=TODAY)
    fill({("public", "northam"): 6})
    assert board_for(analyst, period=period, on=TODAY).concerns == 68
    assert draft_of(period, by=coordinator, on=TODAY).pack.told["stand_as_issued"] == []
    board = board_for(analyst, period=period, on=TODAY)
    assert dict(board.figure("source").table.rows)["A member of the public"] == 46
    assert ask("source", by=analyst).grid.total == board.concerns == 74


def test_a_year_is_looked_at_beside_its_quarters(analyst: Person) -> None:
    """The year less the quarters that the board shows would be the one that it hides."""
    for month in (2, 5, 11):
        at = NOW.replace(year=2025, month=month)
        fill({("public", "northam"): 30, ("taxi_driver", "southam"): 12, ("professional", "southam"): 9}, at=at)
    few = {("public", "northam"): 30, ("taxi_driver", "southam"): 3, ("professional", "southam"): 9}
    fill(few, at=NOW.replace(year=2025, month=8))
    shown = dict(ask("source", by=analyst, period="2025").grid.tidy)
    assert shown["All",] == 4 * 39 + 3 * 12 + 3
    assert shown["A taxi or private-hire driver",] is None
