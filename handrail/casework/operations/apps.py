"""How Django finds this room."""

from django.apps import AppConfig

PLAN_FROM = "Plan an operation from these"


class OperationsConfig(AppConfig):
    """Registers the app under a short label, and what happens here when somebody leaves or is erased."""

    name = "handrail.casework.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what happens here. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.cases.policies import CALENDAR
        from handrail.casework.dots.policies.onward import FROM_CONCERN, FROM_SIGNAL, Onward
        from handrail.casework.operations.actions import erase_subject, reassign_all
        from handrail.casework.operations.models import Operation
        from handrail.casework.operations.permissions import why_not_plan_from
        from handrail.casework.operations.queries import in_calendar, subject_called
        from handrail.foundation.people.policies import HANDOVERS
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, RESOLVERS

        CALENDAR.append(in_calendar)
        HANDOVERS.append(reassign_all)
        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = ((Operation, "subject"),)
        RESOLVERS.append(subject_called)
        FROM_CONCERN.append(Onward(PLAN_FROM, "operations:plan_from_concern", why_not_plan_from))
        FROM_SIGNAL.append(Onward(PLAN_FROM, "operations:plan_from_signal", why_not_plan_from))
