"""How Django finds this room."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"
