"""What was taken on: by a group, by one's own organisation, and what is overdue."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Action, Group
from handrail.partnership.steering.permissions import leading_group, seats_of, why_not_finish, why_not_read
from handrail.partnership.steering.policies import Standing, standing_of
from handrail.partnership.steering.queries.groups import groups_for

COLOURS = {Standing.DONE: "green", Standing.OVERDUE: "red", Standing.SOON: "yellow", Standing.OPEN: "blue"}


@dataclass(frozen=True)
class Owed:
    """An action, how it stands, and whether whoever asks may say what came of it."""

    action: Action
    standing: Standing
    may_finish: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.standing is not Standing.DONE

    @property
    def colour(self) -> str:
        """The colour of the word for how it stands."""
        return COLOURS[self.standing]


def owed(actions: QuerySet[Action], *, by: Person, on: date) -> list[Owed]:
    """Actions with how they stand on that day."""
    found = actions.select_related("organisation", "group", "meeting")
    return [Owed(one, standing_of(one, on=on), why_not_finish(one, by=by) is None) for one in found]


def actions_of(group: Group, *, by: Person, on: date) -> list[Owed]:
    """What a group's members took on, what is open first, the soonest due before the others. Raises NotAllowed."""
    require(why_not_read(group, by=by))
    rows = owed(Action.objects.filter(group=group), by=by, on=on)
    return sorted(rows, key=lambda row: row.standing is Standing.DONE)


def own_actions(*, by: Person, on: date) -> list[Owed]:
    """What the organisation for which this person sits on a group is to see to there."""
    own = Q(pk__in=[])
    for seat in seats_of(by):
        own |= Q(group=seat.group_id, organisation=seat.organisation_id)
    return owed(Action.objects.filter(own, done_at=None), by=by, on=on)


def overdue_actions(*, by: Person, on: date) -> list[Owed]:
    """What is overdue in the groups of which this person may read, the longest overdue first."""
    groups = list(groups_for(by=by).values_list("pk", flat=True))
    return owed(Action.objects.filter(group__in=groups, done_at=None, due_on__lt=on), by=by, on=on)


def overdue_in_every_group(*, on: date) -> QuerySet[Action]:
    """What is overdue on that day in the leading group and those that answer to it, the longest overdue first.

    It is for what is put before the board and that group. A group that stands by itself is read by its own alone.
    """
    leading = leading_group()
    if leading is None:
        return Action.objects.none()
    told = Q(group=leading) | Q(group__parent=leading)
    overdue = Action.objects.filter(told, done_at=None, due_on__lt=on, group__ended_at=None)
    return overdue.select_related("organisation", "group")


def action_for(action_id: UUID, *, by: Person) -> Action:
    """One action. Raises Action.DoesNotExist, NotAllowed."""
    action = Action.objects.select_related("group__parent", "organisation", "meeting").get(pk=action_id)
    require(why_not_read(action.group, by=by))
    return action
