"""How Django finds this room."""

from django.apps import AppConfig


class LicensingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.licensing"
    label = "licensing"
    default_auto_field = "django.db.models.BigAutoField"
