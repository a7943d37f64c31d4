"""How Django finds this room, and what it answers of what the public asks."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take in bookings, and erase who took part."""
        from handrail.foundation.vault.actions import ERASERS
        from handrail.partnership.published.actions import TAKERS
        from handrail.partnership.published.models import RequestKind
        from handrail.partnership.training.actions import erase_attendee, take_in_booking, take_in_cancellation

        TAKERS[RequestKind.BOOKING] = take_in_booking
        TAKERS[RequestKind.CANCELLATION] = take_in_cancellation
        ERASERS.append(erase_attendee)
