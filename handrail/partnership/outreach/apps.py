"""How Django finds this room, and what it answers of what the public asks."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Registers the app under a short label."""

    name = "handrail.partnership.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take in orders from outside, and erase who placed them."""
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN
        from handrail.partnership.outreach.actions import erase_order, take_in_order
        from handrail.partnership.outreach.models import Order
        from handrail.partnership.published.actions import TAKERS
        from handrail.partnership.published.models import RequestKind

        TAKERS[RequestKind.ORDER] = take_in_order
        ERASERS.append(erase_order)
        KEPT_IN[erase_order] = ((Order, "subject"),)
