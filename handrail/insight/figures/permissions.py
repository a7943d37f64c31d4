"""Who may see what is counted: whoever may see the board."""

from handrail.casework.desk.permissions import why_not_count as why_not_see_measures

__all__ = ["why_not_see_measures"]
