"""Who sees where the premises are, who keeps their entry, and who books them."""

from handrail.foundation.people.models import Person, Role
from handrail.partnership.premises.models import Hold, HoldState, Premises

UNDER_WAY = (HoldState.PROVISIONAL, HoldState.CONFIRMED, HoldState.IN_USE)
USING = (Role.OPERATIONS_LEAD, Role.COORDINATOR)
NOT_USING = "Only an operations lead or a coordinator can see premises: where people are safe is not for everybody."


def why_not_see_premises(*, by: Person) -> str | None:
    """Say why this person may not see premises, if so. Whoever enforces immigration rules never may."""
    if not by.is_active or not by.has(*USING) or by.organisation.kind == "home_office":
        return NOT_USING
    return None


def why_not_keep_premises(premises: Premises | None, *, by: Person) -> str | None:
    """Say why this person may not write an entry, if so: who offers a place keeps its entry, or the coordinator."""
    if reason := why_not_see_premises(by=by):
        return reason
    if premises is None or by.has(Role.COORDINATOR) or by.organisation_id == premises.organisation_id:
        return None
    return "These premises are offered by another organisation."


def why_not_book(premises: Premises, *, by: Person) -> str | None:
    """Say why this person may not book these premises, if so."""
    if reason := why_not_see_premises(by=by):
        return reason
    return "These premises are no longer offered." if premises.closed_at is not None else None


def why_not_extend(hold: Hold, *, by: Person) -> str | None:
    """Say why this person may not move the end of a booking, if so."""
    if reason := why_not_book(hold.premises, by=by):
        return reason
    return None if hold.state in UNDER_WAY else "Only what is still to come, or in use, can be extended."
