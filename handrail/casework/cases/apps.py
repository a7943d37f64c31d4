"""How Django finds this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the app under a short label, the first tab of a file, and the tab that leads to it from a record."""

    name = "handrail.casework.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.cases.policies import CASE_TABS, CaseTab
        from handrail.casework.persons.policies import PERSON_TABS, PersonTab

        CASE_TABS.insert(0, CaseTab("File", "cases:case"))
        PERSON_TABS.append(PersonTab("File", "cases:open_case"))
