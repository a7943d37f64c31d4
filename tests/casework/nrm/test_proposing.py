"""What is put forward for the form unasked: the county's nation; and where letters are safe, to be looked at."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

from handrail.casework.nrm.policies import assumed, proposed
from handrail.casework.nrm.policies.filling import from_contact
from handrail.casework.nrm.queries import insisted_on
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import KeptContact, SafeWay
from handrail.foundation.locality import current_locality, current_referral_form
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.rules.localities.faults import PackFault
from handrail.rules.localities.pack import read
from handrail.rules.localities.settings import NATIONS
from handrail.rules.referral_form.reading import read_form
from tests import build
from tests.casework.nrm.conftest import SignIn, opened, typed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PACKS = Path(__file__).parents[3] / "localities"
SAFE = KeptContact(safe="yes")
PLACE = ("current_town", "current_region")


def put_forward(address: str, *, safe: str = "yes") -> dict[str, object]:
    """What the county of Hertfordshire proposes for somebody whose letters go there."""
    county = PACKS / "hertfordshire"
    kept = replace(SAFE, safe=safe, postal_address=address)
    return dict(proposed(kept, read_form(county), locality=read(county)))


@pytest.mark.parametrize(
    ("address", "town", "region"),
    [
        ("3 Mill Lane, watford, WD18 0AA", "Watford", "Hertfordshire"),
        ("3 Mill Lane\nStevenage\nHertfordshire", "Stevenage", "Hertfordshire"),
        ("3 Mill Lane, Kings Langley", "", ""),
        ("3 Mill Lane, Markyate, HP1 1AA", "", "Hertfordshire"),
        ("3 Mill Lane, Luton, AL3 8AA", "", ""),
        ("3 Mill Lane, Leeds, LS1 1AA", "", ""),
        ("Watford Road, Leeds", "", ""),
        ("", "", ""),
    ],
)
def test_a_place_is_proposed_only_as_the_forms_list_spells_it(address: str, town: str, region: str) -> None:
    said = put_forward(address)
    assert (said.get("current_town", ""), said.get("current_region", "")) == (town, region)


@pytest.mark.parametrize("safe", ["no", "unknown"])
def test_nothing_is_proposed_of_an_address_that_nobody_said_is_safe(safe: str) -> None:
    assert put_forward("3 Mill Lane, Watford, WD18 0AA", safe=safe) == {}


def test_nothing_is_proposed_or_filled_from_an_address_to_which_no_letter_may_go() -> None:
    kept = replace(SAFE, postal_address="3 Mill Lane, Northam, ZZ1 1AA", ways={"post": SafeWay(safe="no")})
    assert proposed(kept, current_referral_form(), locality=current_locality()) == {}
    given = dict(from_contact(kept))
    assert given["pv_street"].value is None
    assert not any(one.value for one in given.values())


def test_each_way_is_filled_only_if_that_way_is_safe() -> None:
    preferred = SafeContact(channel="phone", address="07700 900123")
    ways = {"phone": SafeWay(safe="no"), "email": SafeWay(safe="yes", address="ana@safe.example")}
    given = {field: one.value for field, one in from_contact(replace(SAFE, contact=preferred, ways=ways))}
    assert given["pv_email"] == "ana@safe.example"
    assert given["pv_contact_methods"] == ["email"]
    assert given["pv_phone"] is None


def test_each_county_says_in_which_nation_it_lies() -> None:
    for county in ("hertfordshire", "exampleshire"):
        assert assumed(read(PACKS / county)) == {"report_nation": "england"}
    assert assumed(replace(current_locality(), nation="")) == {}


def test_a_nation_that_the_form_does_not_know_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PACKS, tmp_path / "packs")
    county = tmp_path / "packs" / "exampleshire"
    file = county / "locality.toml"
    file.write_text(file.read_text().replace('nation = "england"', 'nation = "mercia"'))
    with pytest.raises(PackFault, match='"nation" must be one of england'):
        read(county)


def test_the_nations_are_those_of_the_form() -> None:
    assert {option.value for option in current_referral_form().field("report_nation").options} == NATIONS


def test_the_nation_is_answered_by_the_county_until_somebody_says_otherwise(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, by=worker, at=office.later())
    file = opened(adult, worker, office)
    assert file.answers["report_nation"] == "england"
    assert "report_nation" not in {one.field for one in insisted_on(file)}
    typed(adult, worker, office, report_nation="wales")
    assert opened(adult, worker, office).answers["report_nation"] == "wales"


@pytest.fixture
def staying(adult: PotentialVictim, worker: Person, office: build.Office) -> PotentialVictim:
    """Somebody who agreed to a referral, and whose letters are safe in Northam."""
    build.consent(adult, by=worker, at=office.later())
    kept = replace(SAFE, postal_address="3 Mill Lane, Northam, ZZ1 1AA")
    persons.set_safe_contact(adult, kept=kept, by=worker, at=office.later())
    return adult


def test_a_proposed_place_stands_on_its_page_and_is_no_answer_before_that_is_saved(
    staying: PotentialVictim, worker: Person, office: build.Office, sign_in: SignIn
) -> None:
    assert not set(PLACE) & set(opened(staying, worker, office).answers)
    insisted = {one.field: one.type_there for one in insisted_on(opened(staying, worker, office))}
    assert [insisted[field] for field in PLACE] == ["Choose “Unknown”."] * 2
    shown = sign_in(worker).get(reverse("nrm:page", args=[staying.pk, "current-pv-location"])).content.decode()
    assert 'value="Northam"' in shown
    assert 'value="Exampleshire"' in shown
    assert "no answer before you save this page" in shown


def test_what_somebody_left_open_is_not_proposed_again(
    staying: PotentialVictim, worker: Person, office: build.Office, sign_in: SignIn
) -> None:
    typed(staying, worker, office, current_town="not_known")
    typed(staying, worker, office, current_region="Exampleshire")
    shown = sign_in(worker).get(reverse("nrm:page", args=[staying.pk, "current-pv-location"])).content.decode()
    assert 'value="Northam" id' not in shown
    assert "no answer before you save this page" not in shown
    insisted = {one.field for one in insisted_on(opened(staying, worker, office))}
    assert set(PLACE) & insisted == {"current_town"}
