"""What is typed is locked, found again by nobody but us, never written over, and gone once it is erased."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import (
    CapacityAssessment,
    Consent,
    ConsentOverride,
    ConsentPurpose,
    IdentityTold,
    PersonToken,
    PotentialVictim,
    SafeContactRecord,
)
from handrail.casework.persons.policies import Identity, KeptContact, Override
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase, find_subject
from handrail.rules.referral_form.fields import IdentifierKind
from tests import build
from tests.casework.desk.test_erasing import everything_stored
from tests.casework.persons.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

CANARY = "Quixotic"
IDENTITY = Identity(
    given_names=f"{CANARY} Maria",
    family_name="Szczepanik",
    other_names=f"Masha, {CANARY}a",
    date_of_birth="1998-03-07",
    nationality=f"{CANARY}ish",
    home_office_reference=f"HO-{CANARY}-77",
    other_references="CAD 4711",
)
CONTACT = KeptContact(
    safe="yes",
    contact=SafeContact(channel="phone", address="07700 900456", say=f"{CANARY} from the library"),
    postal_address=f"9 {CANARY} Lane, Northam",
    who_else_sees=f"{CANARY} sees it",
    whose=f"{CANARY} Aunt",
)


@pytest.fixture
def written(coordinator: Person, office: build.Office) -> PotentialVictim:
    """A record with the canary in every place where somebody can write."""
    person = build.person_record(
        alias=f"{CANARY} Jacket", by=office.worker, at=office.later(), age="adult", postcode="EX1 1AA"
    )
    by, at = office.worker, office.later
    actions.set_identity(person, identity=IDENTITY, by=by, at=at())
    actions.set_safe_contact(person, kept=CONTACT, by=by, at=at())
    build.consent(
        person,
        answer="no",
        by=by,
        at=at(),
        language=f"{CANARY}ese",
        interpreter=f"{CANARY} Interpreter",
        scope=f"{CANARY} scope",
    )
    actions.pass_the_gate(
        person, kind="police", override=Override("vital_interests", f"{CANARY} reason"), by=coordinator, at=at()
    )
    actions.answer(person, key="capacity", value="doubted", by=by, at=at())
    actions.assess_capacity(
        person,
        purpose=ConsentPurpose.NRM,
        has_capacity=False,
        best_interests="refer",
        reasons=f"{CANARY} reasons",
        by=by,
        at=at(),
    )
    return fresh(person)


def test_nothing_that_was_typed_stands_in_the_clear(written: PotentialVictim) -> None:
    stored = everything_stored()
    typed = ("1998-03-07", "07700 900456", "+447700900456", "CAD 4711", "EX1 1AA", "EX11AA")
    for planted in (CANARY, CANARY.lower(), "Szczepanik", *typed):
        assert planted not in stored


def test_erasing_leaves_a_tombstone_of_codes(written: PotentialVictim, office: build.Office) -> None:
    removed = erase(find_subject(written.reference), by="person:x", at=office.later())
    assert removed["persons"] == removed["identities"] == removed["safe_contacts"] == removed["consents"] == 1
    for model, field in (
        (PotentialVictim, "alias"),
        (PotentialVictim, "answers"),
        (IdentityTold, "contents"),
        (SafeContactRecord, "contents"),
        (Consent, "circumstances"),
        (CapacityAssessment, "reasons"),
        (ConsentOverride, "reason"),
    ):
        assert not any(bytes(value) for value in model._default_manager.values_list(field, flat=True))
    assert not PersonToken.objects.exists()
    assert Consent.objects.get().answer == "no"


def test_erasing_twice_changes_nothing(written: PotentialVictim, office: build.Office) -> None:
    erase(written.subject, by="person:x", at=office.later())
    assert erase(written.subject, by="person:x", at=office.later()) == {}


def test_what_was_erased_is_neither_read_nor_worked_on(written: PotentialVictim, office: build.Office) -> None:
    erase(written.subject, by="person:x", at=office.later())
    person = fresh(written)
    for read in (queries.facts_of, queries.known_identifiers, queries.history_of_consents, queries.alias_of):
        with pytest.raises(NotAllowed, match="erased"):
            read(person, by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="erased"):
        actions.set_identity(person, identity=IDENTITY, by=office.worker, at=office.later())
    assert queries.persons_kept(by=office.worker, at=office.later()) == []


def test_tokens_are_made_again(written: PotentialVictim, office: build.Office) -> None:
    before = sorted(PersonToken.objects.values_list("kind", "token"))
    PersonToken.objects.all().delete()
    assert actions.reindex(at=office.later()) == {"person_tokens": len(before)}
    assert sorted(PersonToken.objects.values_list("kind", "token")) == before


def test_the_newest_identity_holds_and_the_earlier_stays_known(written: PotentialVictim, office: build.Office) -> None:
    corrected = Identity(given_names="Marta", family_name="Nowak")
    actions.set_identity(written, identity=corrected, by=office.worker, at=office.later())
    read = queries.identity_of(written, by=office.worker, at=office.later(), why="page")
    assert read == corrected
    theirs = queries.known_identifiers(written, by=office.worker, at=office.later()).theirs
    assert {"Marta Nowak", f"{CANARY} Maria Szczepanik"} <= {each.value for each in theirs}


def test_everything_ever_typed_is_known_for_screening(written: PotentialVictim, office: build.Office) -> None:
    actions.rename(written, alias="Green Hat", by=office.worker, at=office.later())
    actions.answer(written, key="postcode", value="EX2 2BB", by=office.worker, at=office.later())
    actions.set_safe_contact(written, kept=KeptContact(safe="no"), by=office.worker, at=office.later())
    known = queries.known_identifiers(fresh(written), by=office.worker, at=office.later())
    found = {(each.kind, each.value) for each in known.theirs}
    assert {
        (IdentifierKind.NAME, "Green Hat"),
        (IdentifierKind.NAME, f"{CANARY} Jacket"),
        (IdentifierKind.NAME, "Masha"),
        (IdentifierKind.DATE, "1998-03-07"),
        (IdentifierKind.DATE, "07/03/1998"),
        (IdentifierKind.DATE, "7 March 1998"),
        (IdentifierKind.REFERENCE, f"HO-{CANARY}-77"),
        (IdentifierKind.REFERENCE, "CAD 4711"),
        (IdentifierKind.REFERENCE, written.reference),
        (IdentifierKind.TELEPHONE, "07700 900456"),
        (IdentifierKind.ADDRESS, f"9 {CANARY} Lane"),
        (IdentifierKind.POSTCODE, "EX1 1AA"),
        (IdentifierKind.POSTCODE, "EX2 2BB"),
    } <= found
    assert f"{CANARY} Interpreter" in {each.value for each in known.others}


def test_what_was_told_in_the_concern_is_known_too(office: build.Office) -> None:
    concern = office.opened(names="Viktor Petrenko", telephones="07700 900123", vehicles="AB12 CDE")
    person = build.person_record(by=office.officer, concern=concern, at=office.later())
    others = queries.known_identifiers(person, by=office.officer, at=office.later()).others
    assert {"Viktor Petrenko", "07700 900123", "AB12 CDE"} <= {each.value for each in others}


@pytest.mark.parametrize("safe", ["no", "unknown"])
def test_no_contact_detail_is_kept_before_it_is_safe(written: PotentialVictim, office: build.Office, safe: str) -> None:
    unsafe = KeptContact(safe=safe, contact=SafeContact(channel="phone", address="07700 900789"))
    with pytest.raises(NotAllowed, match="Ask first whether it is safe"):
        actions.set_safe_contact(written, kept=unsafe, by=office.worker, at=office.later())


def test_the_database_keeps_none_either(written: PotentialVictim, office: build.Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SafeContactRecord.objects.filter(person=written).update(safe="no")


def test_when_it_is_no_longer_safe_the_number_is_not_shown(written: PotentialVictim, office: build.Office) -> None:
    actions.set_safe_contact(written, kept=KeptContact(safe="no"), by=office.worker, at=office.later())
    kept = queries.safe_contact_of(written, by=office.worker, at=office.later(), why="page")
    assert (kept.safe, kept.contact.address) == ("no", "")


def test_every_reading_is_in_the_trail(written: PotentialVictim, office: build.Office) -> None:
    by = office.worker
    queries.facts_of(written, by=by, at=office.later(), why="referral")
    queries.identity_of(written, by=by, at=office.later(), why="nrm")
    queries.safe_contact_of(written, by=by, at=office.later(), why="page")
    queries.known_identifiers(written, by=by, at=office.later())
    queries.history_of_consents(written, by=by, at=office.later())
    lines = entries(about=written.about, by=by.ref, first=office.at - timedelta(minutes=24))
    read = [(line.act, line.detail.get("why")) for line in lines if line.act.endswith("_read")]
    assert read == [
        ("persons.consents_read", "page"),
        ("persons.identity_read", "screening"),
        ("persons.safe_contact_read", "page"),
        ("persons.identity_read", "nrm"),
        ("persons.person_read", "referral"),
    ]


def test_nothing_typed_gets_into_a_repr(written: PotentialVictim, office: build.Office) -> None:
    shown = [repr(each) for each in (IDENTITY, CONTACT, written, Override("coerced", CANARY))]
    shown.append(repr(queries.history_of_consents(written, by=office.worker, at=office.later())))
    assert not any(CANARY in each for each in shown)
