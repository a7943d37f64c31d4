"""Who may put counts together, and whose saved view may be opened or taken away."""

from handrail.casework.desk.permissions import why_not_count as why_not_explore
from handrail.foundation.people.models import Person, Role
from handrail.insight.explorer.models import Audience, SavedView

__all__ = ["audience_of", "why_not_explore", "why_not_open", "why_not_remove"]

INSIDE = (Role.ANALYST, Role.COORDINATOR, Role.DESK_OFFICER)


def audience_of(person: Person) -> Audience:
    """Among whom somebody looks: the board only if nothing else they do here is with figures."""
    return Audience.INSIDE if person.has(*INSIDE) else Audience.OUTSIDE


def why_not_open(view: SavedView, *, by: Person) -> str | None:
    """Say why this person may not see that a view is kept, if so."""
    if reason := why_not_explore(by=by):
        return reason
    return None if view.shared or view.owner_id == by.pk else "Somebody else keeps this view for themselves."


def why_not_remove(view: SavedView, *, by: Person) -> str | None:
    """Say why this person may not take a view away, if so."""
    if reason := why_not_open(view, by=by):
        return reason
    mine = view.owner_id == by.pk or by.has(Role.COORDINATOR)
    return None if mine else "Only who keeps a view, or a coordinator, can take it away."
