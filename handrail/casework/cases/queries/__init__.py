"""Questions about files. They take the person who asks, and return only what that person may see."""

from handrail.casework.cases.queries.finding import case_for, case_of, cases_visible_to

__all__ = ["case_for", "case_of", "cases_visible_to"]
