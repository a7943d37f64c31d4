"""Who may manage whom: every role against every question, and the sentences people read."""

import pytest

from handrail.foundation.people.actions import give_roles
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.permissions import (
    EVERYWHERE,
    MANAGERS,
    why_not_give_role,
    why_not_give_roles,
    why_not_hand_over,
    why_not_invite,
    why_not_release,
    why_not_see_people,
)
from handrail.foundation.people.policies import RESERVED_ROLES, ROLES_NEAR_CONCERNS, why_not_together
from handrail.foundation.permission import NotAllowed
from tests.foundation.people.conftest import NOON, MakePerson

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_only_managers_see_the_list_of_people(make_person: MakePerson, role: Role) -> None:
    somebody = make_person("sam", role)
    assert (why_not_see_people(by=somebody) is None) == (role in MANAGERS)


@pytest.mark.parametrize("role", Role)
def test_only_managers_invite(make_person: MakePerson, police: Organisation, role: Role) -> None:
    somebody = make_person("sam", role)
    assert (why_not_invite(police, [Role.TRAINER], by=somebody) is None) == (role in MANAGERS)


@pytest.mark.parametrize("given", Role)
@pytest.mark.parametrize("role", MANAGERS)
def test_roles_that_reach_further_are_given_by_those_who_reach_further(
    make_person: MakePerson, role: Role, given: Role
) -> None:
    somebody = make_person("sam", role)
    may = role in EVERYWHERE or given not in RESERVED_ROLES
    assert (why_not_give_role(given, by=somebody) is None) == may


def test_nobody_changes_their_own_roles(make_person: MakePerson) -> None:
    root = make_person("root", Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="Nobody changes their own roles"):
        give_roles(root, roles=[Role.SYSTEM_ADMINISTRATOR, Role.ANALYST], by=root, at=NOON)


def test_an_administrator_cannot_take_a_reserved_role_away_either(
    administrator: Person, make_person: MakePerson
) -> None:
    officer = make_person("olga", Role.DESK_OFFICER, Role.TRAINER)
    assert "Desk officer" in str(why_not_give_roles(officer, [Role.TRAINER], by=administrator))
    assert "Desk officer" in str(why_not_release(officer, by=administrator))


def test_an_administrator_manages_nobody_elsewhere(
    administrator: Person, make_person: MakePerson, council: Organisation
) -> None:
    stranger = make_person("stan", Role.TRAINER, organisation=council)
    sentence = "You can manage the people of your own organisation only."
    assert why_not_give_roles(stranger, [Role.TRAINER], by=administrator) == sentence
    assert why_not_release(stranger, by=administrator) == sentence


@pytest.mark.parametrize("near", ROLES_NEAR_CONCERNS)
def test_whoever_runs_the_installation_holds_no_role_that_sees_concerns(near: Role) -> None:
    assert why_not_together([Role.SYSTEM_ADMINISTRATOR, near]) is not None
    assert why_not_together([Role.DATA_PROTECTION_OFFICER, near]) is not None
    assert why_not_together([near, Role.TRAINER]) is None


def test_somebody_without_any_role_is_not_invited(coordinator: Person, police: Organisation) -> None:
    assert why_not_invite(police, [], by=coordinator) == "Choose at least one role."


def test_nobody_is_invited_to_an_organisation_that_has_left(coordinator: Person, police: Organisation) -> None:
    police.active = False
    assert "no longer part" in str(why_not_invite(police, [Role.TRAINER], by=coordinator))


def test_work_stays_within_the_organisation(
    professional: Person, make_person: MakePerson, council: Organisation
) -> None:
    outsider = make_person("olaf", Role.PROFESSIONAL, organisation=council)
    assert "within the same organisation" in str(why_not_hand_over(professional, to=outsider))
    assert why_not_hand_over(professional, to=professional) == "Choose somebody else who works here."
    assert why_not_hand_over(professional, to=None) is None
