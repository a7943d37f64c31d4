"""How Django finds this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the app, the first tab of a file, what leads to one, and what happens when somebody leaves."""

    name = "handrail.casework.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.cases.actions import alarm_hand_overs, erase_subject, reassign_all
        from handrail.casework.cases.policies import CASE_TABS, CaseTab
        from handrail.casework.cases.queries import leads_to_file
        from handrail.casework.persons.policies import PERSON_TABS, PersonTab
        from handrail.casework.referrals.policies import LEADS_ON
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.people.policies import HANDOVERS
        from handrail.foundation.vault.actions import ERASERS

        CASE_TABS.insert(0, CaseTab("File", "cases:case"))
        PERSON_TABS.append(PersonTab("File", "cases:open_case"))
        LEADS_ON.append(leads_to_file)
        HANDOVERS.append(reassign_all)
        ERASERS.append(erase_subject)
        MORNING.append(lambda at: alarm_hand_overs(at=at))
