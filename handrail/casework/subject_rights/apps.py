"""How Django finds this room."""

from django.apps import AppConfig


class SubjectRightsConfig(AppConfig):
    """Registers the app, its tab on a person's pages, what stops an erasure, and what is emptied last."""

    name = "handrail.casework.subject_rights"
    label = "subject_rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.persons.models import PotentialVictim
        from handrail.casework.persons.policies import PERSON_TABS, PersonTab
        from handrail.casework.subject_rights.actions import erase_subject
        from handrail.casework.subject_rights.policies import why_not_erase_each
        from handrail.casework.subject_rights.queries import open_count
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, WHY_NOT_ERASE

        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((PotentialVictim, "subject"),)
        WHY_NOT_ERASE.append(why_not_erase_each)
        PERSON_TABS.append(PersonTab("Their rights", "subject_rights:of_person", open_count))
