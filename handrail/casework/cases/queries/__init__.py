"""Questions about files. They take the person who asks, and return only what that person may see."""

from handrail.casework.cases.queries.caseload import CaseRow, Chosen, caseload, open_files_by_worker, workers_of
from handrail.casework.cases.queries.finding import case_for, case_of, cases_visible_to
from handrail.casework.cases.queries.history import Told, history_of

__all__ = [
    "CaseRow",
    "Chosen",
    "Told",
    "case_for",
    "case_of",
    "caseload",
    "cases_visible_to",
    "history_of",
    "open_files_by_worker",
    "workers_of",
]
