"""Asks casework how many there are, by codes: the database counts, and no row leaves it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from handrail.casework.desk.queries import tally_concerns
from handrail.casework.nrm.queries import tally_persons
from handrail.casework.referrals.queries import tally_referrals
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.explorer.models import Audience
from handrail.insight.explorer.policies import Dimension, Question, Unit, dimensions_of
from handrail.methods.disclosure.periods import Span

Tally = Mapping[tuple[str, ...], int]
TALLIES: Mapping[Unit, Callable[..., Tally]] = {
    Unit.CONCERNS: tally_concerns,
    Unit.REFERRALS: tally_referrals,
    Unit.PERSONS: tally_persons,
}
LIMITS = {Audience.INSIDE: "small_number", Audience.OUTSIDE: "small_number_outside"}


def tally(unit: Unit, codes: Sequence[str], span: Span, *, by: Person) -> Tally:
    """How many of the unit there are in a period by these codes. Raises NotAllowed."""
    return TALLIES[unit](codes, first=span.first, last=span.last, by=by)


def crossed(question: Question) -> list[Dimension]:
    """The dimensions of a question without time, in the order in which its tables are kept."""
    known = dimensions_of(question.unit, current_locality())
    return [known[code] for code in question.crossed]


def threshold_for(audience: Audience, *, on: date) -> int:
    """Below how many a number is hidden from these people."""
    return current_locality().limit(LIMITS[audience], on=on)
