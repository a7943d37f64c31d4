"""How Django finds this room, and what it does of a morning."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Remind organisations of the actions that they took on, and let go of old papers."""
        from handrail.foundation.mornings import MORNING
        from handrail.partnership.steering.actions import let_go_of_papers, remind_of_actions

        MORNING.extend((lambda at: remind_of_actions(at=at), lambda at: let_go_of_papers(at=at)))
