"""How Django finds this room, and what it answers of what the public asks."""

from django.apps import AppConfig


class SeminarsConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.seminars"
    label = "seminars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take in offers and choices, erase who offered, and remind of what was agreed."""
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN
        from handrail.partnership.published.actions import TAKERS
        from handrail.partnership.published.models import RequestKind
        from handrail.partnership.seminars.actions import (
            erase_offer,
            remind_of_follow_ups,
            take_in_choice,
            take_in_offer,
        )
        from handrail.partnership.seminars.models import Offer

        TAKERS[RequestKind.SPEAKER] = take_in_offer
        TAKERS[RequestKind.CHOICE] = take_in_choice
        ERASERS.append(erase_offer)
        KEPT_IN[erase_offer] = ((Offer, "subject"),)
        MORNING.append(lambda at: remind_of_follow_ups(at=at))
