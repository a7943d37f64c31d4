"""How Django finds this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
