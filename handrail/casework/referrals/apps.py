"""How Django finds this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Registers the app under a short label, its tabs on pages below, and what is emptied or ended with others."""

    name = "handrail.casework.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below. Imported here, because models cannot be loaded any earlier."""
        from handrail.casework.desk.policies import TABS, Tab
        from handrail.casework.persons.policies import ON_WITHDRAWAL, PERSON_TABS, REFERRALS_BEGUN, PersonTab
        from handrail.casework.referrals.actions import end_what_rested_on, erase_subject
        from handrail.casework.referrals.models import Referral
        from handrail.casework.referrals.policies import begun_at
        from handrail.casework.referrals.queries import person_referral_count, referral_count
        from handrail.foundation.vault.actions import ERASERS, KEPT_IN

        ERASERS.append(erase_subject)
        KEPT_IN[erase_subject] = (
            (Referral, "concern__subject"),
            (Referral, "person__subject"),
        )
        ON_WITHDRAWAL.append(end_what_rested_on)
        PERSON_TABS.append(PersonTab("Referrals", "referrals:person_referrals", person_referral_count))
        REFERRALS_BEGUN.append(begun_at)
        TABS.append(Tab("Referrals", "referrals:concern_referrals", referral_count))
