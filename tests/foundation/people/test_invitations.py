"""The way in: an invitation that works once, for seven days, and what its mail does not say."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.notices.actions.sending import send_notice
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.people.actions import (
    accept_invitation,
    invite,
    invite_first_administrator,
    leave,
    read_invitation,
    withdraw_invitation,
)
from handrail.foundation.people.actions.invitations import AlreadyHere, InvitationClosed
from handrail.foundation.people.models import Invitation, Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.one_time_codes import code_at
from tests.foundation.people.conftest import NOON, PASSWORD, MakePerson, confirm, sign_in

pytestmark = pytest.mark.django_db


def invited(by: Person, organisation: Organisation, *roles: Role) -> str:
    """Invite Nell and answer the token that her mail holds."""
    invite(email="Nell@Example.org", name="Nell", organisation=organisation, roles=roles, by=by, at=NOON)
    deliver_mail()
    return found_in(mail.outbox[-1].body)


def deliver_mail() -> None:
    for notice in Notice.objects.filter(state=NoticeState.WAITING):
        send_notice.call(str(notice.pk))


def found_in(text: object) -> str:
    link = re.search(r"/people/join/([\w-]+)/", str(text))
    assert link is not None
    return link[1]


def test_the_mail_says_neither_name_nor_role_nor_organisation(coordinator: Person, police: Organisation) -> None:
    invited(coordinator, police, Role.PROFESSIONAL)
    told = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    assert not any(word in told for word in ("nell", "police", "professional", "cora", "slavery"))


def test_the_token_is_nowhere_once_the_mail_has_left(coordinator: Person, police: Organisation) -> None:
    token = invited(coordinator, police, Role.PROFESSIONAL)
    assert Invitation.objects.get().token_digest != token
    assert Notice.objects.get().private_link is None


def test_accepting_makes_the_person_with_the_roles_that_were_given(coordinator: Person, police: Organisation) -> None:
    token = invited(coordinator, police, Role.PROFESSIONAL, Role.TRAINER)
    nell = accept_invitation(token=token, password=PASSWORD, at=NOON)
    assert (nell.email, nell.organisation, nell.roles) == (
        "nell@example.org",
        police,
        frozenset({Role.PROFESSIONAL, Role.TRAINER}),
    )


def test_an_invitation_works_once(coordinator: Person, police: Organisation) -> None:
    token = invited(coordinator, police, Role.TRAINER)
    accept_invitation(token=token, password=PASSWORD, at=NOON)
    with pytest.raises(InvitationClosed):
        accept_invitation(token=token, password=PASSWORD, at=NOON)


def test_an_invitation_is_good_for_seven_days(coordinator: Person, police: Organisation) -> None:
    token = invited(coordinator, police, Role.TRAINER)
    read_invitation(token, at=NOON + timedelta(days=7, seconds=-1))
    with pytest.raises(InvitationClosed):
        read_invitation(token, at=NOON + timedelta(days=7))


def test_a_withdrawn_invitation_opens_nothing(coordinator: Person, police: Organisation) -> None:
    token = invited(coordinator, police, Role.TRAINER)
    withdraw_invitation(Invitation.objects.get(), by=coordinator, at=NOON)
    with pytest.raises(InvitationClosed):
        read_invitation(token, at=NOON)


def test_inviting_again_closes_the_earlier_link(coordinator: Person, police: Organisation) -> None:
    earlier = invited(coordinator, police, Role.TRAINER)
    later = invited(coordinator, police, Role.TRAINER)
    read_invitation(later, at=NOON)
    with pytest.raises(InvitationClosed):
        read_invitation(earlier, at=NOON)


def test_somebody_who_works_here_is_not_invited_again(
    coordinator: Person, professional: Person, police: Organisation
) -> None:
    with pytest.raises(AlreadyHere):
        invite(email=professional.email, name="x", organisation=police, roles=[Role.TRAINER], by=coordinator, at=NOON)


def test_an_administrator_is_told_why_they_cannot_invite_elsewhere(
    administrator: Person, council: Organisation
) -> None:
    with pytest.raises(NotAllowed, match="your own organisation only"):
        invite(email="x@example.org", name="x", organisation=council, roles=[Role.TRAINER], by=administrator, at=NOON)


def test_from_the_link_to_the_first_page_in_one_go(
    coordinator: Person, police: Organisation, staff_door: Client
) -> None:
    invite(
        email="nell@example.org",
        name="Nell",
        organisation=police,
        roles=[Role.TRAINER],
        by=coordinator,
        at=timezone.now(),
    )
    deliver_mail()
    address = reverse("people:accept_invitation", kwargs={"token": found_in(mail.outbox[0].body)})
    assert "Welcome, Nell" in staff_door.get(address).content.decode()
    answer = staff_door.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert answer["Location"] == reverse("mfa_index")
    assert staff_door.get("/people/account/")["Location"] == reverse("mfa_index")
    page = staff_door.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)
    assert secret is not None
    code = code_at(secret[1], timezone.now())
    assert staff_door.post(reverse("mfa_activate_totp"), {"code": code})["Location"] == reverse(
        "mfa_view_recovery_codes"
    )
    assert staff_door.get(reverse("mfa_view_recovery_codes")).content.decode().count("<code>") == 10
    assert staff_door.get("/people/account/").status_code == 200


def test_a_closed_link_says_so(staff_door: Client) -> None:
    answer = staff_door.get(reverse("people:accept_invitation", kwargs={"token": "never-sent"}))
    assert answer.status_code == 410
    assert "This invitation is closed" in answer.content.decode()


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("short", "short", "at least 12 characters"),
        (PASSWORD, f"{PASSWORD}s", "not the same"),
        ("nell@example.org", "nell@example.org", "too similar"),
        ("", "", "Choose a password."),
    ],
)
def test_a_poor_password_gets_a_sentence_beside_it(
    coordinator: Person, police: Organisation, staff_door: Client, password: str, again: str, sentence: str
) -> None:
    link = invite_first_administrator(email="nell@example.org", name="Nell", organisation=police, at=timezone.now())
    answer = staff_door.post(
        reverse("people:accept_invitation", kwargs={"token": found_in(link)}), {"password": password, "again": again}
    )
    assert sentence in answer.content.decode()
    assert not Person.objects.filter(email="nell@example.org").exists()


def test_the_page_asks_who_is_there_before_it_invites(
    administrator: Person, police: Organisation, staff_door: Client
) -> None:
    sign_in(staff_door, administrator)
    form = {"name": "Nell", "email": "nell@example.org", "organisation": police.pk, "roles": ["TRAINER"]}
    assert staff_door.post("/people/invite/", form)["Location"].startswith("/accounts/reauthenticate/")
    assert not Invitation.objects.exists()
    confirm(staff_door)
    staff_door.post("/people/invite/", form)
    assert Invitation.objects.get().roles == ["TRAINER"]


def test_what_was_sent_goes_on_by_itself_once_it_is_clear_who_is_there(
    administrator: Person, police: Organisation, staff_door: Client
) -> None:
    sign_in(staff_door, administrator)
    form = {"name": "Nell", "email": "nell@example.org", "organisation": police.pk, "roles": ["TRAINER"]}
    asked = staff_door.post("/people/invite/", form)["Location"]
    hidden = re.search(r'name="next" value="([^"]+)"', staff_door.get(asked).content.decode())
    assert hidden is not None
    answer = staff_door.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": hidden[1]})
    assert answer["Location"] == "/people/"
    assert Invitation.objects.get().invited_by == administrator.ref


def test_the_page_offers_only_roles_and_organisations_that_may_be_given(
    administrator: Person, council: Organisation, staff_door: Client
) -> None:
    sign_in(staff_door, administrator)
    page = staff_door.get("/people/invite/").content.decode()
    assert "Support worker" in page
    assert "Desk officer" not in page
    assert council.name not in page


def test_somebody_who_comes_back_is_the_same_person(
    coordinator: Person, make_person: MakePerson, police: Organisation
) -> None:
    ann = make_person("ann", Role.TRAINER)
    leave(ann, hand_over_to=None, by=coordinator, at=NOON)
    invite(email=ann.email, name="Ann", organisation=police, roles=[Role.TRAINER], by=coordinator, at=NOON)
    deliver_mail()
    back = accept_invitation(token=found_in(mail.outbox[-1].body), password=PASSWORD, at=NOON)
    assert back.ref == ann.ref
    assert not Authenticator.objects.filter(user_id=back.pk).exists()
