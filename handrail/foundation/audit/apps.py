"""How Django finds this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the app under a short label, and the trail as witness of what is done in the vault."""

    name = "handrail.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.foundation.audit.actions import record
        from handrail.foundation.vault.actions import WITNESSES

        if record not in WITNESSES:
            WITNESSES.append(record)
