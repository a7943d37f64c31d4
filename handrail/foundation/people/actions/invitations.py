"""Inviting somebody: the only way an account comes to be."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.actions.roles import write_roles
from handrail.foundation.people.models import Invitation, Organisation, Person, Role
from handrail.foundation.people.permissions import why_not_invite, why_not_manage
from handrail.foundation.people.policies import INVITATION_LASTS
from handrail.foundation.permission import require
from handrail.foundation.vault.tokens import token as keyed_digest

TOKEN_BYTES = 24


class InvitationClosed(Exception):
    """The link opens nothing: it was used, withdrawn, is too old, or was never sent."""


class AlreadyHere(Exception):
    """Somebody with that address works here already."""


@dataclass(frozen=True)
class Newcomer:
    """Who is to be invited, to which organisation, with which roles."""

    email: str
    name: str
    organisation: Organisation
    roles: frozenset[Role]


@transaction.atomic
def invite(
    *, email: str, name: str, organisation: Organisation, roles: Iterable[Role], by: Person, at: datetime
) -> Invitation:
    """Invite somebody and send them the link. An earlier open invitation to that address closes.

    Raises:
        NotAllowed: this person may not invite there, or not with these roles.
        AlreadyHere: an account with that address exists.
    """
    newcomer = Newcomer(email.strip().lower(), name.strip(), organisation, frozenset(roles))
    require(why_not_invite(organisation, newcomer.roles, by=by))
    invitation, link = _open_invitation(newcomer, by=by.ref, at=at)
    tell_staff(invitation, kind="invitation", link=link, at=at)
    return invitation


@transaction.atomic
def invite_first_administrator(*, email: str, name: str, organisation: Organisation, at: datetime) -> str:
    """Open the door for the first system administrator; answers the link, for whoever runs the command.

    Raises AlreadyHere.
    """
    newcomer = Newcomer(email.strip().lower(), name.strip(), organisation, frozenset({Role.SYSTEM_ADMINISTRATOR}))
    return _open_invitation(newcomer, by="handrail", at=at)[1]


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """Close an invitation that nobody has used. Raises NotAllowed, InvitationClosed."""
    require(why_not_manage(invitation.organisation, by=by))
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at):
        raise InvitationClosed
    record("people.invitation_withdrawn", about=str(invitation), by=by.ref, at=at)


def read_invitation(token: str, *, at: datetime) -> Invitation:
    """The open invitation that this link belongs to. Raises InvitationClosed."""
    found = (
        Invitation.objects.select_related("organisation")
        .filter(token_digest=_digest(token), accepted_at=None, withdrawn_at=None, expires_at__gt=at)
        .first()
    )
    if found is None:
        raise InvitationClosed
    return found


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: datetime) -> Person:
    """Make the account that an invitation promises. The link works once.

    Raises:
        InvitationClosed: the link opens nothing, or somebody with that address is here already.
    """
    invitation = read_invitation(token, at=at)
    used = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(accepted_at=at)
    if not used or Person.objects.filter(email=invitation.email, is_active=True).exists():
        raise InvitationClosed
    newcomer = Newcomer(
        invitation.email, invitation.name, invitation.organisation, frozenset(map(Role, invitation.roles))
    )
    person = make_person(newcomer, password_hash=make_password(password), by=invitation.invited_by, at=at)
    record("people.invitation_accepted", about=str(invitation), by=person.ref, at=at)
    return person


def make_person(newcomer: Newcomer, *, password_hash: str, by: str, at: datetime) -> Person:
    """Store a person with their roles; inside the caller's transaction. Somebody who had left is themselves again."""
    person = Person.objects.filter(email=newcomer.email).first() or Person(email=newcomer.email)
    person.name, person.organisation = newcomer.name, newcomer.organisation
    person.is_active, person.joined_at, person.left_at = True, at, None
    person.password = password_hash
    person.save()
    # The link reached this address: that is all that allauth would ask before it lets a password be reset.
    EmailAddress.objects.update_or_create(
        user=person, defaults={"email": person.email, "primary": True, "verified": True}
    )
    write_roles(person, newcomer.roles, by=by, at=at)
    return person


def _open_invitation(newcomer: Newcomer, *, by: str, at: datetime) -> tuple[Invitation, str]:
    if Person.objects.filter(email=newcomer.email, is_active=True).exists():
        raise AlreadyHere
    Invitation.objects.filter(email=newcomer.email, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        token_digest=_digest(token),
        email=newcomer.email,
        name=newcomer.name,
        organisation=newcomer.organisation,
        roles=sorted(role.value for role in newcomer.roles),
        invited_by=by,
        invited_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    roles = ",".join(invitation.roles)
    record("people.invited", about=str(invitation), by=by, at=at, organisation=newcomer.organisation.code, roles=roles)
    return invitation, settings.STAFF_ADDRESS + reverse("people:accept_invitation", kwargs={"token": token})


def _digest(token: str) -> str:
    return keyed_digest("invitation", token)
