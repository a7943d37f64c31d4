"""How Django finds this room, and what it does every morning."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What could not be wiped the moment it was deleted is wiped in the morning."""
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.wiping import wipe_what_is_left

        MORNING.append(lambda _: wipe_what_is_left())
