"""How Django finds this room, and what a browser must forget of it when somebody leaves in a hurry."""

from django.apps import AppConfig

from handrail.foundation.ui.policies import COOKIES_OF_THE_PUBLIC_DOOR, Cookie
from handrail.public.concerns.policies.cookies import COOKIES


class ConcernsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.public.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name our cookies to the page that takes them all away."""
        COOKIES_OF_THE_PUBLIC_DOOR.extend(Cookie(name, path) for name, path in COOKIES)
