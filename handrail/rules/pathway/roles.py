"""What the law makes of an organisation: may it refer, and must it notify? Two questions, never one."""

from dataclasses import dataclass

from handrail.rules.localities.checked import Answer
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import PathwayRole


class NoSuchRole(Exception):
    """The pack says nothing of this kind of organisation."""


@dataclass(frozen=True)
class Role:
    """Whether it is a first responder organisation, and whether section 52 binds it; "unverified" is neither."""

    organisation: str
    name: str
    first_responder: Answer
    section_52: Answer
    verified: bool
    note: str


def role_of(organisation: str, *, locality: Locality) -> Role:
    """The role of a kind of organisation, as in the fact "organisation". Raises NoSuchRole."""
    for role in locality.pathway.roles:
        if role.organisation == organisation:
            return role_from(role)
    raise NoSuchRole("The pack gives this kind of organisation no role.")


def role_from(role: PathwayRole) -> Role:
    """The pack's role as other rooms read it."""
    return Role(
        organisation=role.organisation,
        name=role.name,
        first_responder=role.first_responder,
        section_52=role.section_52,
        verified=role.verified,
        note=role.note,
    )
