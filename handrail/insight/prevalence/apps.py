"""How Django finds this room."""

from django.apps import AppConfig


class PrevalenceConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.prevalence"
    label = "prevalence"
    default_auto_field = "django.db.models.BigAutoField"
