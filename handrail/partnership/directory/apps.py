"""How Django finds this room, and what it does every morning."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Remind owners of what nobody has confirmed for too long."""
        from handrail.foundation.mornings import MORNING
        from handrail.partnership.directory.actions import remind_owners

        MORNING.append(lambda at: remind_owners(at=at))
