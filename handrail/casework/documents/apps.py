"""How Django finds this room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the app under a short label, its tab on a person's pages, and what is erased and made again."""

    name = "handrail.casework.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.documents.actions import erase_subject, reindex
        from handrail.casework.documents.models import Document
        from handrail.casework.documents.queries import document_count
        from handrail.casework.persons.policies import PERSON_TABS, PersonTab
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, REINDEXERS

        PERSON_TABS.append(PersonTab("Documents", "documents:documents", document_count))
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((Document, "person__subject"),)
        REINDEXERS.append(reindex)
