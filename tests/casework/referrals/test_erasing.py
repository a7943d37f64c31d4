"""Erasing a concern empties what was sent with it, and leaves what is counted."""

import pytest

from handrail.casework.referrals.models import Referral
from handrail.foundation.vault.actions import erase
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_erasing_a_concern_empties_what_was_sent_with_it(office: Office) -> None:
    referral = office.accepted()
    removed = erase(referral.concern.subject, by="person:x", at=office.later())
    kept = Referral.objects.get(pk=referral.pk)
    assert removed["referrals"] == 1
    assert not any(bytes(words) for words in (kept.shared, kept.message, kept.override_reason, kept.words))
    assert kept.status == referral.status
