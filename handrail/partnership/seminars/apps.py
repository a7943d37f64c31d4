"""How Django finds this room."""

from django.apps import AppConfig


class SeminarsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.seminars"
    label = "seminars"
    default_auto_field = "django.db.models.BigAutoField"
