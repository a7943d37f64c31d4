"""What the record already knows of the form's answers, and where each is kept and changed. Nothing is asked twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact, Standing, address_for, lines_of, safety_of
from handrail.foundation.people.models import Person
from handrail.rules.localities.postcodes import read_postcode
from handrail.rules.pathway.facts import Facts
from handrail.rules.referral_form.fields import ReferralForm

ENGLISH = "english"
AGES = {"adult": "no", "under_18": "yes", "may_be_under_18": "not-sure"}
# People say it in their own word; only these leave no doubt which of the form's three it is.
GENDERS = {
    **dict.fromkeys(("female", "woman", "girl", "f", "she"), "female"),
    **dict.fromkeys(("male", "man", "boy", "m", "he"), "male"),
    **dict.fromkeys(("non-binary", "nonbinary", "neither"), "neither"),
}
# Typed into the form, these are kept with who the person is, so that no other page asks for them again.
KEPT_WITH_IDENTITY: Mapping[str, str] = {
    "pv_first_name": "given_names",
    "pv_last_name": "family_name",
    "pv_alias": "other_names",
    "pv_date_of_birth": "date_of_birth",
    "pv_nationality": "nationality",
    "pv_nationality_2": "second_nationality",
    "ho_reference": "home_office_reference",
}
# Kept nowhere before somebody has said that it is safe: until then they are asked for only beside that question.
CONTACT_DETAILS: Mapping[str, tuple[str, ...]] = {
    "phone": ("pv_phone", "alt_phone"),
    "email": ("pv_email", "pv_email_safe"),
    "post": ("pv_street", "pv_town", "pv_county", "pv_postcode", "pv_post_safe"),
}
NOT_SAFE = "They have said that it is not safe to contact them."


@dataclass(frozen=True)
class Source:
    """Where something is kept: what the page calls it, and its address (url name and what it takes besides)."""

    words: str
    url_name: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Filled:
    """An answer that the record gives. None: it is asked there, and has not been answered yet."""

    value: object
    source: Source


WHO_THEY_ARE = Source("Who they are", "persons:set_identity")
HOW_TO_REACH = Source("How they may be reached", "persons:set_safe_contact")
CONSENT = Source("Consents", "persons:record_consent", ("nrm",))
BEING_NAMED = Source("Consents", "persons:record_consent", ("identity_in_dtn",))
SUPPORT = Source("Consents", "persons:record_consent", ("support",))
DOCUMENTS = Source("Documents", "documents:documents")
YOU = Source("Your account")
RECORD = Source("The record")
REFERRAL = Source("A referral that was sent")


@dataclass(frozen=True, repr=False)
class Told:
    """What another organisation was told of: its name as the form's list spells it, and how it is reached."""

    name: str
    telephone: str = ""
    email: str = ""
    reference: str = ""


@dataclass(frozen=True, repr=False)
class Record:
    """What the record of a person knows, opened for the form."""

    person: PotentialVictim
    facts: Facts
    identity: Identity
    contact: KeptContact
    standings: Mapping[str, Standing]
    referrer: Person
    council: Told | None = None
    police: Told | None = None


def filled(record: Record, form: ReferralForm) -> dict[str, Filled]:
    """Every answer of the form that the record gives, by its field."""
    return {
        **dict(from_facts(record.facts)),
        **dict(from_consents(record)),
        **dict(from_identity(record.identity)),
        **dict(from_contact(record.contact)),
        **dict(from_referrer(record, form)),
        **dict(from_referrals(record)),
    }


def asked(key: str) -> Source:
    """The page of one question of the next steps."""
    return Source("Next steps", "persons:next_question", (key,))


def from_facts(facts: Facts) -> Iterator[tuple[str, Filled]]:
    """What was answered for the next steps. That somebody talks to the police is no answer to any of it."""
    yield "pv_under_18", Filled(AGES.get(facts.get("age")), asked("age"))
    if facts.get("exploited_as_child") in ("yes", "no"):
        yield "pv_under_18_when_exploited", Filled(facts.get("exploited_as_child"), asked("exploited_as_child"))
    if facts.get("victim_has_children_or_pregnant") == "no":
        yield "pv_has_children", Filled("no", asked("victim_has_children_or_pregnant"))


def from_consents(record: Record) -> Iterator[tuple[str, Filled]]:
    """What an adult decided; a question that is only asked with its explanation is not asked here a second time."""
    if record.facts.get("age") != "adult":
        return
    nrm, support = record.standings["nrm"].answer, record.standings["support"].answer
    yield "pv_consents_to_nrm", Filled(nrm if nrm in ("yes", "no") else None, CONSENT)
    yield "pv_wants_support", Filled(support if support in ("yes", "no") else None, SUPPORT)


