"""How people are weighed here, for whoever audits it; and whether all are found alike, whatever their names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from handrail.casework.dots.models import Change, Learnt, LearntKind, Link, Standing, Verb
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.lines import lines_of_county
from handrail.casework.dots.policies.weighing import Weigher
from handrail.casework.dots.queries.learnt import Decided, decisions, how_many_decided, weigher
from handrail.casework.dots.queries.marking import how_many_behind
from handrail.casework.dots.queries.words import FIELDS
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.fairness import FairnessTable, Truth, by_group
from handrail.methods.linkage.second_stage import FEWEST, FEWEST_OF_EACH

FEWEST_OF_ORIGIN: Final = 50  # decisions; of fewer, a share says little and could point at somebody


@dataclass(frozen=True)
class Joined:
    """How many pairs were ever joined without a person, how many of them stand, and how many people undid."""

    made: int
    standing: int
    undone: int


@dataclass(frozen=True)
class Weighing:
    """What weighs people now, what decisions there are and need be, and what was learnt, the newest first."""

    weigher: Weigher
    same: int
    other: int
    models: tuple[Learnt, ...]
    stages: tuple[Learnt, ...]
    joins_from: float | None
    joined: "Joined"
    behind: int
    needed: int = FEWEST
    needed_of_each: int = FEWEST_OF_EACH


def joined_so_far() -> Joined:
    """What came of joining without a person."""
    made = Change.objects.filter(verb=Verb.JOINED)
    undone = made.filter(undone_by__done_by__isnull=False)
    return Joined(made.count(), Link.objects.filter(standing=Standing.JOINED).count(), undone.count())


def weighing(*, by: Person, at: datetime) -> Weighing:
    """How people are weighed. Raises NotAllowed."""
    require(why_not_ask(by=by))
    learnt = {kind: tuple(Learnt.objects.filter(kind=kind).order_by("-made_at")[:10]) for kind in LearntKind}
    of_each = learnt[LearntKind.MODEL], learnt[LearntKind.SECOND_STAGE]
    joins_from = lines_of_county(on=timezone.localdate(at)).join_at
    return Weighing(weigher(), *how_many_decided(), *of_each, joins_from, joined_so_far(), how_many_behind())


def learnt_for(by: Person, learnt_id: UUID) -> Learnt:
    """That thing that was learnt. Raises NotAllowed, Learnt.DoesNotExist."""
    require(why_not_ask(by=by))
    return Learnt.objects.select_related("used_by").get(pk=learnt_id)


def worths(contents: Mapping[str, Any]) -> Iterator[tuple[str, float, float]]:
    """For each thing that is compared, what a bit for and a bit against is worth here; 1 is as the chances have it."""
    rows = zip(contents["comparisons"], contents["worth_for"], contents["worth_against"], strict=True)
    return ((FIELDS.get(name, name).capitalize(), worth_for, against) for name, worth_for, against in rows)


def own_fairness(*, by: Person) -> FairnessTable:
    """Recall and precision by origin of name among the pairs that people decided, where there are enough of an origin.

    Raises NotAllowed.
    """
    require(why_not_ask(by=by))
    return fairness_among(decisions(weigher()))


def fairness_among(decided: Iterable[Decided]) -> FairnessTable:
    """The table of those origins of which enough was decided."""
    truths = [Truth(each.origin, each.decision.score.weight, each.decision.same) for each in decided if each.origin]
    table = by_group(truths, line=Lines().strong_at)
    return FairnessTable(table.line, tuple(row for row in table.rows if row.pairs >= FEWEST_OF_ORIGIN))
