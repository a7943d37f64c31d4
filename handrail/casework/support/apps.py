"""How Django finds this room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the app under a short label, its tabs on a file's pages, its entries in a calendar, what is erased."""

    name = "handrail.casework.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.cases.policies import CALENDAR, CASE_TABS, CaseTab
        from handrail.casework.support.actions import erase_subject
        from handrail.casework.support.queries import in_calendar
        from handrail.foundation.vault.actions import ERASERS

        ERASERS.append(erase_subject)
        CALENDAR.append(in_calendar)
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
