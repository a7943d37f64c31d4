"""Run as a program: what the board will say of the running quarter once it is closed, as JSON; it tells nobody."""

import json
import sys
from datetime import date
from typing import Any

import django

django.setup()

from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.insight.board.queries.counting import board_tables  # noqa: E402
from handrail.insight.figures.policies.periods import Period, Quarter  # noqa: E402
from handrail.insight.figures.policies.settling import cells_of  # noqa: E402


def count(today: date) -> dict[str, Any]:
    """How many concerns by outcome, visits by kind, and people found; None where that is hidden."""
    quarter = Quarter.holding(today)
    member = Person.objects.filter(roles_held__role=Role.BOARD_MEMBER)[0]
    figures = {one["code"]: one for one in board_tables(Period((quarter,)), member, quarter.closed_on)}
    rows = {code: cells_of(figures[code]) for code in ("outcome", "visits", "found")}
    return {"concerns": figures["month"]["total"], **rows}


json.dump(count(date.today()), sys.stdout)
