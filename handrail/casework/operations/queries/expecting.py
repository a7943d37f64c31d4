"""What the concerns of an operation say of how many people there are, as far as this person may read them."""

from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import why_not_read
from handrail.casework.desk.queries.telling import note_reading, reports_in
from handrail.casework.operations.models import Operation
from handrail.casework.operations.permissions import referral_held, why_not_see_operation
from handrail.casework.operations.policies import Expectation, TellingOfPeople, expectation
from handrail.casework.referrals.queries import contents_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require


def concerns_of(operation: Operation) -> list[Concern]:
    """The concerns that an operation stands on, in the order in which they were put to it."""
    return [each.concern for each in operation.concerns.select_related("concern")]


def expectation_of(operation: Operation, *, by: Person, at: datetime) -> Expectation:
    """What was told, put together. Every concern that is read for it is in the trail. Raises NotAllowed."""
    require(why_not_see_operation(operation, by=by))
    return expectation_from(concerns_of(operation), by=by, at=at)


def expectation_from(concerns: list[Concern], *, by: Person, at: datetime) -> Expectation:
    """What these concerns say, as far as this person may read them; each that is read for it is in the trail."""
    at_desk = [each for each in concerns if why_not_read(each, by=by) is None]
    told = told_at_desk(at_desk, by=by, at=at)
    return expectation(
        [
            TellingOfPeople(
                each.reference, told[each.reference] if each in at_desk else told_in_referral(each, by=by, at=at)
            )
            for each in concerns
        ]
    )


def told_at_desk(concerns: list[Concern], *, by: Person, at: datetime) -> dict[str, int | None]:
    """How many people each of these concerns first spoke of."""
    found: dict[str, int | None] = {each.reference: None for each in concerns}
    for concern in concerns:
        note_reading(concern, by=by, at=at, why="operation")
    for telling, report in reports_in(concerns).items():
        if telling.first:
            found[telling.concern.reference] = report.people_count
    return found


def told_in_referral(concern: Concern, *, by: Person, at: datetime) -> int | None:
    """How many people a concern spoke of, if that was shared with this person's organisation."""
    referral = referral_held(concern, by=by)
    if referral is None:
        return None
    note_reading(concern, by=by, at=at, why="operation")
    try:
        shared = contents_of(referral, by=by, at=at)
    except NotAllowed:
        # The time for which it could be read is over.
        return None
    told = [part.values.get("people_count") for part in shared.parts]
    return next((each for each in told if isinstance(each, int)), None)
