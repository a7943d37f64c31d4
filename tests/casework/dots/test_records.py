"""What a new concern tells of somebody finds their record by tokens, for whoever may see it and for nobody else."""

import pytest
from django.test import Client

from handrail.casework.dots.queries import RecordTold, records_told_of
from handrail.casework.persons import actions as persons
from handrail.casework.persons.actions.indexing import reindex
from handrail.casework.persons.models import IdentityTold, PersonToken, PotentialVictim, TokenKind
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HEARD = "Her name is Ilinka Vasilesku, born 03/02/1999."
TELEPHONE = "07700 900617"


@pytest.fixture
def record(office: build.Office) -> PotentialVictim:
    """Somebody whom another organisation keeps a record of, and who they are."""
    kept = build.person_record(by=office.worker, at=office.later(), alias="Kingfisher")
    who = Identity(given_names="Ilinca", family_name="Vasilescu", date_of_birth="1999-02-03")
    persons.set_identity(kept, identity=who, by=office.worker, at=office.later())
    contact = KeptContact(safe="yes", contact=SafeContact(channel="phone", address=TELEPHONE))
    persons.set_safe_contact(kept, kept=contact, by=office.worker, at=office.later())
    return PotentialVictim.objects.get(pk=kept.pk)


def found(account: str, told: Told, office: build.Office, by: Person) -> list[RecordTold]:
    """The records that a concern with these words finds."""
    return records_told_of(told(account=account), by=by, at=office.later())


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (HEARD, "Ilinka Vasilesku: the record has a name that sounds like it and the same date of birth"),
        ("Her name is Ilinca Vasilescu.", "Ilinca Vasilescu: the record has the same name"),
        (f"She calls from {TELEPHONE}.", f"{TELEPHONE}: the record has the same telephone"),
    ],
)
def test_a_record_is_found_by_what_is_told_and_says_why(
    record: PotentialVictim, told: Told, office: build.Office, officer: Person, account: str, why: str
) -> None:
    (each,) = found(account, told, office, officer)
    assert (each.row.id, each.row.alias, each.why) == (record.pk, "Kingfisher", (why,))
    assert TrailEntry.objects.filter(act="persons.person_recognised", about=record.about, by=officer.ref).count() == 1


@pytest.mark.parametrize(
    "account",
    ["Her name is Ilinca.", "They call her Kingfisher.", "Her name is Ilinca Pop, born 03/02/1999.", "Shouting."],
)
def test_one_name_a_working_name_or_a_birthday_alone_finds_nobody(
    record: PotentialVictim, told: Told, office: build.Office, officer: Person, account: str
) -> None:
    assert found(account, told, office, officer) == []


def test_the_page_shows_it_and_opens_no_name(record: PotentialVictim, told: Told, desk_page: Client) -> None:
    concern = told(account=f"She calls from {TELEPHONE}.")
    page = desk_page.get(f"/dots/of/{concern.pk}/").content.decode()
    assert record.reference in page
    assert "Vasilescu" not in page
    assert not TrailEntry.objects.filter(act="persons.identity_read").exists()


def test_a_restricted_record_is_found_by_nobody_who_may_not_know_of_it(
    record: PotentialVictim, told: Told, office: build.Office, officer: Person
) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    persons.restrict(record, reason="Known to an officer.", named=[], by=coordinator, at=office.later())
    concern = told(account=HEARD)
    assert records_told_of(concern, by=officer, at=office.later()) == []
    assert [each.row.id for each in records_told_of(concern, by=coordinator, at=office.later())] == [record.pk]


def test_whoever_is_not_of_the_desk_is_told_nothing(record: PotentialVictim, told: Told, office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        found(HEARD, told, office, office.worker)


def test_the_record_that_began_here_is_not_told_of_again(told: Told, office: build.Office, officer: Person) -> None:
    concern = told(account=HEARD)
    own = build.person_record(by=officer, at=office.later(), concern=concern)
    who = Identity(given_names="Ilinca", family_name="Vasilescu")
    persons.set_identity(own, identity=who, by=officer, at=office.later())
    assert records_told_of(concern, by=officer, at=office.later()) == []


def test_how_a_name_is_heard_is_kept_as_tokens_alone_and_can_be_made_again(
    record: PotentialVictim, office: build.Office
) -> None:
    heard = PersonToken.objects.filter(person=record, kind=TokenKind.SOUND)
    before = set(heard.values_list("token", flat=True))
    heard.delete()
    reindex(at=office.later())
    assert set(heard.all().values_list("token", flat=True)) == before
    planted = [form for word in ("Ilinca", "Vasilescu", "ILNK", "FSLSK") for form in (word, word.lower())]
    for model in (PersonToken, IdentityTold, PotentialVictim):
        assert not any(word in repr(row) for word in planted for row in model.objects.values_list())
