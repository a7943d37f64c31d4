"""How Django finds this room."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
