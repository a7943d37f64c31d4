"""Who may see the board, and who the funnel of a campaign with its small numbers."""

from handrail.casework.desk.permissions import why_not_count as why_not_see_board
from handrail.casework.desk.permissions import why_not_count_campaigns as why_not_see_funnel
from handrail.casework.desk.permissions import why_not_count_today as why_not_see_small_numbers

__all__ = ["why_not_see_board", "why_not_see_funnel", "why_not_see_small_numbers"]
