"""SQL that is written out once: what is sent without waiting is refused no less."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.vault.models import Erasure
from handrail.foundation.written_out import ONE_OF, insert, listed, reading, rows_of, without_waiting

pytestmark = pytest.mark.django_db


def erasure() -> Erasure:
    """A row with a key of its own."""
    return Erasure(subject=uuid4(), forgotten_at=timezone.now())


@transaction.atomic
def keep_in_turn(*rows: Erasure) -> None:
    """Each by itself, in one transaction."""
    with without_waiting(Erasure):
        for row in rows:
            insert([row])


def test_what_is_sent_without_waiting_is_there_when_it_is_asked_for() -> None:
    kept = erasure()
    with transaction.atomic(), without_waiting(Erasure):
        insert([kept])
        assert Erasure.objects.filter(pk=kept.pk).exists()


def test_what_is_refused_is_raised_and_nothing_of_it_is_kept() -> None:
    twice, after = erasure(), erasure()
    with pytest.raises(IntegrityError):
        keep_in_turn(twice, twice, after)
    assert not Erasure.objects.filter(pk__in=[twice.pk, after.pk]).exists()


def test_many_ids_are_one_value_of_a_question_and_none_is_a_question_too() -> None:
    kept = [erasure(), erasure()]
    insert(kept)
    connection = reading(Erasure)
    question = f"SELECT subject FROM vault_erasure WHERE subject {ONE_OF[connection.vendor]}"
    assert len(rows_of(question, [listed([each.pk for each in kept], connection)], connection)) == len(kept)
    assert not rows_of(question, [listed([], connection)], connection)
