"""How Django finds this room."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.insight.figures"
    label = "figures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell a quarter on the morning on which it is closed."""
        from handrail.foundation.mornings import MORNING
        from handrail.insight.figures.actions.telling import tell_in_the_morning

        MORNING.append(tell_in_the_morning)
