"""How Django finds this room."""

from django.apps import AppConfig


class PersonsConfig(AppConfig):
    """Registers the app under a short label, its tab on the page of a concern, and what is erased and made again."""

    name = "handrail.casework.persons"
    label = "persons"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.policies import TABS, Tab
        from handrail.casework.persons.actions import erase_subject, reindex
        from handrail.casework.persons.models import PotentialVictim
        from handrail.casework.persons.queries import person_count, subject_called
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, REINDEXERS, RESOLVERS

        TABS.append(Tab("Persons", "persons:of_concern", person_count))
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((PotentialVictim, "subject"),)
        REINDEXERS.append(reindex)
        RESOLVERS.append(subject_called)
