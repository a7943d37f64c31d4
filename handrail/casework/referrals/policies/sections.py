"""Which part of what is known belongs to which section, and which sections a kind of referral may carry at most."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.models import Kind, Override, Section
from handrail.foundation.people.models import Organisation, Person
from handrail.public.concerns.models import Report, ReporterKind, Sharing

# Of what was told in a concern.
REPORT_FIELDS: dict[Section, tuple[str, ...]] = {
    Section.ACCOUNT: ("account", "signs", "happened_on", "happened_text", "still_happening"),
    Section.WHERE: ("place_kind", "address", "place_description", "postcode", "district", "pick_up", "drop_off"),
    Section.PEOPLE: ("people_text", "people_count", "languages"),
    Section.IDENTIFIERS: ("names", "vehicles", "telephones", "businesses"),
    Section.HOW_KNOWN: ("how_known", "how_known_text"),
    Section.REPORTER: ("name", "reporter_kind", "organisation", "reporter_role", "badge", "safe_contact"),
}
# Of a person's record: who they are, how to reach them, what has been answered about them, what they agreed to.
IDENTITY_FIELDS = (
    *("given_names", "family_name", "other_names", "date_of_birth", "gender", "nationality", "second_nationality"),
    *("home_office_reference", "other_references"),
)
PERSON_FIELDS: dict[Section, tuple[str, ...]] = {
    Section.IDENTITY: IDENTITY_FIELDS,
    Section.SAFE_CONTACT: ("safe_contact", "postal_address", "who_else_sees", "whose", "ways"),
    Section.INTERPRETER: ("languages", "communication_needs"),
    Section.RISK: ("danger_now", "exploiter_present", "age", "capacity"),
    Section.NEEDS: (
        *("care_and_support_needs", "destitute_tonight", "victim_has_children_or_pregnant"),
        "wants_support_without_police",
    ),
    Section.HEALTH: ("injury", "infectious_disease"),
    Section.SEXUAL_ASSAULT: ("sexual_assault",),
    Section.ADVICE: ("overseas_domestic_worker", "forced_marriage"),
    Section.CONSENTS: ("consents",),
    Section.TOLD_ALREADY: ("told_already",),
    Section.DOCUMENTS: ("documents",),
}
SECTION_FIELDS: dict[Section, tuple[str, ...]] = REPORT_FIELDS | PERSON_FIELDS
# Known of a person and carried by no referral from here: who asks, where the case stands, and what was told for advice
# alone. Whoever is asked about their immigration status is told that it is passed to nobody (guidance 5.36).
NEVER_CARRIED = frozenset(
    {
        *("asker", "organisation", "already_referred", "withdrawn", "first_responder_has_spoken", "in_uk"),
        *("exploited_as_child", "labour_exploitation_no_victim_yet", "planned_visit", "victims"),
        "immigration_insecure",
    }
)
# Danger and child are shown to everybody who receives a concern, as the desk assessed them.
SHOWN_AS_CODES = frozenset({"danger", "child"})
NEVER_SHARED = frozenset({"sharing", "campaign", "taken_by", "language"})

# When the person themselves told us, these too say who told us.
SAYS_WHO_TOLD_US = frozenset({Section.PEOPLE, Section.IDENTIFIERS, Section.HOW_KNOWN})

WHO_AND_HOW = (Section.IDENTITY, Section.SAFE_CONTACT, Section.INTERPRETER)
# At most these, whoever sends it. A notification carries nobody's identity, contact or language (Modern Slavery Act
# 2015 s52(3)); a council's housing team learns nothing of an assault; only whoever supports somebody learns how
# they came here and of a forced marriage; a child is asked for no consent, so that none is sent. A document can hold
# anything: only who may learn most is sent any, each one chosen. So it is with what somebody has told in their own
# words: it goes to whoever helps them, part by part, as they agreed to for that organisation.
ALLOWED: dict[Kind, tuple[Section, ...]] = {
    Kind.CONCERN: tuple(REPORT_FIELDS),
    Kind.NRM: (
        *WHO_AND_HOW,
        *(Section.ACCOUNT, Section.WHERE, Section.RISK, Section.NEEDS, Section.HEALTH, Section.SEXUAL_ASSAULT),
        *(Section.ADVICE, Section.CONSENTS),
    ),
    Kind.DUTY_TO_NOTIFY: (Section.ACCOUNT, Section.WHERE),
    Kind.CHILDRENS_SERVICES: (
        *WHO_AND_HOW,
        *(Section.ACCOUNT, Section.WHERE, Section.RISK, Section.NEEDS, Section.HEALTH, Section.SEXUAL_ASSAULT),
        Section.DOCUMENTS,
    ),
    Kind.ADULT_SAFEGUARDING: (
        *WHO_AND_HOW,
        *(Section.ACCOUNT, Section.WHERE, Section.RISK, Section.NEEDS, Section.HEALTH, Section.CONSENTS),
        *(Section.TOLD_ALREADY, Section.DOCUMENTS),
    ),
    Kind.POLICE: (*WHO_AND_HOW, Section.ACCOUNT, Section.WHERE, Section.RISK, Section.CONSENTS, Section.DOCUMENTS),
    Kind.SUPPORT: (
        *WHO_AND_HOW,
        *(Section.RISK, Section.NEEDS, Section.HEALTH, Section.ADVICE, Section.CONSENTS, Section.TOLD_ALREADY),
        Section.DOCUMENTS,
    ),
    Kind.HOUSING: (*WHO_AND_HOW, Section.RISK, Section.NEEDS, Section.CONSENTS),
    Kind.SEXUAL_ASSAULT_CENTRE: (
        *WHO_AND_HOW,
        *(Section.RISK, Section.HEALTH, Section.SEXUAL_ASSAULT, Section.CONSENTS, Section.TOLD_ALREADY),
    ),
    Kind.HEALTH: (
        *WHO_AND_HOW,
        *(Section.RISK, Section.NEEDS, Section.HEALTH, Section.SEXUAL_ASSAULT, Section.CONSENTS),
        Section.TOLD_ALREADY,
    ),
    Kind.CHARITY: (*WHO_AND_HOW, Section.NEEDS, Section.ADVICE, Section.CONSENTS, Section.TOLD_ALREADY),
}


def never_carried(kind: str) -> tuple[Section, ...]:
    """What is known of persons, and of the concern their record began with, that this kind never carries."""
    return tuple(section for section in SECTION_FIELDS if section not in ALLOWED[Kind(kind)])


def why_not_carry(kind: str, sections: Iterable[str]) -> str | None:
    """Say why a referral of this kind may not carry these sections, if so."""
    too_many = [section for section in sections if section not in ALLOWED[Kind(kind)]]
    if not too_many:
        return None
    return f"This referral never carries: {', '.join(str(Section(section).label).lower() for section in too_many)}."


def part_of(report: Report, sections: Iterable[str]) -> dict[str, object]:
    """What those sections hold of a report: a new mapping in which nothing else is."""
    told = {name: plain(getattr(report, name)) for names in REPORT_FIELDS.values() for name in names}
    return only(told, sections, REPORT_FIELDS)


def part_of_person(known: Mapping[str, object], sections: Iterable[str]) -> dict[str, object]:
    """What those sections hold of what is known of a person: a new mapping in which nothing else is."""
    return only(known, sections, PERSON_FIELDS)


def only(
    known: Mapping[str, object], sections: Iterable[str], fields: Mapping[Section, tuple[str, ...]]
) -> dict[str, object]:
    """The fields of those sections, and no other."""
    names = [name for section in sections for name in fields.get(Section(section), ())]
    return {name: known[name] for name in names if name in known}


def plain(value: object) -> object:
    """The value as JSON can hold it."""
    return list(value) if isinstance(value, tuple) else value


def reveals_reporter(section: str, *, concern: Concern) -> bool:
    """Whether this section says who told us."""
    if section == Section.REPORTER:
        return True
    return concern.reporter_kind == ReporterKind.ONESELF and section in SAYS_WHO_TOLD_US


def why_not_share(concern: Concern, sections: Iterable[str], *, override: str, override_reason: str) -> str | None:
    """Say why these sections may not be shared, if so.

    Whoever told us decides whether their name is shared. The two exceptions are those they read before they sent
    anything: immediate danger, and a child. A danger or a child not known to be absent counts as present.
    """
    if concern.sharing == Sharing.SHARE or not any(reveals_reporter(one, concern=concern) for one in sections):
        return None
    if not override:
        return (
            "Whoever told us did not agree to be named. Leave out who told us, "
            "or say which of the two exceptions applies."
        )
    if not override_reason.strip():
        return "Say why this exception applies. The reason is kept with the referral."
    return why_not_override(concern, override)


def why_not_override(concern: Concern, override: str) -> str | None:
    """Say why this exception does not apply to this concern, if so."""
    if override == Override.DANGER and concern.danger == "no":
        return "This concern was assessed as: nobody in immediate danger. Assess it again first."
    if override == Override.CHILD and concern.child == "no":
        return "This concern was assessed as: no child at risk. Assess it again first."
    return None


class ToldAlready(Protocol):
    """What a room above knows of what somebody has told already and agreed to have passed on."""

    def offered(self, person: PotentialVictim, *, by: Person) -> bool:
        """Whether anything was chosen to go with a referral, as far as this person may know."""

    def told(self, person: PotentialVictim, *, to: Organisation, by: Person, at: datetime) -> list[dict[str, str]]:
        """The parts that were chosen for that organisation and are still agreed to, each with "title" and "words"."""


TOLD_ALREADY: list[ToldAlready] = []


def told_already(person: PotentialVictim, *, to: Organisation, by: Person, at: datetime) -> list[dict[str, str]]:
    """Every part that may go to that organisation, as it holds now."""
    return [part for room in TOLD_ALREADY for part in room.told(person, to=to, by=by, at=at)]
