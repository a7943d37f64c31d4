"""How Django finds this room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"
