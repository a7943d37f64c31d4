"""How Django finds this room."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.printing"
    label = "printing"
    default_auto_field = "django.db.models.BigAutoField"
