"""How Django finds this room."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.figures"
    label = "figures"
    default_auto_field = "django.db.models.BigAutoField"
