"""Questions about who works here."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q, QuerySet

from handrail.foundation.people.models import Invitation, Organisation, Person, Role
from handrail.foundation.people.permissions import EVERYWHERE, why_not_see_people
from handrail.foundation.people.policies import PROVIDED
from handrail.foundation.permission import require


def people_of(organisation: Organisation) -> QuerySet[Person]:
    """Those who work for an organisation now."""
    return _with_roles().filter(organisation=organisation, is_active=True)


def with_role(role: Role) -> QuerySet[Person]:
    """Those who hold a role now, whichever organisation they work for."""
    return _with_roles().filter(roles_held__role=role, is_active=True)


def person_called(ref: str) -> Person | None:
    """The person whom the trail calls so, here or gone; None if it is no person's reference."""
    kind, _, code = ref.partition(":")
    return Person.objects.filter(code=code).first() if kind == "person" else None


def names_of(refs: set[str]) -> dict[str, str]:
    """The names behind references, in one question."""
    codes = {ref.partition(":")[2] for ref in refs if ref.startswith("person:")}
    return {person.ref: person.name for person in Person.objects.filter(code__in=codes)}


def organisations_for(by: Person) -> QuerySet[Organisation]:
    """The organisations whose people this person manages."""
    active = Organisation.objects.filter(active=True)
    return active if by.has(*EVERYWHERE) else active.filter(pk=by.organisation_id)


def people_for(by: Person, *, search: str = "") -> QuerySet[Person]:
    """The people this person manages, by name; `search` is a part of a name. Raises NotAllowed."""
    require(why_not_see_people(by=by))
    found = _with_roles().filter(is_active=True)
    if not by.has(*EVERYWHERE):
        found = found.filter(organisation=by.organisation_id)
    return found.filter(Q(name__icontains=search.strip())) if search.strip() else found


def person_for(by: Person, code: str) -> Person:
    """One of the people this person manages. Raises NotAllowed, or Person.DoesNotExist as if there were none."""
    return people_for(by).get(code=code)


def invitations_for(by: Person, *, at: datetime) -> QuerySet[Invitation]:
    """The invitations still open to the organisations this person manages. Raises NotAllowed."""
    require(why_not_see_people(by=by))
    still_open = Invitation.objects.select_related("organisation").filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    return still_open if by.has(*EVERYWHERE) else still_open.filter(organisation=by.organisation_id)


def successors_of(person: Person) -> QuerySet[Person]:
    """Those to whom somebody's work may be handed over."""
    return people_of(person.organisation).exclude(pk=person.pk)


def _with_roles() -> QuerySet[Person]:
    return Person.objects.select_related("organisation").prefetch_related("roles_held")


def second_factors_of(person: Person) -> int:
    """How many second factors a person has set up; recovery codes are no factor by themselves."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return int(Authenticator.objects.filter(user_id=person.pk, type__in=kinds).count())


def session_has_second_factor(session: SessionBase, person: Person) -> bool:
    """Whether this person has a second factor: one of ours, or one their organisation asked for at this sign-in."""
    return session.get(PROVIDED) == person.code or second_factors_of(person) > 0
