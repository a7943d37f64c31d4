"""How Django finds this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
