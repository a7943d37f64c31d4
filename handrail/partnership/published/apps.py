"""How Django finds this room."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.published"
    label = "published"
    default_auto_field = "django.db.models.BigAutoField"
