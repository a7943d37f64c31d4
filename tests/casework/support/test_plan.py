"""The plan is the person's, in their words; every earlier version stays readable as it was."""

from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.models import Case, CaseStatus
from handrail.casework.support import actions
from handrail.casework.support.models import ActionOutcome, Agreed, Doer, Goal, GoalState, PlanAction, PlanVersion
from handrail.casework.support.queries import next_looks, plan_as_it_was, plan_of
from handrail.casework.support.queries.planning import GoalLine
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def a_goal(case: Case, *, by: Person, at: datetime = build.NOON, words: str = "A room of my own") -> Goal:
    return actions.set_goal(case, words=words, language="Polish", by=by, at=at)


def an_action(goal: Goal, *, by: Person, at: datetime = build.NOON, days: int = 7) -> PlanAction:
    return actions.plan_action(
        goal, what="Ask the council", doer=Doer.WORKER, due_on=at.date() + days * DAY, by=by, at=at
    )


def agree(case: Case, *, by: Person, at: datetime = build.NOON, agreed: Agreed = Agreed.YES) -> PlanVersion:
    return actions.agree_plan(case, agreed=agreed, language="Polish", review_on=at.date() + 30 * DAY, by=by, at=at)


def as_seen(goals: list[GoalLine]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """What a reader sees of a plan."""
    return [(one.words, [(each.what, str(each.due_on), each.outcome) for each in one.actions]) for one in goals]


def test_whatever_is_changed_later_an_earlier_version_reads_as_it_did(case: Case, worker: Person) -> None:
    draw, at, seen = Random(4), build.NOON, {}
    a_goal(case, by=worker, at=at)
    for step in range(40):
        at += HOUR
        do_something(draw, case, step, by=worker, at=at)
        if step % 5 == 4:
            at += HOUR
            if not Goal.objects.filter(case=case, state=GoalState.OPEN).exists():
                a_goal(case, by=worker, at=at)
            version = agree(case, by=worker, at=at)
            seen[version.pk] = as_seen(plan_as_it_was(version, by=worker, at=at))
    assert len(seen) == 8
    assert len({str(one) for one in seen.values()}) > 4, "the plan did change"
    for version in PlanVersion.objects.filter(case=case).select_related("case__person"):
        assert as_seen(plan_as_it_was(version, by=worker, at=at)) == seen[version.pk], version.number


def do_something(draw: Random, case: Case, step: int, *, by: Person, at: datetime) -> None:
    """Change the plan in some way that can be done now."""
    goals = list(Goal.objects.filter(case=case, state=GoalState.OPEN))
    to_do = list(PlanAction.objects.filter(case=case, settled_at=None, replaced_at=None))
    due = at.date() + draw.randrange(1, 60) * DAY
    chosen = draw.choice(["goal", "reword", "end", "plan", "plan", "change", "settle"])
    if chosen == "goal" or not goals:
        a_goal(case, by=by, at=at, words=f"Goal {step}")
    elif chosen == "reword":
        actions.reword_goal(draw.choice(goals), words=f"Words {step}", language="Polish", by=by, at=at)
    elif chosen == "end":
        actions.end_goal(draw.choice(goals), state=GoalState.REACHED, by=by, at=at)
    elif chosen == "plan" or not to_do:
        actions.plan_action(draw.choice(goals), what=f"Do {step}", doer=Doer.PERSON, due_on=due, by=by, at=at)
    elif chosen == "change":
        actions.change_action(draw.choice(to_do), what=f"Do {step}", doer=Doer.WORKER, due_on=due, by=by, at=at)
    else:
        actions.settle_action(draw.choice(to_do), outcome=ActionOutcome.DONE, by=by, at=at)


def test_a_plan_they_agree_to_takes_the_file_to_planned_and_one_they_do_not_leaves_it(
    case: Case, worker: Person
) -> None:
    a_goal(case, by=worker)
    agree(case, by=worker, at=build.NOON + HOUR / 2, agreed=Agreed.NO)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.NEW
    agree(case, by=worker, at=build.NOON + HOUR, agreed=Agreed.IN_PART)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.PLANNED


def test_there_is_nothing_to_agree_to_before_there_is_a_goal(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="Set a goal first"):
        agree(case, by=worker)


@pytest.mark.parametrize("days", [-1, 91])
def test_the_next_look_at_a_plan_is_neither_past_nor_far_away(days: int, case: Case, worker: Person) -> None:
    a_goal(case, by=worker)
    with pytest.raises(NotAllowed):
        actions.agree_plan(
            case,
            agreed=Agreed.YES,
            language="Polish",
            review_on=build.NOON.date() + days * DAY,
            by=worker,
            at=build.NOON,
        )


def test_what_is_still_to_be_done_falls_away_with_its_goal(case: Case, worker: Person) -> None:
    goal = a_goal(case, by=worker)
    action = an_action(goal, by=worker)
    actions.end_goal(goal, state=GoalState.LET_GO, words="They prefer to stay.", by=worker, at=build.NOON + HOUR)
    action.refresh_from_db()
    assert action.outcome == ActionOutcome.NOT_WANTED
    plan = plan_of(case, by=worker, at=build.NOON + 2 * HOUR)
    assert (len(plan.goals), plan.ended[0].how_it_ended) == (0, "They prefer to stay.")


def test_not_done_needs_a_why(case: Case, worker: Person) -> None:
    action = an_action(a_goal(case, by=worker), by=worker)
    with pytest.raises(NotAllowed, match="why it was not done"):
        actions.settle_action(action, outcome=ActionOutcome.NOT_DONE, by=worker, at=build.NOON)


def test_what_was_changed_or_settled_is_not_changed_or_settled_again(case: Case, worker: Person) -> None:
    action = an_action(a_goal(case, by=worker), by=worker)
    due = build.NOON.date() + 9 * DAY
    new = actions.change_action(action, what="Ring first", doer=Doer.PERSON, due_on=due, by=worker, at=build.NOON)
    with pytest.raises(NotAllowed, match="changed already"):
        actions.settle_action(action, outcome=ActionOutcome.DONE, by=worker, at=build.NOON)
    actions.settle_action(new, outcome=ActionOutcome.DONE, by=worker, at=build.NOON)
    with pytest.raises(NotAllowed, match="recorded already"):
        actions.change_action(new, what="Again", doer=Doer.PERSON, due_on=due, by=worker, at=build.NOON)


def test_one_row_is_replaced_by_one_other(case: Case, worker: Person) -> None:
    action = an_action(a_goal(case, by=worker), by=worker)
    due = build.NOON.date() + 9 * DAY
    new = actions.change_action(action, what="Ring first", doer=Doer.PERSON, due_on=due, by=worker, at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanAction.objects.create(
            case=case,
            goal_id=new.goal_id,
            doer=Doer.PERSON,
            due_on=due,
            replaces=action,
            recorded_at=build.NOON,
            recorded_by=worker,
        )


def test_another_organisation_that_does_something_is_named(case: Case, worker: Person) -> None:
    goal = a_goal(case, by=worker)
    with pytest.raises(NotAllowed, match="which organisation"):
        actions.plan_action(
            goal, what="A bed", doer=Doer.ORGANISATION, due_on=build.NOON.date(), by=worker, at=build.NOON
        )


def test_what_was_not_done_by_its_day_is_overdue_and_leads_the_caseload(case: Case, worker: Person) -> None:
    goal = a_goal(case, by=worker)
    agree(case, by=worker)
    an_action(goal, by=worker, days=3)
    line = plan_of(case, by=worker, at=build.NOON + 4 * DAY).goals[0].actions[0]
    assert line.overdue
    assert not plan_of(case, by=worker, at=build.NOON + 3 * DAY).goals[0].actions[0].overdue
    due = next_looks([case.pk])[case.pk]
    assert (due.what, due.on) == ("something planned", build.NOON.date() + 3 * DAY)
