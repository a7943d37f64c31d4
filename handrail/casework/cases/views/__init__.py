"""The pages of files."""

from handrail.casework.cases.views.changing import assign_worker, close_case, open_case, reopen_case
from handrail.casework.cases.views.reading import case, caseload

__all__ = ["assign_worker", "case", "caseload", "close_case", "open_case", "reopen_case"]
