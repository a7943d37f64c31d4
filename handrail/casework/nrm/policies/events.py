"""What has come back on a referral, as the clocks read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handrail.casework.nrm.models import DECIDED, Decision, DecisionKind, DecisionOutcome
from handrail.rules.pathway.clocks import Events

ADULT_AT = 18
FIRST_DECISION_FIRST = "The second decision comes only after a positive first one. Write that down first."
NOTHING_TO_LOOK_AT_AGAIN = "A new look is asked for after a negative decision. Write that down first."


@dataclass(frozen=True)
class Referred:
    """A referral that was sent on that day, and what of the person the clocks go by."""

    on: date
    child: bool = False
    support_wanted: bool = False
    turns_18_on: date | None = None
    withdrawn_on: date | None = None


def newest(decisions: Sequence[Decision], kind: str) -> Decision | None:
    """The one of that kind that holds: the latest that was not taken back."""
    standing = [one for one in decisions if one.kind == kind and one.taken_back_at is None]
    return max(standing, key=lambda one: (one.on, one.recorded_at)) if standing else None


def is_positive(decision: Decision | None) -> bool:
    """Whether it was decided so."""
    return decision is not None and decision.outcome == DecisionOutcome.POSITIVE


def events_of(referred: Referred, decisions: Sequence[Decision]) -> Events:
    """The events of one referral. A new look that has been decided on since is over, and asked for no longer."""
    first, second = (newest(decisions, kind) for kind in DECIDED)
    if first is not None and second is not None and second.on < first.on:
        second = None
    asked, started = (newest(decisions, k) for k in (DecisionKind.RECONSIDERATION, DecisionKind.SUPPORT_STARTED))
    latest = max((one.on for one in (first, second) if one is not None), default=None)
    return Events(
        referred_on=referred.on,
        child=referred.child,
        support_wanted=referred.support_wanted,
        support_started_on=started.on if started else None,
        reasonable_grounds_on=first.on if first else None,
        reasonable_grounds_positive=is_positive(first),
        conclusive_grounds_on=second.on if second else None,
        conclusive_grounds_positive=is_positive(second),
        reconsideration_asked_on=asked.on if asked and (latest is None or asked.on >= latest) else None,
        turns_18_on=referred.turns_18_on,
        withdrawn_on=referred.withdrawn_on,
    )


def why_not_come(
    kind: str, outcome: str, *, on: date, today: date, referred: Referred | None, decisions: Sequence[Decision]
) -> str | None:
    """Say why this cannot have come on that day, if so."""
    if referred is None:
        return "Nothing comes back before a referral was sent. Write down first that it was."
    if (kind in DECIDED) != bool(outcome):
        return "Say how it was decided." if kind in DECIDED else "This is no decision: it has no outcome."
    if on > today:
        return "That day is still to come."
    if on < referred.on:
        return "That was before the referral was sent."
    first, second = (newest(decisions, one) for one in DECIDED)
    if kind == DecisionKind.CONCLUSIVE_GROUNDS and not (first and is_positive(first) and first.on <= on):
        return FIRST_DECISION_FIRST
    negative = [one for one in (first, second) if one is not None and not is_positive(one) and one.on <= on]
    return NOTHING_TO_LOOK_AT_AGAIN if kind == DecisionKind.RECONSIDERATION and not negative else None


def birthday_at_18(born: str) -> date | None:
    """The day on which somebody born then turns 18; of 29 February, 1 March. None when the date is not known."""
    try:
        day = date.fromisoformat(born)
    except ValueError:
        return None
    try:
        return day.replace(year=day.year + ADULT_AT)
    except ValueError:
        return date(day.year + ADULT_AT, 3, 1)
