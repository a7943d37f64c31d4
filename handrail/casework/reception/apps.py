"""How Django finds this room."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """Registers the app under a short label, whom those on duty may see, that rest comes first, what is erased."""

    name = "handrail.casework.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.persons.policies import ALSO_SEEN, TOO_EARLY
        from handrail.casework.reception.actions import erase_subject
        from handrail.casework.reception.permissions import why_not_ask_yet
        from handrail.casework.reception.queries import seen_on_duty
        from handrail.foundation.vault.actions import ERASERS

        ALSO_SEEN.append(seen_on_duty)
        TOO_EARLY.append(why_not_ask_yet)
        ERASERS.append(erase_subject)
