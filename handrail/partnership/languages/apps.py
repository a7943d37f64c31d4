"""How Django finds this room."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.languages"
    label = "languages"
    default_auto_field = "django.db.models.BigAutoField"
