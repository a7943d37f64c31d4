"""How Django finds this room."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.advice"
    label = "advice"
    default_auto_field = "django.db.models.BigAutoField"
