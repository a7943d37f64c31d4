"""How Django finds this room."""

from django.apps import AppConfig


class PremisesConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.premises"
    label = "premises"
    default_auto_field = "django.db.models.BigAutoField"
