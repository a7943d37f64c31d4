"""How Django finds this room."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """Registers the app under a short label, and what it tells the rooms below.

    Whom those on duty may see; that rest comes first; what is erased; what came of an operation, and its tab.
    """

    name = "handrail.casework.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.operations.policies import NOT_OVER, OPERATION_TABS, RESULTS, OperationTab
        from handrail.casework.persons.policies import ALSO_SEEN, TOO_EARLY
        from handrail.casework.reception.actions import erase_subject
        from handrail.casework.reception.models import Arrival, LogEntry
        from handrail.casework.reception.permissions import why_not_ask_yet
        from handrail.casework.reception.queries import results_at_centres, seen_on_duty, why_centres_are_not_over
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN

        ALSO_SEEN.append(seen_on_duty)
        TOO_EARLY.append(why_not_ask_yet)
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = (
            (Arrival, "person__subject"),
            (LogEntry, "centre__subject"),
        )
        RESULTS.append(results_at_centres)
        NOT_OVER.append(why_centres_are_not_over)
        OPERATION_TABS.append(OperationTab("Reception centre", "reception:of_operation"))
