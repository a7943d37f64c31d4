"""Linking everybody anew: a difference is an alarm, also where more are known than are weighed."""

import pytest
from django.db.models import Q

from handrail.casework.dots.actions import linking, relinking
from handrail.casework.dots.actions.matching import match_list
from handrail.casework.dots.models import Link, LinkKind, Mention, MentionKind
from handrail.casework.dots.policies import evidence
from handrail.casework.dots.queries import reads_of
from handrail.casework.persons import actions as persons
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TOLD = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."
FEW = 2


@pytest.fixture
def few_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALL_OF_A_FEW", "FIRST_WEIGHED", "MOST_WEIGHED"):
        monkeypatch.setattr(evidence, name, FEW)
    for name in ("ALL_OF_A_FEW", "FIRST_WEIGHED"):
        monkeypatch.setattr(linking, name, FEW)


def links_of_the_newest() -> list[Link]:
    newest = Mention.objects.filter(kind=MentionKind.PERSON).order_by("-read_at").first()
    return list(Link.objects.filter(Q(one=newest) | Q(other=newest), kind=LinkKind.IDENTITY))


def test_a_link_that_should_be_there_and_is_not_is_an_alarm(told: Told, office: build.Office) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    for _ in range(3):
        told(account=TOLD)
    assert relinking.alarm_differences(at=office.later()) is False
    links_of_the_newest()[0].delete()
    before = Notice.objects.count()
    assert relinking.alarm_differences(at=office.later()) is True
    assert Notice.objects.count() == before + 1
    assert Notice.objects.order_by("-made_at").first().staff_address == coordinator.email


def test_it_is_missed_where_more_are_known_than_are_weighed(
    few_are_weighed: None, told: Told, office: build.Office
) -> None:
    for _ in range(FEW + 3):
        told(account=TOLD)
    found = relinking.relink(at=office.later())
    assert (found.missing, found.otherwise) == (0, 0)
    kept = links_of_the_newest()
    assert len(kept) == FEW
    Link.objects.filter(pk__in=[each.pk for each in kept]).delete()
    assert relinking.relink(at=office.later()).missing == FEW // 2


def test_whoever_a_list_may_not_find_takes_nobodys_place(
    few_are_weighed: None, told: Told, office: build.Office, officer: Person
) -> None:
    concerns = [told(account=TOLD) for _ in range(FEW + 4)]
    mention = Mention.objects.filter(kind=MentionKind.PERSON).first()
    asked = reads_of([mention])[mention.pk].compared("p1")
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    for concern in concerns[1:]:
        record = build.person_record(by=officer, at=office.later(), concern=concern)
        persons.restrict(record, reason="Somebody here knows her.", named=[], by=coordinator, at=office.later())
    assert [each.reference for each in match_list([asked], at=office.later())] == [concerns[0].reference]
