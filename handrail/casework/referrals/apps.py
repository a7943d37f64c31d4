"""How Django finds this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Registers the app under a short label, and its tab on the page of a concern."""

    name = "handrail.casework.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the tab. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.policies import TABS, Tab
        from handrail.casework.referrals.queries import referral_count

        TABS.append(Tab("Referrals", "referrals:concern_referrals", referral_count))
