"""How Django finds this room."""

from django.apps import AppConfig


class LandingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.landing"
    label = "landing"
    default_auto_field = "django.db.models.BigAutoField"
