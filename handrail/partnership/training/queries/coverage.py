"""Who is trained in which profession: people counted once each, held against how many there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Value
from django.db.models.functions import Coalesce

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import require
from handrail.partnership.training.models import Headcount, Record
from handrail.partnership.training.permissions import why_not_count_heads

Group = tuple[int | None, str]
TRAINED, DUE, LAPSED = "trained", "due", "lapsed"
NO_MEMBER = "Not a member organisation"


@dataclass(frozen=True, kw_only=True)
class Covered:
    """One profession of one organisation. `trained` counts those who are due again too; `people` is None if unknown."""

    organisation: str
    profession: str
    trained: int
    due: int
    lapsed: int
    people: int | None
    target: int | None


def coverage(course: str, *, on: date, by: Person) -> list[Covered]:
    """Every organisation and profession that this person may see, with anybody trained or to be. Raises NotAllowed."""
    require(why_not_count_heads(by=by))
    only = None if by.has(Role.COORDINATOR) else by.organisation_id
    standing, heads = standing_of_groups(course, on=on, only=only), heads_of_groups(on=on, only=only)
    names = dict(Organisation.objects.values_list("pk", "name"))
    called = {word.code: word.label for word in current_locality().lists["professions"]}
    percent = current_locality().limit("training_target_percent", on=on)
    rows = [
        Covered(
            organisation=NO_MEMBER if organisation is None else names[organisation],
            profession=called.get(profession, profession),
            people=(people := heads.get((organisation, profession))),
            target=None if people is None else target_of(people, percent),
            **{mark: standing[organisation, profession][mark] for mark in (TRAINED, DUE, LAPSED)},
        )
        for organisation, profession in {*standing, *heads}
    ]
    return sorted(rows, key=lambda row: (row.organisation == NO_MEMBER, row.organisation, row.profession))


def target_of(people: int, percent: int) -> int:
    """How many of so many are to be trained, rounded up: no target is met by a part of somebody."""
    return -(-people * percent // 100)


def standing_of_groups(course: str, *, on: date, only: int | None) -> defaultdict[Group, Counter[str]]:
    """How many are trained, due again and lapsed, by group: each attendee once, by the last day of their latest."""
    soon = on + timedelta(days=current_locality().limit("training_due_days", on=on))
    found = Record.objects.filter(course=course, withdrawn_at=None, earned_on__lte=on)
    if only is not None:
        found = found.filter(attendee__organisation=only)
    people = found.values_list("attendee__organisation", "attendee__profession", "attendee").annotate(
        until=Max(Coalesce("expires_on", Value(date.max)))
    )
    groups: defaultdict[Group, Counter[str]] = defaultdict(Counter)
    for organisation, profession, _, until in people:
        groups[organisation, profession].update(marks_of(until, on=on, soon=soon))
    return groups


def marks_of(until: date, *, on: date, soon: date) -> list[str]:
    """What somebody counts as whose training holds until that day, the day itself included."""
    if until < on:
        return [LAPSED]
    return [TRAINED, DUE] if until <= soon else [TRAINED]


def heads_of_groups(*, on: date, only: int | None) -> dict[Group, int]:
    """How many there are, by group: the newest count that is not of a later day."""
    counts = Headcount.objects.filter(counted_on__lte=on).order_by("counted_on")
    if only is not None:
        counts = counts.filter(organisation=only)
    return {(one.organisation_id, one.profession): one.people for one in counts}
