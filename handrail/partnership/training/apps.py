"""How Django finds this room, and what it answers of what the public asks."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take in what the public asks, erase who took part, remind each morning, and let go of what is old."""
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN
        from handrail.partnership.published.actions import TAKERS
        from handrail.partnership.published.models import RequestKind
        from handrail.partnership.training import actions
        from handrail.partnership.training.models import Attendee, PastFile

        TAKERS[RequestKind.BOOKING] = actions.take_in_booking
        TAKERS[RequestKind.CANCELLATION] = actions.take_in_cancellation
        TAKERS[RequestKind.ATTENDANCE] = actions.take_in_attendance
        TAKERS[RequestKind.ANSWERS] = actions.take_in_answers
        ERASERS.extend((actions.erase_attendee, actions.erase_past))
        KEPT_IN[actions.erase_attendee] = ((Attendee, "subject"),)
        KEPT_IN[actions.erase_past] = ((PastFile, "subject"),)
        for task in (
            actions.remind_of_sessions,
            actions.ask_again,
            actions.remind_of_lapsing,
            actions.write_down_lapsed,
            actions.forget_places,
            actions.forget_records,
            actions.forget_answers,
            actions.forget_people,
        ):
            MORNING.append(partial(in_the_morning, task))


def in_the_morning(task: Callable[..., object], at: datetime) -> object:
    """Do this at that moment."""
    return task(at=at)
