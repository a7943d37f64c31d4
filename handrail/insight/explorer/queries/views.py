"""The views that somebody keeps or that others share, and what changed since they last looked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.explorer.models import SavedView, Seen
from handrail.insight.explorer.permissions import why_not_explore
from handrail.insight.explorer.policies import Difference, Grid, differences, digest_of_told, told_of

MOST_SHOWN = 100


@dataclass(frozen=True)
class Since:
    """What changed since somebody last looked. `period` is the one they saw, if it was another."""

    seen_at: datetime
    period: str
    differences: tuple[Difference, ...]


def views_for(by: Person) -> QuerySet[SavedView]:
    """The views of this person, and those that others share. Raises NotAllowed."""
    require(why_not_explore(by=by))
    return SavedView.objects.filter(Q(owner=by) | Q(shared=True)).select_related("owner")


def view_called(view_id: UUID, *, by: Person) -> SavedView:
    """One of them. Raises NotAllowed, SavedView.DoesNotExist."""
    return views_for(by).get(pk=view_id)


def changed_since(view: SavedView, grid: Grid, *, period: str, by: Person) -> Since | None:
    """What is shown otherwise than when this person last said that they had seen it; None if they never did."""
    seen = Seen.objects.filter(view=view, person=by).first()
    if seen is None:
        return None
    told = told_of(grid)
    changed = [] if digest_of_told(told) == seen.digest else differences(seen.cells, told)
    return Since(seen.seen_at, seen.period if seen.period != period else "", tuple(changed[:MOST_SHOWN]))
