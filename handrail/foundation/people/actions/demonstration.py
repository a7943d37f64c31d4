"""A made-up person who can sign in at once: for demonstrations only."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.actions.invitations import Newcomer, make_person
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.policies import why_not_together
from handrail.foundation.permission import require


@transaction.atomic
def make_demonstration_person(
    *,
    email: str,
    name: str,
    organisation: Organisation,
    roles: Iterable[Role],
    password: str,
    totp_secret: str,
    at: datetime,
) -> Person:
    """Make a person with a password and an authenticator app (base32 secret) already set up.

    Raises NotAllowed when the roles may not lie with one person.
    """
    newcomer = Newcomer(email.lower(), name, organisation, frozenset(roles))
    require(why_not_together(newcomer.roles))
    person = make_person(newcomer, password_hash=hashed(password), by="handrail", at=at)
    TOTP.activate(person, totp_secret)
    record("people.made_up", about=person.ref, by="handrail", at=at)
    return person


@lru_cache(maxsize=1)
def hashed(password: str) -> str:
    """The hash of a made-up password: all who are made up share one that everybody may read, and hashing is slow."""
    return make_password(password)
