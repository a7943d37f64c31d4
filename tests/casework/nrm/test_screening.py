"""After an adult refuses, nothing typed earlier leads to them: on no page, in no document and no file."""

import json
from io import BytesIO

import pikepdf
import pytest

from handrail.casework.nrm.actions import begin_to_hand_over, confirm_reading, save_page
from handrail.casework.nrm.queries import FormFile, texts_to_read
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.rules.referral_form.fields import InNotification, ReferralForm
from handrail.rules.referral_form.folding import folded
from tests import build
from tests.casework.nrm.conftest import SignIn, an_answer, opened, typed
from tests.foundation.printing.read_back import opened as opened_pdf
from tests.foundation.printing.read_back import words_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WHO = Identity(
    given_names="Zofia", family_name="Łukasik", other_names="Ptaszek", date_of_birth="1991-03-27", gender="f",
    home_office_reference="HO-778812", other_references="41/98765/26",
)  # fmt: skip
CONTACT = KeptContact(
    safe="yes",
    contact=SafeContact(channel="email", address="zo.luk@mail.example"),
    postal_address="12 Millbrook Road\nNortham\nWD17 1AA",
)
PLANTED = (
    "ZOFIA Lukasik (Ptaszek), born 27/03/91, +44 7700 900123, zo.luk@mail.example, 12, Millbrook Rd, wd17 1aa, "
    "HO 778812, 41-98765-26, Z-o-f-i-a"
)
# Ways of writing the day that the pages of a referral do not use.
OTHER_WAYS = {"27031991", "19910327"}
SAID = {"pv_will_cooperate": "yes", "pv_phone": "07700 900123"}
AFTER_ALL = 1_000
BETRAYS = (
    *("zofia", "lukasik", "ptaszek", "270391", "27031991", "19910327", "7700900123", "zo.luk", "zoluk", "millbrook"),
    *("27march1991", "wd171aa", "778812", "4198765"),
)


def full_draft(of: PotentialVictim, by: Person, office: build.Office, form: ReferralForm) -> None:
    """A whole referral, typed page by page, with everything that leads to them wherever words can be written."""
    persons.set_identity(of, identity=WHO, by=by, at=office.later())
    persons.set_safe_contact(of, kept=CONTACT, by=by, at=office.later())
    for purpose in ("nrm", "support", "police"):
        build.consent(of, purpose, by=by, at=office.later())
    typed(of, by, office, pv_will_cooperate="yes", decision_to="potential-victim", support_contact_route="yes")
    filled = opened(of, by, office).filled
    for page in form.pages:
        answers = {field.id: an_answer(field, PLANTED) for field in page.fields if field.id not in filled} | SAID
        save_page(of, code=page.code, typed=answers, seen=AFTER_ALL, by=by, at=office.later())


def take_back(of: PotentialVictim, by: Person, office: build.Office) -> None:
    """They do not agree any more."""
    persons.withdraw_consent(
        of, purpose=ConsentPurpose.NRM, how=WithdrawnHow.IN_PERSON, by=by, at=office.later()
    )  # fmt: skip


def read_carelessly(of: PotentialVictim, by: Person, office: build.Office) -> None:
    """The least careful reader there can be: lets stay whatever may stay, in every text."""
    for text in texts_to_read(opened(of, by, office)):
        stays = {piece.number for piece in text.findings if piece.may_stay}
        confirm_reading(of, field=text.field.id, mark=text.mark, stays=stays, by=by, at=office.later())


def betrayals(said: str) -> list[str]:
    plain = folded(said)
    run = "".join(letter for letter in plain if letter.isalnum())
    return [bit for bit in BETRAYS if bit in plain or bit in run]


def words_in(pdf: bytes, password: str) -> str:
    """What the document shows, decoded from its pages."""
    return words_of(opened_pdf(pdf, password=password))


def test_no_identifier_is_in_anything_that_goes_out_after_a_change_of_mind(
    adult: PotentialVictim, worker: Person, office: build.Office, form: ReferralForm, sign_in: SignIn
) -> None:
    """V7, V8, and the form's own leak: the side by side, the document, the file and every page of a notification."""
    full_draft(adult, worker, office, form)
    begin_to_hand_over(adult, by=worker, at=office.later())
    browser, home = sign_in(worker), f"/nrm/{adult.pk}/"
    assert set(betrayals(browser.get(f"{home}type/").content.decode())) == set(BETRAYS) - OTHER_WAYS
    take_back(adult, worker, office)
    every_text_is_shown(adult, worker, office, browser.get(f"{home}read/").content.decode())
    read_carelessly(adult, worker, office)
    assert browser.post(f"{home}hand-over/").headers["Location"] == f"{home}type/"
    beside = browser.get(f"{home}type/")
    assert betrayals(beside.content.decode()) == []
    told = browser.get(f"{home}payload/").json()
    assert told["route"] == "dtn"
    assert betrayals(json.dumps(told, ensure_ascii=False)) == []
    pdf = browser.post(f"{home}document/", {"password": beside.context["password"]}).content
    assert betrayals(words_in(pdf, beside.context["password"])) == []
    for path in ("", "hand-over/", "decisions/", "page/pv-name-dtn/", "page/pv-contact-details-dtn/"):
        assert betrayals(browser.get(home + path).content.decode()) == [], path


