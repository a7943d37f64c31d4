"""What was referred before there were kinds and ways is carried over: loaded at the old state, checked at the new."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from handrail.casework.referrals.models import Referral
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
OLD = [("referrals", "0001_referrals")]


@pytest.fixture
def at_the_old_state(office: Office) -> Iterator[Referral]:
    """A concern's referral that was opened, in a database as it was before; the newest state comes back afterwards."""
    one = office.sent_and_opened()
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    MigrationExecutor(connection).migrate(OLD)
    yield one
    MigrationExecutor(connection).migrate(newest)


def test_an_opened_referral_of_a_concern_is_carried_over(at_the_old_state: Referral) -> None:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    MigrationExecutor(connection).migrate(newest)
    after = Referral.objects.get(pk=at_the_old_state.pk)
    assert (after.kind, after.way, after.status) == ("concern", "member", "opened")
    assert after.acknowledged_at == after.opened_at == at_the_old_state.opened_at
    assert bytes(after.shared) == bytes(at_the_old_state.shared)
    assert after.person is None
