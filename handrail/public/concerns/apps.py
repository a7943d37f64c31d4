"""How Django finds this room."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"
