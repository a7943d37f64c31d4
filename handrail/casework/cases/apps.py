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
        from handrail.casework.cases.models import Case
        from handrail.casework.cases.permissions import may_open_file
        from handrail.casework.cases.policies import CASE_TABS, CaseTab
        from handrail.casework.cases.queries import leads_to_file, records_carried_over
        from handrail.casework.persons.policies import CARRIED_OVER, PERSON_TABS, PersonTab
        from handrail.casework.referrals.policies import LEADS_ON
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.people.policies import HANDOVERS
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN

        CASE_TABS[:0] = [CaseTab("File", "cases:case"), CaseTab("What it touches", "cases:touches")]
        PERSON_TABS.append(PersonTab("File", "cases:open_case", for_whom=may_open_file))
        CARRIED_OVER.append(records_carried_over)
        LEADS_ON.append(leads_to_file)
        HANDOVERS.append(reassign_all)
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((Case, "person__subject"),)
        MORNING.append(lambda at: alarm_hand_overs(at=at))
