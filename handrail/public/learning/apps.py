"""How Django finds this room."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
