"""How Django finds this room."""

from django.apps import AppConfig


class PathwayConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.pathway"
    label = "pathway"
    default_auto_field = "django.db.models.BigAutoField"
