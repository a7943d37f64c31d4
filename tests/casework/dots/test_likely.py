"""Which concerns may speak of one person is told in codes, to whoever may count, with how likely it is."""

import pytest

from handrail.casework.dots.actions import confirm, deny, undo
from handrail.casework.dots.models import Link, LinkKind
from handrail.casework.dots.queries import may_be_one
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.build import person
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MARIA = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."


def test_a_suggestion_counts_as_it_is_weighed_a_decision_as_sure_and_a_denial_not_at_all(
    told: Told, office: build.Office, officer: Person
) -> None:
    analyst = person(Role.ANALYST, at_work=office.home)
    one, other, third = told(account=MARIA), told(account=MARIA), told(account="Somebody smokes in a park.")
    among = [one.pk, other.pk, third.pk]
    (pair,) = may_be_one(among, by=analyst)
    assert {pair.one, pair.other} == {one.pk, other.pk}
    assert 0.5 <= pair.probability < 1
    assert may_be_one([one.pk, third.pk], by=analyst) == [], "both ends are asked for"
    link = Link.objects.get(kind=LinkKind.IDENTITY)
    confirm(link, reason="She said so.", by=officer, at=office.later())
    assert [found.probability for found in may_be_one(among, by=analyst)] == [1.0]
    undo(link, reason="It was her sister.", by=officer, at=office.later())
    deny(link, reason="It was her sister.", by=officer, at=office.later())
    assert may_be_one(among, by=analyst) == []


def test_whoever_may_not_count_is_told_nothing(told: Told, office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        may_be_one([told(account=MARIA).pk], by=office.worker)
