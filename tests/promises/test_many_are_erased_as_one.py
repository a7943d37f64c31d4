"""Whoever is erased with many others is erased as if alone: no room that keeps something of them is passed over."""

from uuid import UUID

import pytest
from django.db import transaction

from handrail.foundation.people.models import Role
from handrail.foundation.vault.actions import ERASERS, KEPT_IN, TOGETHER, Eraser, kept_among
from handrail.foundation.vault.models import SubjectKey
from tests.build import NOON, Office, person
from tests.casework.exchange import lists
from tests.promises import planted
from tests.promises.test_nothing_leaks import carried_all_the_way

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def keeps(eraser: Eraser, subject: UUID) -> bool:
    """Whether this room would remove something of this subject. It stays as it is."""
    with transaction.atomic():
        removed = eraser(subject, by="handrail", at=NOON)
        transaction.set_rollback(True)
    return any(removed.values())


def test_every_room_says_in_which_rows_it_keeps_people() -> None:
    assert set(ERASERS) == {*KEPT_IN, *TOGETHER}


def test_no_room_that_keeps_somebody_is_passed_over() -> None:
    office = Office()
    planted.keep_a_person(
        by=office.worker, coordinator=person(Role.COORDINATOR, at_work=office.home), at=office.later()
    )
    carried_all_the_way(office)
    lists.one_of_each(office.officer, at=office.later())
    everybody = set(SubjectKey.objects.values_list("subject", flat=True))

    kept_by = {eraser: {subject for subject in everybody if keeps(eraser, subject)} for eraser in KEPT_IN}

    assert sum(map(bool, kept_by.values())) > len(kept_by) / 3
    for eraser, kept in kept_by.items():
        asked = {subject for row, way in KEPT_IN[eraser] for subject in kept_among(everybody, row, way)}
        assert kept <= asked, eraser.__module__
