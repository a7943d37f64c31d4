"""Who may see the board, who the funnel of a campaign with its small numbers, and who issues a pack."""

from handrail.casework.desk.permissions import why_not_count as why_not_see_board
from handrail.casework.desk.permissions import why_not_count_campaigns as why_not_see_funnel
from handrail.casework.desk.permissions import why_not_count_today as why_not_see_small_numbers
from handrail.foundation.people.models import Person, Role

__all__ = ["why_not_issue", "why_not_see_board", "why_not_see_funnel", "why_not_see_small_numbers"]


def why_not_issue(*, by: Person) -> str | None:
    """Say why this person may not write words for a pack or issue it, if so."""
    if by.is_active and by.has(Role.COORDINATOR):
        return None
    return "Only a coordinator can prepare and issue the board’s packs."
