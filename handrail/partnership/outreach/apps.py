"""How Django finds this room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
