"""The traps of the real form, one by one: what it does wrong, this does not repeat.

Each was read out of the source of UKHomeOffice/modern-slavery at 54dfce7f (21 April 2026). That its notification leaks
a name after a change of mind, and that its free text is read by nobody, is held in test_screening.
"""

import re

import pytest

from handrail.casework.nrm.actions import begin_to_hand_over
from handrail.casework.nrm.forms import PageForm
from handrail.casework.nrm.queries import handed_over, page_view, payload_json
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity
from handrail.foundation.people.models import Person
from handrail.rules.referral_form.fields import NOT_ASKED, ReferralForm
from tests import build
from tests.casework.nrm.conftest import opened, typed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def refusing(adult: PotentialVictim, worker: Person, office: build.Office) -> PotentialVictim:
    """An adult who said no to a referral."""
    build.consent(adult, answer="no", by=worker, at=office.later())
    return adult


def payload(of: PotentialVictim, by: Person, office: build.Office) -> dict[str, object]:
    begin_to_hand_over(of, by=by, at=office.later())
    told: dict[str, object] = payload_json(handed_over(of, way="json", by=by, at=office.later()))["payload"]
    return told


def test_willingness_to_co_operate_is_not_taken_for_consent_to_be_named(
    refusing: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """The form asks the name of whoever would help. Here nobody is asked for it who has not agreed to be named."""
    typed(refusing, worker, office, pv_will_cooperate="yes")
    view = page_view(opened(refusing, worker, office), "pv-name-dtn")
    assert view.asked == ()
    assert {row.words for row in view.known} == {"Kept back: they have not agreed to be named."}


def test_told_before_is_stored_as_its_meaning_and_turned_into_the_forms_word_only_at_the_edge(
    refusing: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """Its label asks “reported before?”; its message calls the answer “FirstChanceToReport”."""
    typed(refusing, worker, office, reported_before="no")
    assert opened(refusing, worker, office).answers["reported_before"] == "no"
    assert payload(refusing, worker, office)["FirstChanceToReport"] == "no"


def test_neither_male_nor_female_is_no_unknown_gender(
    refusing: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """Its “unknown” means neither; it has no answer for “not known”, and here there is one."""
    typed(refusing, worker, office, pv_gender=NOT_ASKED)
    assert "pv_gender" not in dict(opened(refusing, worker, office).output.fields)
    persons.set_identity(refusing, identity=Identity(gender="Non-binary"), by=worker, at=office.later())
    assert opened(refusing, worker, office).answers["pv_gender"] == "neither"
    assert payload(refusing, worker, office)["Customer.Custom17"] == "Other"


def test_nobody_is_pressed_for_background(refusing: PotentialVictim, worker: Person, office: build.Office) -> None:
    """Its background is compulsory, and its advice is not to probe."""
    view = page_view(opened(refusing, worker, office), "what-is-their-background")
    file = opened(refusing, worker, office)
    left = {"version": "0"} | {f"{field.id}__open": NOT_ASKED for field in view.asked}
    asked = PageForm(left, asked=view.asked, answers={}, form=file.form, version=0)
    assert asked.is_valid()
    assert set(asked.typed().values()) == {NOT_ASKED}


def test_who_notified_is_kept_here_though_a_notification_never_asks(
    refusing: PotentialVictim, worker: Person, office: build.Office
) -> None:
    told = payload(refusing, worker, office)
    assert {key for key in told if key.startswith("Agent.")} <= {"Agent.Email", "Agent.Organisation"}
    assert opened(refusing, worker, office).answers["fr_last_name"] == worker.name.rpartition(" ")[2]


def test_no_link_and_no_telephone_number_is_copied_from_the_form(form: ReferralForm) -> None:
    """One of its links leads to somebody's mail filter, and some of its numbers are out of date."""
    words = " ".join(f"{page.heading} {page.advice}" for page in form.pages)
    words += " ".join(f"{field.words} {field.hint}" for field in form.fields)
    assert not re.search(r"https?:|www\.|safelinks|\b0\d{3,}", words)
