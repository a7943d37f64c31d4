"""How Django finds this room."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
