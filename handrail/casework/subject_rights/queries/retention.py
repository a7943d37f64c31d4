"""Whose time is over: records that are kept no longer unless somebody says why. Nothing goes by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from handrail.casework.cases.models import Case, CaseEvent, CaseStatus, EventKind
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import known_of
from handrail.casework.persons.queries.telling import identities_told
from handrail.casework.subject_rights.models import Erasing, Hold
from handrail.casework.subject_rights.permissions import why_not_decide_any
from handrail.casework.subject_rights.policies import Periods, Standing, kept_until, months_after
from handrail.casework.subject_rights.queries.finding import persons_known_to
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

AT_MOST = 200
YEAR = 12


@dataclass(frozen=True)
class Due:
    """A record whose time is over, since when, and whether it has been proposed that it goes."""

    person: PotentialVictim
    kept_until: date
    proposed: bool


def periods_on(day: date) -> Periods:
    """The county's periods on that day."""
    locality = current_locality()
    return Periods(
        after_closing=YEAR * locality.limit_as_known("keep_closed_file_years", on=day),
        without_file=YEAR * locality.limit_as_known("keep_record_without_file_years", on=day),
        child_until_age=locality.limit_as_known("keep_child_until_age", on=day),
    )


@transaction.atomic
def due_to_go(*, by: Person, at: datetime) -> list[Due]:
    """Whose time is over, the longest first, by references. It is in the trail. Raises NotAllowed."""
    require(why_not_decide_any(by=by))
    known, day = persons_known_to(by), timezone.localdate(at)
    found = [one for one in whose_time_is_over(day) if known.filter(pk=one.person.pk).exists()][:AT_MOST]
    record("subject_rights.due_listed", about="requests", by=by.ref, at=at, listed=len(found))
    return found


def whose_time_is_over(day: date) -> list[Due]:
    """Every record whose time was over before that day, without those that are held, the longest first."""
    periods = periods_on(day)
    proposed = set(Erasing.objects.filter(confirmed=None).values_list("person", flat=True))
    standings = ((person, standing_of(person)) for person in candidates(day, periods))
    ends = ((person, kept_until(standing, periods)) for person, standing in standings)
    over = [Due(person, end, person.pk in proposed) for person, end in ends if end < day]
    return sorted(over, key=lambda one: one.kept_until)


def candidates(day: date, periods: Periods) -> Iterable[PotentialVictim]:
    """Records on which nobody has worked for the shortest of the periods, whose file is not open and not held."""
    shortest = months_after(day, -min(periods.after_closing, periods.without_file))
    still_open = Case.objects.exclude(status=CaseStatus.CLOSED).values("person")
    held = Hold.objects.filter(lifted_at=None).values("person")
    kept = PotentialVictim.objects.filter(erased_at=None, updated_at__date__lt=shortest)
    return kept.exclude(Q(pk__in=still_open) | Q(pk__in=held)).order_by("updated_at").iterator(chunk_size=500)


def standing_of(person: PotentialVictim) -> Standing:
    """What the period of a record is counted from. Opened for the rule, and shown to nobody."""
    closings = CaseEvent.objects.filter(case__person=person, kind=EventKind.CLOSED)
    closed_at = closings.aggregate(last=Max("happened_at"))["last"]
    told = identities_told(person)
    born = told[-1].date_of_birth if told else ""
    return Standing(
        begun_on=timezone.localdate(person.created_at),
        last_worked_on=timezone.localdate(person.updated_at),
        closed_on=timezone.localdate(closed_at) if closed_at else None,
        child=known_of(person).may_be_child,
        born_on=date.fromisoformat(born) if born else None,
    )
