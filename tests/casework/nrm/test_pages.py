"""One page of the form is one page here; nothing known is asked; two people do not write over each other."""

import re
from datetime import date

import pytest

from handrail.casework.documents.queries import documents_to_share
from handrail.casework.nrm.actions import ChangedMeanwhile, begin_to_hand_over, erase_subject, save_page
from handrail.casework.nrm.forms import NO_ANSWER, PageForm
from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.policies import Filled, Source
from handrail.casework.nrm.queries import FormFile, NoPageNow, PageState, insisted_on, page_lines, page_view
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.casework.persons.queries import identity_of
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.rules.referral_form.fields import NOT_ASKED, FieldKind, ReferralForm
from tests import build
from tests.casework.nrm.conftest import SignIn, an_answer, opened, typed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ZOFIA = Identity(
    given_names="Zofia",
    family_name="Lukasik",
    other_names="Ptaszek",
    date_of_birth="1991-03-27",
    gender="woman",
    nationality="Polish",
    languages="Polish",
    communication_needs="A hearing aid",
    home_office_reference="HO-778812",
)
SAFE = KeptContact(
    safe="yes",
    contact=SafeContact(channel="phone", address="07700 900123"),
    postal_address="12 Millbrook Road\nNortham\nWD17 1AA",
)
KNOWN_OF_ZOFIA = {
    "pv_first_name": "Zofia",
    "pv_last_name": "Lukasik",
    "pv_alias": "Ptaszek",
    "pv_date_of_birth": "1991-03-27",
    "pv_gender": "female",
    "pv_nationality": "Polish",
    "interpreter_needed": "yes",
    "interpreter_language": "Polish",
    "communication_help": "yes",
    "communication_aid": "A hearing aid",
    "has_ho_reference": "yes",
    "ho_reference": "HO-778812",
    "support_contact_route": "yes",
    "pv_phone": "07700 900123",
    "pv_contact_methods": ["post"],
    "pv_street": "12 Millbrook Road",
    "pv_town": "Northam",
    "pv_postcode": "WD17 1AA",
    "pv_post_safe": True,
    "pv_under_18": "no",
    "pv_consents_to_nrm": "yes",
    "pv_wants_support": "yes",
}


def agreeing(of: PotentialVictim, by: Person, office: build.Office) -> None:
    """They agreed to a referral and to support."""
    for purpose in ("nrm", "support"):
        build.consent(of, purpose, by=by, at=office.later())


def asked_on(of: PotentialVictim, by: Person, office: build.Office, code: str) -> set[str]:
    return {field.id for field in page_view(opened(of, by, office), code).asked}


def test_every_field_of_the_form_has_a_control_here(form: ReferralForm) -> None:
    assert len(form.fields) == 139
    for field in form.fields:
        made = PageForm(asked=[field], answers={field.id: an_answer(field)}, form=form, version=0)
        shown = str(made)
        assert f'name="{field.id}' in shown, field.id
        assert field.words.split("?")[0][:20].replace("’", "&#x27;")[:8] in shown or field.words in shown, field.id


def test_every_answer_is_kept_as_it_was_given(form: ReferralForm) -> None:
    answers = {field.id: an_answer(field) for field in form.fields}
    for field in form.fields:
        made = PageForm(asked=[field], answers=answers, form=form, version=3)
        data = {"version": "3"} | posted(field.id, answers[field.id])
        again = PageForm(data, asked=made.asked, answers=answers, form=form, version=3)
        assert again.is_valid(), (field.id, again.errors)
        assert again.typed() == {field.id: answers[field.id]}


def posted(name: str, answer: object) -> dict[str, object]:
    """An answer as a browser sends it."""
    if isinstance(answer, list):
        return {name: "\n".join(answer) if name == "evidence_files" else answer}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(answer)):
        day = date.fromisoformat(str(answer))
        parts = (day.day, day.month, day.year)
        names = (*("day", "month", "year"), *("0", "1", "2"))
        return {f"{name}_{part}": str(number) for part, number in zip(names, parts * 2, strict=True)}
    return {name: "on" if answer is True else str(answer)}


def test_whatever_takes_words_can_be_left_open_without_words(form: ReferralForm) -> None:
    for field in form.fields:
        if field.options or field.kind in {FieldKind.TICK, FieldKind.FILES}:
            continue
        data = {"version": "0", field.id + NO_ANSWER: NOT_ASKED}
        made = PageForm(data, asked=[field], answers={}, form=form, version=0)
        assert made.is_valid()
        assert made.typed() == {field.id: NOT_ASKED}


