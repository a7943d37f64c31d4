"""Questions about files. They take the person who asks, and return only what that person may see."""

from handrail.casework.cases.queries.calendar import calendar_of, in_calendar
from handrail.casework.cases.queries.caseload import CaseRow, Chosen, caseload, open_files_by_worker, workers_of
from handrail.casework.cases.queries.finding import case_for, case_of, cases_visible_to
from handrail.casework.cases.queries.handed_over import files_to_hand_over, hand_over_for, hand_overs_waiting
from handrail.casework.cases.queries.history import Told, history_of
from handrail.casework.cases.queries.referred import leads_to_file, records_carried_over
from handrail.casework.cases.queries.touching import told_of

__all__ = [
    "CaseRow",
    "Chosen",
    "Told",
    "calendar_of",
    "case_for",
    "case_of",
    "caseload",
    "cases_visible_to",
    "files_to_hand_over",
    "hand_over_for",
    "hand_overs_waiting",
    "history_of",
    "in_calendar",
    "leads_to_file",
    "open_files_by_worker",
    "records_carried_over",
    "told_of",
    "workers_of",
]
