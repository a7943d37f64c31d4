"""How Django finds this room."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"
