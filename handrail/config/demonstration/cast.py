"""The made-up people of a demonstration: one for every role, and somebody to answer at each organisation used."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handrail.foundation.people.actions import make_demonstration_person
from handrail.foundation.people.models import Organisation, Person, Role

PASSWORD = "made-up-year"  # noqa: S105 — printed for everybody who looks at a demonstration
DESK_KIND = "county_council"
ASKED_KINDS = ("police", DESK_KIND, "district_council", "charity", "government")
DISTRICT_ROLES = (Role.LICENSING_OFFICER, Role.TRAINER, Role.ORGANISATION_ADMINISTRATOR)
OTHER_DESK_OFFICERS = ("desk-2", "desk-3")


@dataclass(frozen=True)
class Cast:
    """Who acts in the made-up year, and the sign-ins to show."""

    desk: tuple[Person, ...]
    coordinator: Person
    answering: dict[int, Person]
    keepers: dict[str, Person]
    sign_ins: tuple[dict[str, str], ...]

    def write(self, path: Path) -> None:
        """Keep the sign-ins where the demonstration page reads them."""
        path.write_text(json.dumps({"sign_ins": self.sign_ins}, indent=1))
        path.chmod(0o600)


@dataclass
class Casting:
    """Makes people, and remembers how each signs in."""

    at: datetime
    sign_ins: list[dict[str, str]]

    def make(self, name: str, organisation: Organisation, *roles: Role) -> Person:
        """One made-up person with a password and an authenticator set up."""
        secret = base32_secret()
        email = f"{name}@demonstration.example"
        label = ", ".join(str(role.label) for role in roles)
        person = make_demonstration_person(
            email=email,
            name=f"{called(name, organisation)} (made up)",
            organisation=organisation,
            roles=roles,
            password=PASSWORD,
            totp_secret=secret,
            at=self.at,
        )
        self.sign_ins.append(
            {
                "email": email,
                "password": PASSWORD,
                "totp_secret": secret,
                "role": label,
                "organisation": organisation.name,
            }
        )
        return person


def called(name: str, organisation: Organisation) -> str:
    """What a made-up person is called: by what they do, and a professional by where, as there are many."""
    return (
        f"Professional at {organisation.name}"
        if name.startswith("professional-")
        else name.replace("-", " ").capitalize()
    )


def base32_secret() -> str:
    """A new secret for an authenticator app."""
    return "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(32))


def call_the_cast(*, at: datetime) -> Cast:
    """Make everybody who acts in the made-up year."""
    casting = Casting(at, [])
    home = first_of(DESK_KIND)
    desk = casting.make("desk", home, Role.DESK_OFFICER)
    coordinator = casting.make("coordinator", home, Role.COORDINATOR)
    casting.make("analyst", home, Role.ANALYST)
    casting.make("data-protection", home, Role.DATA_PROTECTION_OFFICER)
    casting.make("system", home, Role.SYSTEM_ADMINISTRATOR)
    casting.make("communications", home, Role.COMMUNICATIONS)
    casting.make("board", first_of("government", "police"), Role.BOARD_MEMBER)
    support = casting.make("support-worker", first_of("charity", "police"), Role.SUPPORT_WORKER)
    operations = casting.make("operations", first_of("police"), Role.OPERATIONS_LEAD)
    district = first_of("district_council")
    for role in DISTRICT_ROLES:
        casting.make(role.value.lower().replace("_", "-"), district, role)
    for organisation in licensing_elsewhere(district)[:1]:
        casting.make("licensing-officer-2", organisation, Role.LICENSING_OFFICER)
    casting.make("operations-2", district, Role.OPERATIONS_LEAD)
    answering = dict(each_receiver(casting))
    officers = tuple(casting.make(name, home, Role.DESK_OFFICER) for name in OTHER_DESK_OFFICERS)
    keepers = {
        "desk": desk,
        "support-worker": support,
        "operations": operations,
        "professional": next(iter(answering.values()), support),
    }
    return Cast((desk, *officers), coordinator, answering, keepers, tuple(casting.sign_ins))


def each_receiver(casting: Casting) -> Iterator[tuple[int, Person]]:
    """A professional at each organisation that the made-up year sends concerns to."""
    for organisation in receivers():
        yield organisation.pk, casting.make(f"professional-{organisation.code}"[:50], organisation, Role.PROFESSIONAL)


def receivers() -> list[Organisation]:
    """Whom the made-up year asks to act: three of the county council, and the first of each other kind and district."""
    able = Organisation.objects.filter(can_receive=True, active=True, kind__in=ASKED_KINDS).order_by("pk")
    kept: dict[tuple[str, str], list[Organisation]] = {}
    for one in able:
        kept.setdefault((one.kind, one.district), []).append(one)
    return [one for (kind, _), group in kept.items() for one in group[: 3 if kind == DESK_KIND else 1]]


def licensing_elsewhere(district: Organisation) -> list[Organisation]:
    """The councils of other districts, those that license taxis apart from the rest of the council first."""
    others = Organisation.objects.filter(kind="district_council", active=True).exclude(district=district.district)
    return sorted(others, key=lambda one: (not one.code.endswith("-licensing"), one.code))


def first_of(*kinds: str) -> Organisation:
    """The first organisation that may be asked to act, of the first of these kinds that there is."""
    for kind in kinds:
        found = Organisation.objects.filter(kind=kind, active=True).order_by("-can_receive", "pk").first()
        if found is not None:
            return found
    return Organisation.objects.order_by("pk")[0]
