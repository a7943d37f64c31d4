"""What was opened before acknowledgements were kept apart is carried over as acknowledged."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from handrail.casework.referrals.models import Referral
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
migration = import_module("handrail.casework.referrals.migrations.0003_acknowledged_when_opened")


def test_what_was_opened_was_acknowledged_then_and_what_was_not_was_not(office: Office) -> None:
    opened, unopened = office.sent_and_opened(), office.sent()
    Referral.objects.update(acknowledged_at=None)
    migration.acknowledge_what_was_opened(apps, SimpleNamespace(connection=connection))
    assert Referral.objects.get(pk=opened.pk).acknowledged_at == opened.opened_at is not None
    assert Referral.objects.get(pk=unopened.pk).acknowledged_at is None


def test_what_stands_in_no_column_of_the_old_table_is_a_concern_sent_through_handrail() -> None:
    fields = {field.name: field for field in Referral._meta.get_fields()}
    assert (fields["kind"].default, fields["way"].default) == ("concern", "member")  # type: ignore[union-attr]
