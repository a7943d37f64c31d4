"""How Django finds this room, and what it has to do each morning and when somebody is erased."""

from django.apps import AppConfig


class LicensingConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.licensing"
    label = "licensing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erase whom a register no longer has, find again whoever it has, and note what drivers came to."""
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, REINDEXERS, RESOLVERS
        from handrail.partnership.licensing import actions
        from handrail.partnership.licensing.models import Import, Licence
        from handrail.partnership.training.actions import COURSE_TAKEN

        COURSE_TAKEN.append(actions.note_course_of_driver)
        MORNING.append(actions.forget_the_gone)
        ERASERS.extend([actions.erase_licence, actions.erase_import])
        KEPT_IN[actions.erase_licence] = ((Licence, "subject"),)
        KEPT_IN[actions.erase_import] = ((Import, "subject"),)
        REINDEXERS.append(actions.reindex_licences)
        RESOLVERS.append(actions.subject_called)
