"""How Django finds this room, and what it has to do each morning and when somebody is erased."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.casework.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget what is held of lists. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.exchange import actions
        from handrail.casework.exchange.models import PartnerFile
        from handrail.foundation.mornings import MORNING
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN, REINDEXERS

        MORNING.extend((actions.forget_lists, actions.finish_erasures))
        ERASERS.append(actions.erase_list)
        KEPT_IN[actions.erase_list] = ((PartnerFile, "subject"),)
        REINDEXERS.append(actions.forget_columns)
