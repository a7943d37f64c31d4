"""Persons counted by the database itself, by up to three codes. No record is opened for it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.expressions import Combinable

from handrail.casework.desk.permissions import why_not_count
from handrail.casework.desk.queries import added_up
from handrail.casework.nrm.models import Decision, DecisionKind
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import once_each
from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

# The first decision is looked at so long after the record was begun, so that old and new ones have equal time.
UNTIL_DECISION = timedelta(days=90)
FIRST_DECISION = (
    Decision.objects.filter(
        person=OuterRef("pk"),
        kind=DecisionKind.REASONABLE_GROUNDS,
        taken_back_at=None,
        on__lt=ExpressionWrapper(OuterRef("created_at") + UNTIL_DECISION, output_field=DateTimeField()),
    )
    .order_by("on", "pk")
    .values("outcome")[:1]
)
CODES: Mapping[str, Combinable | Subquery] = {
    "organisation": F("organisation__kind"),
    "district": F("concern__district"),
    "kind": F("concern__exploitation"),
    "child": F("concern__child"),
    "decision": Subquery(FIRST_DECISION),
}


def tally_persons(codes: Sequence[str], *, first: date, last: date, by: Person) -> dict[tuple[str, ...], int]:
    """How many records of a person were begun from the first day to the last, by these codes of `CODES`.

    One that was carried over from another organisation's counts under the first.

    What is said of the concern is what the concern says that the record came from; none where there was none. Raises
    NotAllowed; KeyError for a code that there is not.
    """
    require(why_not_count(by=by))
    begin, end = moments(first, last)
    found = once_each(PotentialVictim.objects.filter(created_at__gte=begin, created_at__lt=end))
    asked = {f"by_{code}": CODES[code] for code in codes}
    if not asked:
        return {(): found.count()}
    return added_up(found.order_by().values(**asked).annotate(number=Count("pk")), list(asked))
