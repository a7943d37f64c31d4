"""How Django finds this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
