"""How Django finds this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"
