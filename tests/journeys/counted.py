"""Run as a program: what the board will say of the running quarter once it has ended, as JSON."""

import json
import sys
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.insight.board import queries  # noqa: E402
from handrail.insight.board.policies import period_called  # noqa: E402
from handrail.insight.figures.policies.periods import Quarter  # noqa: E402


def count(today: date) -> dict[str, Any]:
    """How many concerns, and how many of them ended as kept information; None where that is hidden."""
    quarter = Quarter.holding(today)
    after = quarter.last + timedelta(days=1)
    member = Person.objects.filter(roles_held__role=Role.BOARD_MEMBER)[0]
    board = queries.count_board(member, period=period_called(quarter.code, on=after), on=after)
    return {"concerns": board.concerns, "outcomes": dict(board.figure("outcome").table.rows)}


json.dump(count(date.today()), sys.stdout)