def from_identity(identity: Identity) -> Iterator[tuple[str, Filled]]:
    """Who they are. A language is an interpreter unless English is among several."""
    for field, name in KEPT_WITH_IDENTITY.items():
        if value := ", ".join(lines_of(getattr(identity, name))):
            yield field, Filled(value, WHO_THEY_ARE)
    if gender := GENDERS.get(identity.gender.strip().casefold()):
        yield "pv_gender", Filled(gender, WHO_THEY_ARE)
    if identity.home_office_reference.strip():
        yield "has_ho_reference", Filled("yes", WHO_THEY_ARE)
    if needs := identity.communication_needs.strip():
        yield "communication_help", Filled("yes", WHO_THEY_ARE)
        yield "communication_aid", Filled(needs, WHO_THEY_ARE)
    languages = [one.casefold() for one in lines_of(identity.languages)]
    if languages == [ENGLISH]:
        yield "interpreter_needed", Filled("no", WHO_THEY_ARE)
    elif languages and ENGLISH not in languages:
        yield "interpreter_needed", Filled("yes", WHO_THEY_ARE)
        yield "interpreter_language", Filled(identity.languages.strip(), WHO_THEY_ARE)


def from_contact(kept: KeptContact) -> Iterator[tuple[str, Filled]]:
    """How they may be reached: only what they said is safe."""
    if kept.safe == "no":
        yield "support_contact_route", Filled("no", HOW_TO_REACH)
        yield "no_contact_reason", Filled(NOT_SAFE, HOW_TO_REACH)
    if kept.safe != "yes":
        yield from asked_beside_safety(CONTACT_DETAILS)
        return
    yield from asked_beside_safety(way for way in CONTACT_DETAILS if safety_of(kept, way) == "no")
    ways = [way for way in ("email", "post") if is_safe_to(kept, way)]
    if ways:
        yield "pv_contact_methods", Filled(ways, HOW_TO_REACH)
    if "email" in ways:
        yield "pv_email", Filled(address_for(kept, "email"), HOW_TO_REACH)
        yield "pv_email_safe", Filled(value=True, source=HOW_TO_REACH)
    if is_safe_to(kept, "phone"):
        yield from telephone(kept)
    if "post" in ways:
        yield "pv_post_safe", Filled(value=True, source=HOW_TO_REACH)
        yield from address(kept.postal_address)


def asked_beside_safety(ways: Iterable[str]) -> Iterator[tuple[str, Filled]]:
    """What leads to somebody in these ways: asked for nowhere but beside the question whether that is safe."""
    return ((field, Filled(None, HOW_TO_REACH)) for way in ways for field in CONTACT_DETAILS[way])


def is_safe_to(kept: KeptContact, way: str) -> bool:
    """Whether they said that this way is safe, and where it leads."""
    return safety_of(kept, way) == "yes" and bool(address_for(kept, way))


def telephone(kept: KeptContact) -> Iterator[tuple[str, Filled]]:
    """A number of their own, or of somebody whom they trust."""
    whose = kept.whose.strip()
    theirs = not whose or whose.casefold() in {"theirs", "their own", "own"}
    yield "support_contact_route", Filled("yes" if theirs else "pv-alternative-number", HOW_TO_REACH)
    yield ("pv_phone" if theirs else "alt_phone"), Filled(address_for(kept, "phone"), HOW_TO_REACH)
    if not theirs:
        yield "alt_phone_relation", Filled(whose, HOW_TO_REACH)


def address(written: str) -> Iterator[tuple[str, Filled]]:
    """The parts of an address that ends with a postcode; one that does not is asked for in its parts."""
    *rest, last = lines_of(written)
    postcode = read_postcode(last)
    if postcode is None or len(rest) < 2:
        return
    yield "pv_street", Filled(", ".join(rest[:-1]), HOW_TO_REACH)
    yield "pv_town", Filled(rest[-1], HOW_TO_REACH)
    yield "pv_postcode", Filled(str(postcode), HOW_TO_REACH)


def from_referrer(record: Record, form: ReferralForm) -> Iterator[tuple[str, Filled]]:
    """Who refers: their account and their organisation, as the form's list spells it."""
    referrer = record.referrer
    first, _, last = referrer.name.strip().rpartition(" ")
    yield "draft_reference", Filled(record.person.reference, RECORD)
    yield "fr_email", Filled(referrer.email, YOU)
    if first:
        yield "fr_first_name", Filled(first, YOU)
        yield "fr_last_name", Filled(last, YOU)
    if listed := spelt(referrer.organisation.code, "first_responder_organisations", form):
        yield "fr_organisation", Filled(listed, YOU)


def from_referrals(record: Record) -> Iterator[tuple[str, Filled]]:
    """The council that was told of a child, and the reference that police gave."""
    if record.council:
        named = {"la_name": record.council.name, "la_phone": record.council.telephone, "la_email": record.council.email}
        for field, value in named.items():
            if value:
                yield field, Filled(value, REFERRAL)
    if record.police and record.police.reference:
        yield "has_crime_reference", Filled("yes", REFERRAL)
        yield "crime_reference", Filled(record.police.reference, REFERRAL)
        yield "police_force", Filled(record.police.name, REFERRAL)


def spelt(code: str, list_name: str, form: ReferralForm) -> str:
    """How the form's list spells this organisation; empty where our copy does not say."""
    return next((entry.words for entry in form.lists.get(list_name, ()) if code in entry.organisations), "")


def with_typed(identity: Identity, typed: Mapping[str, object]) -> Identity:
    """Who they are, with what was just typed of it into the form."""
    return replace(identity, **{KEPT_WITH_IDENTITY[field]: str(value) for field, value in typed.items()})
