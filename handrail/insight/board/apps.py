"""How Django finds this room."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.board"
    label = "board"
    default_auto_field = "django.db.models.BigAutoField"
