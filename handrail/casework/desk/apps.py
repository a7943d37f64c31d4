"""How Django finds this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the app under a short label, and what happens here when somebody leaves or is erased."""

    name = "handrail.casework.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what happens here. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.actions import erase_subject, erase_subjects, reassign_all, reindex
        from handrail.casework.desk.queries import subject_called
        from handrail.foundation.people.policies import HANDOVERS
        from handrail.foundation.vault.actions import ERASERS, REINDEXERS, RESOLVERS, TOGETHER

        HANDOVERS.append(reassign_all)
        ERASERS.append(erase_subject)
        TOGETHER[erase_subject] = erase_subjects
        REINDEXERS.append(reindex)
        RESOLVERS.append(subject_called)
