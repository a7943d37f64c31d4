"""How Django finds this room."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
