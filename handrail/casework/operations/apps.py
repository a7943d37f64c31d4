"""How Django finds this room."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"