def every_text_is_shown(of: PotentialVictim, by: Person, office: build.Office, page: str) -> None:
    texts = texts_to_read(opened(of, by, office))
    assert len(texts) > 20
    assert all(text.field.in_notification is InNotification.GOES_ONCE_READ for text in texts)
    assert all(f'value="{text.field.id}"' in page for text in texts)
    assert not any(text.read for text in texts)


def test_the_document_opens_only_with_its_password(
    adult: PotentialVictim, worker: Person, office: build.Office, sign_in: SignIn
) -> None:
    build.consent(adult, by=worker, at=office.later())
    begin_to_hand_over(adult, by=worker, at=office.later())
    browser, home = sign_in(worker), f"/nrm/{adult.pk}/"
    password = browser.get(f"{home}type/").context["password"]
    assert browser.post(f"{home}document/", {"password": "short"}).status_code == 400
    pdf = browser.post(f"{home}document/", {"password": password}).content
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(pdf))
    assert "Type these answers" in words_in(pdf, password)


def test_a_text_that_nobody_has_read_does_not_go(adult: PotentialVictim, worker: Person, office: build.Office) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    typed(adult, worker, office, professional_insight="They slept in a shed behind the dairy.")
    assert "professional_insight" not in going(opened(adult, worker, office))
    read(adult, worker, office, "professional_insight")
    assert going(opened(adult, worker, office))["professional_insight"] == "They slept in a shed behind the dairy."
    typed(adult, worker, office, professional_insight="They slept in a shed behind the old dairy.")
    assert "professional_insight" not in going(opened(adult, worker, office))


def going(file: FormFile) -> dict[str, object]:
    return dict(file.output.fields)


def read(of: PotentialVictim, by: Person, office: build.Office, field: str, *stays: int) -> None:
    text = next(one for one in texts_to_read(opened(of, by, office)) if one.field.id == field)
    confirm_reading(of, field=field, mark=text.mark, stays=stays, by=by, at=office.later())


def test_each_finding_stays_or_is_struck_as_somebody_decided(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    typed(adult, worker, office, exploiters_details="The boss, Mr Kowal, drives AB12 CDE.")
    text = texts_to_read(opened(adult, worker, office))[0]
    assert [piece.text for piece in text.findings] == ["Mr Kowal", "AB12 CDE"]
    read(adult, worker, office, "exploiters_details", 2)
    assert going(opened(adult, worker, office))["exploiters_details"] == "The boss, […], drives AB12 CDE."


def test_what_leads_to_the_person_cannot_stay(adult: PotentialVictim, worker: Person, office: build.Office) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    persons.set_identity(adult, identity=WHO, by=worker, at=office.later())
    typed(adult, worker, office, professional_insight="Zofia slept there.")
    with pytest.raises(NotAllowed, match="have not agreed to be named"):
        read(adult, worker, office, "professional_insight", 1)


def test_nobody_confirms_a_text_that_has_changed_since_they_saw_it(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    typed(adult, worker, office, professional_insight="Slept there.")
    seen = texts_to_read(opened(adult, worker, office))[0].mark
    typed(adult, worker, office, professional_insight="Anna slept there.")
    with pytest.raises(NotAllowed, match="changed since you read it"):
        confirm_reading(adult, field="professional_insight", mark=seen, stays=(), by=worker, at=office.later())


def test_a_name_that_becomes_known_later_is_struck_from_a_text_that_was_read_before(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    build.consent(adult, answer="no", by=worker, at=office.later())
    typed(adult, worker, office, professional_insight="The one they call zofia slept there.")
    read(adult, worker, office, "professional_insight")
    persons.set_identity(adult, identity=WHO, by=worker, at=office.later())
    assert "zofia" not in str(going(opened(adult, worker, office)))


def test_a_number_that_was_typed_and_replaced_stays_known(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """V8: deleted is not forgotten."""
    for purpose in ("nrm", "support"):
        build.consent(adult, purpose, by=worker, at=office.later())
    persons.set_safe_contact(adult, kept=CONTACT, by=worker, at=office.later())
    typed(adult, worker, office, support_contact_route="yes", pv_phone="07700 900123")
    typed(adult, worker, office, pv_phone="")
    take_back(adult, worker, office)
    typed(adult, worker, office, professional_insight="Reached on 07700900123.")
    read_carelessly(adult, worker, office)
    assert "900123" not in str(going(opened(adult, worker, office)))


def test_willingness_to_help_an_investigation_names_nobody(
    adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    """V9, and the form's trap: it asks for the name of whoever would help; being named is a consent of its own."""
    persons.set_identity(adult, identity=WHO, by=worker, at=office.later())
    build.consent(adult, answer="no", by=worker, at=office.later())
    build.consent(adult, "police", by=worker, at=office.later())
    typed(adult, worker, office, pv_will_cooperate="yes")
    assert "pv_first_name" not in going(opened(adult, worker, office))
    build.consent(adult, "identity_in_dtn", by=worker, at=office.later())
    assert going(opened(adult, worker, office))["pv_first_name"] == "Zofia"


def test_nothing_is_read_for_a_referral(adult: PotentialVictim, worker: Person, office: build.Office) -> None:
    build.consent(adult, by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="Only a notification"):
        confirm_reading(adult, field="professional_insight", mark="", stays=(), by=worker, at=office.later())
