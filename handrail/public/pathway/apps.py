"""How Django finds this room."""

from django.apps import AppConfig

from handrail.foundation.ui.policies import COOKIES_OF_THE_PUBLIC_DOOR


class PathwayConfig(AppConfig):
    """Registers the app under a short label, and the cookie that leaving in a hurry takes away."""

    name = "handrail.public.pathway"
    label = "pathway"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the room below."""
        from handrail.public.pathway.policies import ANSWERS

        COOKIES_OF_THE_PUBLIC_DOOR.append(ANSWERS)
