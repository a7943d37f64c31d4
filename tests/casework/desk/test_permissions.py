"""Who may do what at the desk, role by role, and the sentence everybody else reads."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.desk import actions, permissions, queries
from handrail.casework.desk.models import Concern
from handrail.foundation.people.actions import leave
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.desk.conftest import SignIn, fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DESK = {Role.DESK_OFFICER, Role.COORDINATOR}
COUNTING = DESK | {Role.ANALYST, Role.BOARD_MEMBER}
OTHERS = sorted(set(Role) - DESK)
NOT_AT_DESK = "Only a desk officer or a coordinator can work with concerns."

ON_A_CONCERN: dict[str, Callable[..., object]] = {
    "open": lambda concern, by, at: actions.open_concern(concern.pk, by=by, at=at),
    "read additions": lambda concern, by, at: actions.open_additions(concern.pk, by=by, at=at),
    "read": lambda concern, by, at: queries.account_of(concern, by=by, at=at, why="page"),
    "see": lambda concern, by, at: queries.concern_for(by, concern.pk),
    "file": lambda concern, by, at: queries.file_of(concern.pk, by=by, at=at),
    "assess": lambda concern, by, at: actions.assess(
        concern, danger="no", child="no", priority="low", reason=".", by=by, at=at
    ),
    "assign": lambda concern, by, at: actions.assign(concern, to=None, by=by, at=at),
    "note": lambda concern, by, at: actions.add_note(concern, text=".", by=by, at=at),
    "message": lambda concern, by, at: actions.message_back(concern, text=".", by=by, at=at),
    "pass on": lambda concern, by, at: actions.note_passed_on(concern, by=by, at=at),
    "close": lambda concern, by, at: actions.close_concern(concern, outcome="too_little", reason=".", by=by, at=at),
    "reopen": lambda concern, by, at: actions.reopen(concern, reason=".", by=by, at=at),
    "accept": lambda concern, by, at: actions.accept([concern.pk], by=by, at=at),
    "close as junk": lambda concern, by, at: actions.close_as_junk([concern.pk], by=by, at=at),
    "join": lambda concern, by, at: actions.join(
        concern, to=Concern.objects.exclude(pk=concern.pk).get(), by=by, at=at
    ),
    "separate": lambda concern, by, at: actions.separate(concern, not_the_same=True, by=by, at=at),
    "keep apart": lambda concern, by, at: actions.keep_apart(
        concern, other=Concern.objects.exclude(pk=concern.pk).get(), by=by, at=at
    ),
}


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_does_anything_with_a_concern(office: build.Office, role: Role) -> None:
    concern, _ = office.opened(), office.opened()
    other = build.person(role, at_work=office.theirs)
    before = Concern.objects.values().get(pk=concern.pk)
    for act in ON_A_CONCERN.values():
        with pytest.raises(NotAllowed, match=NOT_AT_DESK):
            act(concern, other, office.later())
    assert Concern.objects.values().get(pk=concern.pk) == before


@pytest.mark.parametrize("role", Role)
def test_lists_and_search_are_the_desks(office: build.Office, role: Role) -> None:
    person = build.person(role, at_work=office.home)
    asked = [
        lambda: queries.inbox(by=person, at=office.at),
        lambda: queries.search("07700 900123", by=person, at=office.at),
        lambda: queries.concern_called("HM-26-000001", by=person),
        lambda: queries.desk_colleagues(by=person),
    ]
    for ask in asked:
        if role in DESK:
            try:
                ask()
            except Concern.DoesNotExist:
                continue
        else:
            with pytest.raises(NotAllowed):
                ask()


@pytest.mark.parametrize("role", Role)
def test_coded_rows_are_for_those_who_may_see_figures(office: build.Office, role: Role) -> None:
    person = build.person(role, at_work=office.home)
    if role in COUNTING:
        assert queries.coded_rows(first=date(2026, 1, 1), last=date(2026, 12, 31), by=person) == []
    else:
        with pytest.raises(NotAllowed, match="can see these figures"):
            queries.coded_rows(first=date(2026, 1, 1), last=date(2026, 12, 31), by=person)


@pytest.mark.parametrize("role", Role)
def test_only_the_desk_takes_calls(office: build.Office, role: Role) -> None:
    refused = permissions.why_not_take_call(by=build.person(role, at_work=office.home))
    assert (refused is None) == (role in DESK)


def test_whoever_has_left_sees_nothing(office: build.Office) -> None:
    concern = office.opened()
    office.officer.is_active = False
    with pytest.raises(NotAllowed):
        queries.file_of(concern.pk, by=office.officer, at=office.at)


def test_whether_a_concern_exists_is_not_told_to_others(office: build.Office) -> None:
    missing, kept = "00000000-0000-0000-0000-000000000000", office.opened().pk
    for concern_id in (missing, kept):
        with pytest.raises(NotAllowed, match=NOT_AT_DESK):
            queries.concern_for(office.worker, concern_id)  # type: ignore[arg-type]


PAGES = ["concern", "assess", "assign", "add_note", "message_back", "join", "separate", "close_concern", "reopen"]


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.SYSTEM_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER])
def test_every_page_says_why_not(office: build.Office, sign_in: SignIn, role: Role) -> None:
    concern = office.opened()
    browser: Client = sign_in(build.person(role, at_work=office.theirs))
    addresses = [reverse(f"desk:{name}", args=[concern.pk]) for name in PAGES]
    for address in [*addresses, reverse("desk:inbox"), reverse("desk:search"), reverse("desk:telephone_start")]:
        answer = browser.get(address)
        assert answer.status_code == 403, address
        assert "Only a desk officer or a coordinator" in answer.content.decode()


@pytest.mark.parametrize("name", ["open_concern", "open_additions"])
def test_a_page_that_changes_something_is_never_got(desk_page: Client, office: build.Office, name: str) -> None:
    concern = build.concern()
    assert desk_page.get(reverse(f"desk:{name}", args=[concern.pk])).status_code == 405
    assert fresh(concern).opened_at is None


def test_work_goes_to_a_successor_or_to_nobody(office: build.Office, coordinator: Person) -> None:
    held, closed = office.opened(), office.closed()
    actions.assign(held, to=office.officer, by=office.officer, at=office.later())
    Concern.objects.filter(pk=closed.pk).update(assigned_to=office.officer)
    assert actions.reassign_all(office.officer, coordinator, by=coordinator, at=office.later()) == 1
    assert (fresh(held).assigned_to, fresh(closed).assigned_to) == (coordinator, office.officer)
    assert actions.reassign_all(coordinator, office.worker, by=coordinator, at=office.later()) == 1
    assert fresh(held).assigned_to is None


def test_leaving_hands_the_concerns_over(office: build.Office, coordinator: Person) -> None:
    held = actions.assign(office.opened(), to=office.officer, by=coordinator, at=office.later())
    leave(office.officer, hand_over_to=coordinator, by=coordinator, at=office.later())
    assert fresh(held).assigned_to == coordinator
