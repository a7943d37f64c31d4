"""What holds about files, whoever asks."""

from handrail.casework.cases.policies.registries import CALENDAR, CASE_TABS, CaseTab, Entry
from handrail.casework.cases.policies.status import MAY_FOLLOW, OPEN, status_after, why_not_follow

__all__ = ["CALENDAR", "CASE_TABS", "MAY_FOLLOW", "OPEN", "CaseTab", "Entry", "status_after", "why_not_follow"]
