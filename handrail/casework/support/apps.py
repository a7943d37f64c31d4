"""How Django finds this room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the app under a short label, its tabs on a file's pages, what is due and read first, what is erased."""

    name = "handrail.casework.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.cases.models import Case
        from handrail.casework.cases.policies import CALENDAR, CASE_NOTES, CASE_TABS, NEXT_LOOKS, TAKES_OVER, CaseTab
        from handrail.casework.referrals.policies import TOLD_ALREADY
        from handrail.casework.support.actions import erase_subject, take_over_told
        from handrail.casework.support.queries import (
            SummaryOnFile,
            in_calendar,
            next_looks,
            voices,
            warnings_in_force,
        )
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN
        from handrail.partnership.steering.queries import HEARD

        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((Case, "person__subject"),)
        HEARD.append(voices)
        CALENDAR.append(in_calendar)
        CASE_NOTES.append(warnings_in_force)
        NEXT_LOOKS.append(next_looks)
        TOLD_ALREADY.append(SummaryOnFile())
        TAKES_OVER.append(take_over_told)
        CASE_TABS.extend(
            [
                CaseTab("Needs", "support:needs"),
                CaseTab("Plan", "support:plan"),
                CaseTab("Contacts", "support:contacts"),
                CaseTab("Risks and children", "support:risks"),
                CaseTab("In their words", "support:summary"),
                CaseTab("Letters", "support:letters"),
                CaseTab("Follow-up", "support:outcomes"),
            ]
        )
