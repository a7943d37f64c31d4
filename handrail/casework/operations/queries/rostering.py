"""Who is where and when: the roster with what is missing, and what one person was asked to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.operations.models import Duty, DutyState, Operation, Promise
from handrail.casework.operations.permissions import why_not_see_operation, why_not_use_duties
from handrail.casework.operations.policies import (
    OVER,
    Needs,
    Picture,
    Presence,
    Stretch,
    gaps,
    opened_all,
    picture,
    stretches,
)
from handrail.casework.operations.queries.preparing import centre_rule_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

SURE = frozenset({DutyState.COMING, DutyState.ON_THE_WAY, DutyState.ARRIVED})


@dataclass(frozen=True)
class DutyRow:
    """One duty in words."""

    id: UUID
    role: str
    person: str
    organisation: str
    starts_at: datetime
    ends_at: datetime
    state: str
    code: str
    answered_at: datetime | None
    reference: str = ""


@dataclass(frozen=True)
class PromiseRow:
    """People who were promised, in words."""

    id: UUID
    role: str
    organisation: str
    people: int
    starts_at: datetime
    ends_at: datetime
    said: str


@dataclass(frozen=True)
class Gap:
    """A time in which somebody is missing, in words."""

    role: str
    starts_at: datetime
    ends_at: datetime
    needed: int
    sure: int
    asked: int
    missing: int


@dataclass(frozen=True)
class Roster:
    """Everybody who comes, what is missing when, and the picture of it."""

    duties: list[DutyRow]
    promises: list[PromiseRow]
    gaps: list[Gap]
    picture: Picture
    starts_at: datetime
    ends_at: datetime


def roster_of(operation: Operation, *, by: Person) -> Roster:
    """The roster of an operation. Raises NotAllowed."""
    require(why_not_see_operation(operation, by=by))
    labels = current_locality().operations.words("roster_roles")
    duties = list(Duty.objects.filter(operation=operation).select_related("person__organisation"))
    promises = list(Promise.objects.filter(operation=operation, taken_back_at=None).select_related("organisation"))
    starts_at, ends_at = span_of(operation, duties, promises)
    found = stretches(starts_at, ends_at, needs=needs_of(operation), present=present_in(duties, promises))
    return Roster(
        duties=[row_of(duty, labels) for duty in duties],
        promises=[
            PromiseRow(
                *(each.pk, labels.get(each.role, each.role), each.organisation.name, each.people),
                *(each.starts_at, each.ends_at, str(words.get("said", ""))),
            )
            for each, words in opened_all(operation, promises)
        ],
        gaps=[gap_of(part, labels) for part in gaps(found)],
        picture=picture(starts_at, ends_at, found, labels=labels),
        starts_at=starts_at,
        ends_at=ends_at,
    )


def span_of(operation: Operation, duties: list[Duty], promises: list[Promise]) -> tuple[datetime, datetime]:
    """From the first moment of the visit or of a duty to the last."""
    asked = [(each.starts_at, each.ends_at) for each in duties]
    promised = [(each.starts_at, each.ends_at) for each in promises]
    firsts, lasts = zip((operation.starts_at, operation.ends_at), *asked, *promised, strict=True)
    return min(firsts), max(lasts)


def needs_of(operation: Operation) -> Needs:
    """How many are needed at once. Where the commander wants a centre, at least as many as the smallest needs."""
    locality = current_locality()
    day = operation.starts_at.astimezone(locality.timezone).date()
    people = operation.expected
    if centre_rule_of(operation).needed:
        people = max(people, locality.limit_as_known("reception_centre_people", on=day))
    return Needs(
        day=locality.operations.needed(people=people, night=False),
        night=locality.operations.needed(people=people, night=True),
        night_from=locality.limit_as_known("roster_night_from_hour", on=day),
        night_until=locality.limit_as_known("roster_night_until_hour", on=day),
    )


def present_in(duties: list[Duty], promises: list[Promise]) -> list[Presence]:
    """Who is there by what was said: one who cannot come is not, one who has not answered is not sure."""
    asked = [duty for duty in duties if duty.state != DutyState.CANNOT]
    return [
        *(Presence(duty.role, duty.starts_at, duty.ends_at, 1, duty.state in SURE) for duty in asked),
        *(Presence(each.role, each.starts_at, each.ends_at, each.people) for each in promises),
    ]


def row_of(duty: Duty, labels: dict[str, str]) -> DutyRow:
    """One duty in words."""
    return DutyRow(
        id=duty.pk,
        role=labels.get(duty.role, duty.role),
        person=duty.person.name,
        organisation=duty.person.organisation.name,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
        state=duty.get_state_display(),
        code=duty.state,
        answered_at=duty.answered_at,
        reference=duty.operation.reference,
    )


def gap_of(part: Stretch, labels: dict[str, str]) -> Gap:
    """Where somebody is missing, in words."""
    role = labels.get(part.role, part.role)
    return Gap(role, part.starts_at, part.ends_at, part.needed, part.sure, part.asked, part.missing)


def duties_of(by: Person, *, at: datetime) -> list[DutyRow]:
    """What this person was asked to do from now on, wherever it is. Raises NotAllowed."""
    require(why_not_use_duties(by=by))
    labels = current_locality().operations.words("roster_roles")
    mine = Duty.objects.filter(person=by, ends_at__gt=at).exclude(operation__state__in=OVER)
    return [row_of(duty, labels) for duty in mine.select_related("operation", "person__organisation")]


def duty_in_words(duty: Duty) -> DutyRow:
    """One duty, for whoever answers for it."""
    return row_of(duty, current_locality().operations.words("roster_roles"))
