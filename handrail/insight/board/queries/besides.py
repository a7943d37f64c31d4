"""What a pack tells besides figures: campaigns in words, and what was agreed and is overdue."""

from datetime import date

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.board.policies.naming import may_name
from handrail.insight.board.policies.packs import Told
from handrail.insight.board.queries.campaigns import campaigns_compared
from handrail.partnership.steering.queries import overdue_in_every_group

NOT_TOLD = "Something that was agreed. It is not told here, as its words could name somebody."


def verdicts(*, by: Person, on: date) -> list[Told]:
    """What can be said of each campaign, in words alone. Raises NotAllowed."""
    return [
        {
            "name": one.name,
            "measure": one.judgement.measure,
            "compared": one.judgement.compared,
            "says": one.judgement.verdict or one.judgement.reason,
        }
        for one in campaigns_compared(by=by, on=on)
    ]


def overdue_told(*, on: date) -> list[Told]:
    """What organisations took on and is overdue on that day; its words only where they name nobody."""
    return [
        {
            "what": NOT_TOLD if names_in(one.what, on=on) else one.what,
            "organisation": one.organisation.name,
            "group": one.group.name,
            "due_on": str(one.due_on),
        }
        for one in overdue_in_every_group(on=on)
    ]


def names_in(words: str, *, on: date) -> tuple[str, ...]:
    """What in these words may name somebody; the county's districts are nobody's name."""
    return may_name(words, on=on, places=[one.name for one in current_locality().districts])
