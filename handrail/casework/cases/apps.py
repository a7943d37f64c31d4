"""How Django finds this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
