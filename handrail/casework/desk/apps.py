"""How Django finds this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the app under a short label, and what happens here when somebody leaves."""

    name = "handrail.casework.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give a leaver's concerns to a successor. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.actions import reassign_all
        from handrail.foundation.people.policies import HANDOVERS

        HANDOVERS.append(reassign_all)