def test_what_the_record_knows_is_filled_in_and_asked_nowhere(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    persons.set_identity(adult, identity=ZOFIA, by=worker, at=office.later())
    persons.set_safe_contact(adult, kept=SAFE, by=worker, at=office.later())
    agreeing(adult, worker, office)
    file = opened(adult, worker, office)
    assert {field: file.answers.get(field) for field in KNOWN_OF_ZOFIA} == KNOWN_OF_ZOFIA
    assert file.answers["fr_email"] == worker.email
    asked = {
        field.id for page in file.form.pages if shows(file, page.code) for field in page_view(file, page.code).asked
    }
    assert not asked & {*KNOWN_OF_ZOFIA, "fr_email", "fr_first_name", "fr_last_name", "draft_reference"}


def shows(file: FormFile, code: str) -> bool:
    try:
        page_view(file, code)
    except NoPageNow:
        return False
    return True


def test_a_name_typed_into_the_form_is_kept_with_the_person_and_not_asked_again(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    agreeing(adult, worker, office)
    assert {"pv_first_name", "pv_last_name"} <= asked_on(adult, worker, office, "pv-name-referral")
    typed(adult, worker, office, pv_first_name="Zofia")
    assert identity_of(adult, by=worker, at=office.later(), why="test").given_names == "Zofia"
    assert "pv_first_name" not in asked_on(adult, worker, office, "pv-name-referral")


@pytest.mark.parametrize("safe", ["no", "unknown"])
def test_no_number_is_asked_or_kept_before_somebody_said_that_it_is_safe(
    safe: str, worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    """V14: the real form asks for the number first."""
    agreeing(adult, worker, office)
    persons.set_safe_contact(adult, kept=KeptContact(safe=safe), by=worker, at=office.later())
    typed(adult, worker, office, **({"support_contact_route": "yes"} if safe == "unknown" else {}))
    typed(adult, worker, office, pv_phone="07700 900123")
    assert "pv_phone" not in asked_on(adult, worker, office, "pv-phone-number")
    assert "pv_phone" not in opened(adult, worker, office).answers


def test_the_question_of_consent_is_asked_only_with_its_explanation(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    file = opened(adult, worker, office)
    assert page_view(file, "pv-want-to-submit-nrm").asked == ()
    assert file.filled["pv_consents_to_nrm"] == Filled(None, Source("Consents", "persons:record_consent", ("nrm",)))
    typed(adult, worker, office, pv_consents_to_nrm="yes")
    assert "pv_consents_to_nrm" not in opened(adult, worker, office).answers


@pytest.mark.parametrize("age", ["under_18", "may_be_under_18"])
def test_a_child_is_asked_no_consent_and_becomes_no_notification(
    age: str, worker: Person, office: build.Office
) -> None:
    """V2, V3, V5."""
    child = build.person_record(by=worker, at=office.later(), age=age)
    file = opened(child, worker, office)
    assert file.output.route == "nrm"
    states = {line.code: line.state for line in page_lines(file)}
    assert states["pv-want-to-submit-nrm"] is PageState.NOT_ASKED
    assert states["does-pv-need-support"] is PageState.NOT_ASKED
    assert states["local-authority-contacted-about-child"] is PageState.OPEN


def test_a_page_is_open_until_it_is_answered_and_not_known_is_an_answer(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    def state(code: str) -> PageState:
        return next(line.state for line in page_lines(opened(adult, worker, office)) if line.code == code)

    assert state("professional-insight") is PageState.OPEN
    typed(adult, worker, office, professional_insight="")
    assert state("professional-insight") is PageState.OPEN
    typed(adult, worker, office, professional_insight="not_known")
    assert state("professional-insight") is PageState.DONE
    assert state("refuse-nrm") is PageState.NOT_ASKED


def test_what_was_left_open_is_what_the_form_will_still_insist_on(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    agreeing(adult, worker, office)
    typed(adult, worker, office, professional_insight="not_asked", report_nation="england")
    insisted = {one.field: one.type_there for one in insisted_on(opened(adult, worker, office))}
    assert insisted["professional_insight"] == "Type “Not asked”."
    assert "report_nation" not in insisted


def test_documents_of_the_record_are_chosen_and_their_descriptions_not_asked_again(
    worker: Person, adult: PotentialVictim, office: build.Office, sign_in: SignIn
) -> None:
    agreeing(adult, worker, office)
    build.document(adult, description="A contract of work", by=worker, at=office.later())
    name = documents_to_share(adult, by=worker)[0].name
    assert name in sign_in(worker).get(f"/nrm/{adult.pk}/page/upload-evidence/").content.decode()
    typed(adult, worker, office, evidence_files=[name])
    file = opened(adult, worker, office)
    assert dict(file.output.fields)["evidence_files"] == [name]
    assert file.answers["evidence_description"] == f"{name}: A contract of work"
    begin_to_hand_over(adult, by=worker, at=office.later())
    assert f"Download {name}" in sign_in(worker).get(f"/nrm/{adult.pk}/type/").content.decode()
    typed(adult, worker, office, evidence_files=["document-99.pdf"])
    assert opened(adult, worker, office).answers["evidence_files"] == []


def test_two_people_on_one_page_do_not_write_over_each_other(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    other = build.person(Role.SUPPORT_WORKER, at_work=office.theirs)
    both_saw = opened(adult, worker, office).version
    save_page(
        adult, code="professional-insight", typed={"professional_insight": "Mine."}, seen=both_saw, by=other,
        at=office.later(),
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhile) as refused:
        save_page(
            adult, code="professional-insight", typed={"professional_insight": "Yours."}, seen=both_saw, by=worker,
            at=office.later(),
        )  # fmt: skip
    assert refused.value.theirs == {"professional_insight": "Mine."}
    assert opened(adult, worker, office).answers["professional_insight"] == "Mine."


def test_two_people_on_two_pages_do_not_hinder_each_other(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    both_saw = opened(adult, worker, office).version
    for code, field in (("professional-insight", "professional_insight"), ("fr-location", "report_nation")):
        save_page(adult, code=code, typed={field: "wales"}, seen=both_saw, by=worker, at=office.later())
    assert opened(adult, worker, office).answers["report_nation"] == "wales"


def test_only_what_stands_on_the_page_is_saved_from_it(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    stray = {"report_nation": "wales", "professional_insight": "Slipped in."}
    save_page(adult, code="fr-location", typed=stray, seen=0, by=worker, at=office.later())
    assert "professional_insight" not in opened(adult, worker, office).answers


def test_the_pages_are_walked_and_saved_as_somebody_would(
    worker: Person, adult: PotentialVictim, office: build.Office, sign_in: SignIn
) -> None:
    browser, home = sign_in(worker), f"/nrm/{adult.pk}/"
    assert "Open" in browser.get(home).content.decode()
    answer = browser.post(f"{home}page/reported-to-police/", {"version": "0", "has_crime_reference": "yes"})
    assert answer.headers["Location"] == f"{home}page/reported-to-police/?more"
    more = browser.get(answer.headers["Location"])
    assert 'name="crime_reference"' in more.content.decode()
    sent = {"version": "1", "has_crime_reference": "yes", "crime_reference": "41/12345/26", "list": "yes"}
    assert browser.post(answer.headers["Location"], sent).headers["Location"] == home
    late = browser.post(f"{home}page/reported-to-police/", {"version": "0", "has_crime_reference": "no"})
    assert late.status_code == 409
    assert "Somebody else has saved this page" in late.content.decode()
    assert browser.get(f"{home}page/nothing/").status_code == 404


def test_whoever_is_no_first_responder_is_told_to_pass_it_to_one(office: build.Office) -> None:
    """V16: only first responders see the form."""
    nurse = build.person(Role.PROFESSIONAL, at_work=Organisation.objects.get(code="exampleshire-hospitals"))
    theirs = build.person_record(by=nurse, at=office.later(), age="adult")
    with pytest.raises(NotAllowed, match="not a first responder"):
        opened(theirs, nurse, office)


def test_nobody_of_another_organisation_opens_or_changes_a_form(adult: PotentialVictim, office: build.Office) -> None:
    stranger = build.person(Role.PROFESSIONAL, at_work=office.others)
    with pytest.raises(NotAllowed, match="another organisation"):
        opened(adult, stranger, office)
    with pytest.raises(NotAllowed, match="another organisation"):
        save_page(adult, code="fr-location", typed={"report_nation": "wales"}, seen=0, by=stranger, at=office.later())


def test_reading_and_saving_are_in_the_trail_without_a_word_of_it(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    typed(adult, worker, office, professional_insight="CANARY-WORDS")
    lines = list(TrailEntry.objects.filter(about=adult.about, act__startswith="nrm."))
    assert {line.act for line in lines} == {"nrm.form_read", "nrm.page_saved"}
    assert "CANARY" not in str([line.detail for line in lines])


def test_what_was_typed_lies_locked_and_goes_with_the_person(
    worker: Person, adult: PotentialVictim, office: build.Office
) -> None:
    typed(adult, worker, office, professional_insight="CANARY-WORDS")
    row = PreparedForm.objects.get(person=adult)
    assert b"CANARY" not in bytes(row.contents)
    assert erase_subject(adult.subject, by="handrail", at=office.later()) == {"prepared_forms": 1}
    assert erase_subject(adult.subject, by="handrail", at=office.later()) == {}
    assert bytes(PreparedForm.objects.get(person=adult).contents) == b""
