"""How Django finds this room."""

from django.apps import AppConfig


class NrmConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.nrm"
    label = "nrm"
    default_auto_field = "django.db.models.BigAutoField"
