"""How Django finds this room."""

from django.apps import AppConfig


class PersonsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.persons"
    label = "persons"
    default_auto_field = "django.db.models.BigAutoField"
