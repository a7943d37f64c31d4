"""How Django finds this room."""

from django.apps import AppConfig


class ExplorerConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.explorer"
    label = "explorer"
    default_auto_field = "django.db.models.BigAutoField"
