"""Who works here: organisations, people, the roles they hold and the invitations they came by."""

import secrets
from collections.abc import Iterator
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, prefetch_related_objects
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class Role(models.TextChoices):
    """What a person does here. A person may hold several.

    | role                       | works for          | may, in one breath                                           |
    |----------------------------|--------------------|--------------------------------------------------------------|
    | DESK_OFFICER               | the desk           | open, assess, route, answer and close concerns               |
    | COORDINATOR                | the desk           | all of that, assign, review declines, invite anybody         |
    | PROFESSIONAL               | an organisation    | see and answer what was routed to their organisation         |
    | SUPPORT_WORKER             | an organisation    | the same, and their own caseload                             |
    | OPERATIONS_LEAD            | an organisation    | plan a visit                                                 |
    | LICENSING_OFFICER          | a district         | drivers, leaflets, licences; no concern                      |
    | TRAINER                    | an organisation    | courses and attendance; no concern                           |
    | COMMUNICATIONS             | an organisation    | campaigns and leaflets; no concern                           |
    | ANALYST                    | the partnership    | coded counts, never a record                                 |
    | BOARD_MEMBER               | the board          | the published board page                                     |
    | ORGANISATION_ADMINISTRATOR | an organisation    | invite and release people of that organisation; no concern   |
    | SYSTEM_ADMINISTRATOR       | the installation   | people and organisations everywhere; sees no concern, ever   |
    | DATA_PROTECTION_OFFICER    | the partnership    | the trail: who saw what, and why                             |
    """

    DESK_OFFICER = "DESK_OFFICER", "Desk officer"
    COORDINATOR = "COORDINATOR", "Coordinator"
    PROFESSIONAL = "PROFESSIONAL", "Professional"
    SUPPORT_WORKER = "SUPPORT_WORKER", "Support worker"
    OPERATIONS_LEAD = "OPERATIONS_LEAD", "Operations lead"
    LICENSING_OFFICER = "LICENSING_OFFICER", "Licensing officer"
    TRAINER = "TRAINER", "Trainer"
    COMMUNICATIONS = "COMMUNICATIONS", "Communications"
    ANALYST = "ANALYST", "Analyst"
    BOARD_MEMBER = "BOARD_MEMBER", "Board member"
    ORGANISATION_ADMINISTRATOR = "ORGANISATION_ADMINISTRATOR", "Organisation administrator"
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR", "System administrator"
    DATA_PROTECTION_OFFICER = "DATA_PROTECTION_OFFICER", "Data-protection officer"


class Organisation(models.Model):
    """An organisation of the partnership, kept in step with the locality pack."""

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=32)
    district = models.CharField(max_length=60, blank=True)
    can_receive = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "code", "name", "kind", "district", "can_receive", "active"})

    def __str__(self) -> str:
        return self.name


def new_code() -> str:
    """Twelve hexadecimal characters that say nothing about anybody."""
    return secrets.token_hex(6)


def new_seal() -> str:
    """What a session must carry to count; changing it ends every session of the person."""
    return secrets.token_hex(16)


class Person(AbstractBaseUser):
    """Somebody who works here. The code outlives the name: the trail refers to people by it."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    email = models.EmailField("work e-mail address", unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    session_seal = models.CharField(max_length=32, default=new_seal, editable=False)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("name", "code")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="person_email_in_lower_case"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(is_active=False), name="person_who_left_is_not_active"
            ),
        ]
        indexes = [models.Index(fields=("organisation", "is_active", "name"), name="person_of_organisation")]

    class Privacy:
        personal = frozenset[str]()
        staff = frozenset({"email", "name"})
        plain = frozenset(
            {
                "id",
                "code",
                "organisation",
                "joined_at",
                "left_at",
                "is_active",
                "session_seal",
                "password",
                "last_login",
            }
        )

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail names this person."""
        return f"person:{self.code}"

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now; asked of the database once for each instance, or prefetched as `roles_held`."""
        prefetch_related_objects([self], "roles_held")
        return frozenset(Role(held.role) for held in self.roles_held.all())

    def has(self, *roles: Role) -> bool:
        """Whether this person holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

    def holds(self, role_name: str) -> bool:
        """Whether this person holds the role of that name, for rooms that may not import `Role`."""
        return role_name in self.roles

    def get_session_auth_hash(self) -> str:
        """What ties a session to this password and to the latest sign-in: an older session ends."""
        return self._sealed(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under the keys that were in use before."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._sealed(secret)

    def _sealed(self, secret: str | bytes | None) -> str:
        salt = "handrail.foundation.people.session"
        return salted_hmac(salt, f"{self.password}:{self.session_seal}", secret=secret, algorithm="sha256").hexdigest()


class RoleHeld(models.Model):
    """A role that a person holds now. Past ones are in the trail."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=32, choices=Role.choices)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "role"), name="role_held_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_held_is_a_role"),
        ]

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "person", "role", "given_at", "given_by"})

    def __str__(self) -> str:
        return f"{self.role} of {self.person_id}"


class Invitation(models.Model):
    """An open door for one person, for seven days. The token in the mail is kept only as a keyed digest."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    roles = models.JSONField(default=list)
    invited_by = models.CharField(max_length=40)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            ),
        ]

    class Privacy:
        personal = frozenset[str]()
        staff = frozenset({"email", "name"})
        plain = frozenset(
            {
                "id",
                "code",
                "token_digest",
                "organisation",
                "roles",
                "invited_by",
                "invited_at",
                "expires_at",
                "accepted_at",
                "withdrawn_at",
            }
        )

    def __str__(self) -> str:
        return f"invitation:{self.code}"
