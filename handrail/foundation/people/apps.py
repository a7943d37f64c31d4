"""How Django finds this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail's page say names instead of references."""
        from handrail.foundation.audit.policies import NAMERS
        from handrail.foundation.people.queries import names_of

        NAMERS.append(lambda refs: names_of(set(refs)))
