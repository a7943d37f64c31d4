"""Opens files of support on some of the made-up persons through the real actions: needs, a plan, a visit, a risk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.support import actions
from handrail.casework.support.models import Agreed, ContactKind, Doer, PartAnswer
from handrail.casework.support.policies import Rating
from handrail.config.demonstration.course import Steps
from handrail.foundation.people.models import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class FileTold:
    """What persons.toml says of one file. `needs` holds, of each, both levels and the person's own words."""

    origin: str = Origin.THEMSELVES.value
    needs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    goal: Mapping[str, Any] = field(default_factory=dict)
    action: str = ""
    visit: str = ""
    risk: Mapping[str, Any] = field(default_factory=dict)
    summary: Mapping[str, Any] = field(default_factory=dict)


def open_file(person: PotentialVictim, told: FileTold, *, by: Person, at: datetime) -> Steps:
    """One file's way; each value is the moment of the next step."""
    yield (at := at + HOUR)
    case = open_case(person, origin=Origin(told.origin), by=by, at=at)
    yield (at := at + DAY)
    found = {need: Rating(**rating) for need, rating in told.needs.items()}
    actions.assess_needs(case, ratings=found, assessed_on=at.date(), by=by, at=at)
    yield (at := at + HOUR)
    agree(case, told, by=by, at=at)
    yield (at := at + 2 * DAY)
    meet(case, told, by=by, at=at)
    if told.risk:
        yield (at := at + HOUR)
        actions.note_risk(case, **told.risk, review_on=at.date() + 7 * DAY, by=by, at=at)


def agree(case: Case, told: FileTold, *, by: Person, at: datetime) -> None:
    """A goal in their own words, what is done for it, and the plan that they agreed to."""
    if not told.goal:
        return
    goal = actions.set_goal(case, **told.goal, by=by, at=at)
    actions.plan_action(goal, what=told.action, doer=Doer.WORKER, due_on=at.date() + 7 * DAY, by=by, at=at)
    language, review_on = told.goal["language"], at.date() + 60 * DAY
    actions.agree_plan(case, agreed=Agreed.YES, language=language, words="", review_on=review_on, by=by, at=at)


def meet(case: Case, told: FileTold, *, by: Person, at: datetime) -> None:
    """A meeting that took place, the next one, and the part of the summary that they agreed to."""
    met = actions.Meeting(kind=ContactKind.MEETING, starts_at=at - HOUR, minutes=45, about="How the days went")
    actions.record_contact(case, meeting=met, notes=told.visit, by=by, at=at)
    coming = actions.Meeting(kind=ContactKind.MEETING, starts_at=at + 7 * DAY, minutes=45, about="The next steps")
    actions.plan_contact(case, meeting=coming, by=by, at=at)
    if told.summary:
        actions.write_part(case, **told.summary, agreed=PartAnswer.YES, by=by, at=at)
