"""How Django finds this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
