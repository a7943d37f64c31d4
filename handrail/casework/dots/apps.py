"""How Django finds this room."""

from django.apps import AppConfig


class DotsConfig(AppConfig):
    """Registers the app, its tab on a concern, and what happens here when something is opened, erased or keyed anew."""

    name = "handrail.casework.dots"
    label = "dots"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.policies import OPENED, TABS, Tab
        from handrail.casework.dots.actions import alarm_differences, erase_subject, queue, reindex
        from handrail.casework.dots.actions.indexing import catch_up_with_keys
        from handrail.casework.dots.actions.joining import look_again_at_joined
        from handrail.casework.dots.actions.learning import learn_each_morning
        from handrail.casework.dots.actions.signals import raise_signals
        from handrail.casework.dots.models import Mention, Reading
        from handrail.casework.persons.models import PotentialVictim
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, REINDEXERS

        OPENED.append(queue)
        TABS.append(Tab("What this touches", "dots:of_concern"))
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = (
            (Reading, "telling__concern__subject"),
            (Mention, "concern__subject"),
            (PotentialVictim, "subject"),
        )
        REINDEXERS.append(reindex)
        MORNING.append(lambda at: catch_up_with_keys(at=at))
        MORNING.append(lambda at: learn_each_morning(at=at))
        MORNING.append(lambda at: look_again_at_joined(at=at))
        MORNING.append(lambda at: alarm_differences(at=at))
        MORNING.append(lambda at: raise_signals(at=at))
