"""What an operation could begin with: concerns that share something, the places and the people that they tell of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.casework.dots.models import Signal, Standing
from handrail.casework.dots.queries import Touch, Touched, how_many_touch, places_told, touches
from handrail.casework.dots.queries.signals import concerns_of_signal
from handrail.casework.dots.queries.touching import AT_MOST
from handrail.casework.operations.permissions import why_not_plan_from, why_not_read_for
from handrail.casework.operations.policies import Expectation
from handrail.casework.operations.queries.expecting import expectation_from
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True)
class Offered:
    """A concern that an operation could stand on: what it shares, in words, and whether that is beyond doubt."""

    concern: Concern
    shares: str
    beyond_doubt: bool


@dataclass(frozen=True, repr=False)
class Beginning:
    """The concerns, the places that those beyond doubt tell of, and what they say of how many people there are.

    `left_out` is how many weaker things that are shared were not looked at: beyond the strongest there may be many.
    """

    offered: tuple[Offered, ...]
    places: tuple[str, ...]
    expectation: Expectation
    left_out: int = 0


def beginning_around(concern: Concern, *, by: Person, at: datetime) -> Beginning:
    """A concern and all that shares something with it, as far as this person may know of them. Raises NotAllowed."""
    require(why_not_plan_from(by))
    others = {each.concern: each for each in touches(concern, by=by, at=at) if not_denied(each)}
    found = Concern.objects.filter(pk__in=others).order_by("arrived_at")
    around = [Offered(each, shared_in_words(others[each.pk]), others[each.pk].beyond_doubt) for each in found]
    first = Offered(concern, "Where you began", beyond_doubt=True)
    left_out = max(0, how_many_touch(concern, by=by) - AT_MOST)
    return replace(beginning_of([first, *around], by=by, at=at), left_out=left_out)


def beginning_from(signal: Signal, *, by: Person, at: datetime) -> Beginning:
    """The concerns that a signal stands on, which this person was shown. Raises NotAllowed."""
    require(why_not_plan_from(by))
    what = f"{signal.mention.get_kind_display()} of the signal"
    return beginning_of([Offered(each, what, beyond_doubt=True) for each in concerns_of_signal(signal)], by=by, at=at)


def beginning_of(offered: Iterable[Offered], *, by: Person, at: datetime) -> Beginning:
    """The concerns that may be read, with what those beyond doubt say of places and people."""
    readable = tuple(each for each in offered if why_not_read_for(each.concern, by=by) is None)
    sure = [each.concern for each in readable if each.beyond_doubt]
    places = places_told([each.pk for each in sure], by=by, at=at)
    return Beginning(readable, tuple(places), expectation_from(sure, by=by, at=at))


def shared_in_words(touched: Touched) -> str:
    """What kinds of things two concerns share, and how sure that is."""
    kinds = dict.fromkeys(f"{touch.kind.label.lower()}, {touch.standing_in_words}" for touch in not_denied(touched))
    return "Shares: " + "; ".join(kinds)


def not_denied(touched: Touched) -> list[Touch]:
    """What is shared, without what somebody found not to be the same."""
    return [touch for touch in touched.touches if touch.standing != Standing.DENIED]
