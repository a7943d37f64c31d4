"""Questions about what was counted, what was shown, and what is kept."""

from handrail.insight.explorer.queries.counting import crossed, tally, threshold_for
from handrail.insight.explorer.queries.known import already_shown
from handrail.insight.explorer.queries.revising import revised_since
from handrail.insight.explorer.queries.views import Since, changed_since, view_called, views_for

__all__ = [
    "Since",
    "already_shown",
    "changed_since",
    "crossed",
    "revised_since",
    "tally",
    "threshold_for",
    "view_called",
    "views_for",
]
