"""How Django finds this room."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"
