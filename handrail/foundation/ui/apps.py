"""How Django finds this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
