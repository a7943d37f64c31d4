"""How Django finds this room."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.help"
    label = "help"
    default_auto_field = "django.db.models.BigAutoField"
