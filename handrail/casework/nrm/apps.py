"""How Django finds this room."""

from django.apps import AppConfig


class NrmConfig(AppConfig):
    """Registers the app under a short label, its tabs on a person's page, and what is erased with a person."""

    name = "handrail.casework.nrm"
    label = "nrm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.nrm.actions import erase_subject
        from handrail.casework.nrm.models import PreparedForm
        from handrail.casework.nrm.permissions import KINDS, is_for, is_for_others
        from handrail.casework.persons.policies import PERSON_TABS, PersonTab
        from handrail.casework.referrals.policies import PREPARED_ON
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN

        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((PreparedForm, "person__subject"),)
        PERSON_TABS.append(PersonTab("Home Office form", "nrm:form", for_whom=is_for))
        PERSON_TABS.append(PersonTab("Decisions and clocks", "nrm:decisions", for_whom=is_for_others))
        PREPARED_ON.update(dict.fromkeys(KINDS.values(), "nrm:form"))
