"""What somebody has told us goes to others part by part, as they agreed to it; a letter says what it may, no more."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.cases.actions import close_case
from handrail.casework.cases.models import Case, ClosingReason
from handrail.casework.persons.actions import set_safe_contact
from handrail.casework.persons.policies import KeptContact
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Referral, Section
from handrail.casework.referrals.queries import sections_to_offer, shared_values
from handrail.casework.support import actions
from handrail.casework.support.models import (
    LetterState,
    LetterWay,
    PartAnswer,
    ShareWay,
    SummaryPart,
    SummaryShare,
)
from handrail.casework.support.policies import filled as filled_letter
from handrail.casework.support.policies import may_be_shown, why_not_post
from handrail.casework.support.queries import letters_of, parts_to_show, summary_of, summary_values
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed
from handrail.rules.localities.support_files import LETTER_FIELDS, TELLS
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = build.NOON + timedelta(hours=1)
LETTERS = ("appointment", "support", "referral_confirmation")


def a_part(
    case: Case,
    *,
    by: Person,
    answer: PartAnswer = PartAnswer.YES,
    section: str = "health",
    words: str = "I take pills.",
) -> SummaryPart:
    return actions.write_part(
        case, section=section, words=words, language="Polish", agreed=answer, by=by, at=build.NOON
    )


def shown(case: Case, *, by: Person) -> list[str]:
    """The words that others may see."""
    return [one.words for one in parts_to_show(case, by=by, at=LATER)]


def share(case: Case, *sections: str, by: Person) -> SummaryShare:
    return actions.share_summary(case, sections=sections, way=ShareWay.HANDED, to="The clinic", by=by, at=LATER)


@pytest.mark.parametrize(("answer", "withdrawn"), [*product(PartAnswer, (False, True))])
def test_a_part_is_shown_only_after_a_yes_that_stands(
    answer: PartAnswer, withdrawn: bool, case: Case, worker: Person
) -> None:
    part = a_part(case, by=worker, answer=answer)
    if withdrawn and answer == PartAnswer.YES:
        actions.withdraw_part(part, by=worker, at=LATER)
    elif withdrawn:
        with pytest.raises(NotAllowed, match="no yes to take back"):
            actions.withdraw_part(part, by=worker, at=LATER)
    agreed = answer == PartAnswer.YES and not withdrawn
    assert shown(case, by=worker) == (["I take pills."] if agreed else [])
    if agreed:
        share(case, "health", by=worker)
    else:
        with pytest.raises(NotAllowed, match="not agreed to have this shown: My health"):
            share(case, "health", by=worker)


@pytest.mark.parametrize("answer", [PartAnswer.NO, PartAnswer.NOT_ASKED])
def test_a_yes_was_to_those_words_and_not_to_the_next(answer: PartAnswer, case: Case, worker: Person) -> None:
    a_part(case, by=worker)
    a_part(case, by=worker, answer=answer, words="I take other pills.")
    assert shown(case, by=worker) == []


def test_what_was_taken_back_is_in_no_document_though_it_was_shared_before(case: Case, worker: Person) -> None:
    part = a_part(case, by=worker)
    a_part(case, by=worker, section="hopes", words="A bakery.")
    made = share(case, "health", "hopes", by=worker)
    assert len(summary_values(made, by=worker, at=LATER)["parts"]) == 2  # type: ignore[arg-type]
    actions.withdraw_part(part, by=worker, at=LATER)
    values = str(summary_values(made, by=worker, at=LATER))
    assert "A bakery." in values
    assert "pills" not in values


def test_a_document_holds_no_part_that_was_not_chosen(case: Case, worker: Person) -> None:
    a_part(case, by=worker)
    a_part(case, by=worker, section="hopes", words="A bakery.")
    assert "pills" not in str(summary_values(share(case, "hopes", by=worker), by=worker, at=LATER))


def test_a_yes_can_be_taken_back_from_a_file_that_is_closed(case: Case, worker: Person) -> None:
    part = a_part(case, by=worker)
    close_case(case, reason=ClosingReason.GOALS_REACHED, by=worker, at=LATER)
    actions.withdraw_part(part, by=worker, at=LATER)
    assert shown(case, by=worker) == []


def test_a_yes_says_in_which_language_it_was_read_back(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="Read it back"):
        actions.write_part(case, section="health", words="x", agreed=PartAnswer.YES, by=worker, at=build.NOON)


def test_the_database_takes_back_no_yes_that_was_never_given(case: Case, worker: Person) -> None:
    part = a_part(case, by=worker, answer=PartAnswer.NO)
    with pytest.raises(IntegrityError), transaction.atomic():
        SummaryPart.objects.filter(pk=part.pk).update(withdrawn_at=LATER)


def test_parts_leave_for_somebody_who_is_named(case: Case, worker: Person) -> None:
    a_part(case, by=worker)
    with pytest.raises(NotAllowed, match="Say who it is handed to"):
        actions.share_summary(case, sections=["health"], way=ShareWay.HANDED, by=worker, at=LATER)
    clinic = Organisation.objects.get(code="exampleshire-hospitals")
    made = actions.share_summary(
        case, sections=["health"], way=ShareWay.HANDED, organisation=clinic, by=worker, at=LATER
    )
    assert made.organisation == clinic


def test_the_summary_shows_every_part_of_the_pack_written_or_not(case: Case, worker: Person) -> None:
    a_part(case, by=worker)
    parts = summary_of(case, by=worker, at=LATER)
    assert [one.section for one in parts] == list(current_locality().support.words("summary_sections"))
    assert [one.section for one in parts if one.id] == ["health"]


CONTACTS = [
    (KeptContact(), False),
    (KeptContact(safe="no"), False),
    (KeptContact(safe="yes", contact=SafeContact(channel="text", address="07700 900123")), False),
    (KeptContact(safe="yes", contact=SafeContact(channel="phone"), postal_address="12 Market Row"), True),
]


@pytest.mark.parametrize(("code", "contact"), [*product(LETTERS, range(len(CONTACTS)))])
def test_a_letter_goes_by_post_only_if_post_is_safe_and_it_says_nothing_of_us(
    code: str, contact: int, case: Case, worker: Person
) -> None:
    kept, safe = CONTACTS[contact]
    set_safe_contact(case.person, kept=kept, by=worker, at=build.NOON)
    template = current_locality().support.letter(code)
    letter = actions.write_letter(case, template=code, values={}, by=worker, at=LATER)
    may = safe and template.neutral
    assert (why_not_post(template, kept) is None) == may
    if may:
        given = actions.give_letter(letter, way=LetterWay.POST, to="Ana", by=worker, at=LATER)
        assert given.state == LetterState.GIVEN
        return
    with pytest.raises(NotAllowed, match="in person"):
        actions.give_letter(letter, way=LetterWay.POST, to="Ana", by=worker, at=LATER)
    actions.give_letter(letter, way=LetterWay.IN_PERSON, to="Ana", by=worker, at=LATER)


@given(code=st.sampled_from(LETTERS), names=st.sets(st.sampled_from(sorted(LETTER_FIELDS))))
def test_a_letter_says_only_what_its_fields_name(code: str, names: set[str]) -> None:
    template = current_locality().support.letter(code)
    written = str(filled_letter(template, {name: f"<<{name}>>" for name in names}))
    assert {name for name in LETTER_FIELDS if f"<<{name}>>" in written} == names & set(template.fields)
    assert "{name}" not in written


def test_a_neutral_letter_can_name_nothing_that_tells() -> None:
    for letter in current_locality().support.letters:
        assert not (letter.neutral and TELLS & set(letter.fields)), letter.code


def test_what_is_typed_in_braces_fills_in_nothing() -> None:
    template = current_locality().support.letter("appointment")
    written = filled_letter(template, {"name": "{worker}", "worker": "Ida"})
    assert "Dear {worker}," in written["paragraphs"]  # type: ignore[operator]


def test_a_field_that_was_left_empty_is_a_line_to_write_on(case: Case, worker: Person) -> None:
    actions.write_letter(case, template="appointment", values={"name": " "}, by=worker, at=LATER)
    assert letters_of(case, by=worker, at=LATER)[0].paragraphs[0] == "Dear …………,"


def test_a_letter_is_handed_over_once(case: Case, worker: Person) -> None:
    letter = actions.write_letter(case, template="support", values={}, by=worker, at=LATER)
    actions.put_aside_letter(letter, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="recorded already"):
        actions.give_letter(letter, way=LetterWay.IN_PERSON, to="Ana", by=worker, at=LATER)


def test_there_is_no_letter_but_those_of_the_pack(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="no such letter"):
        actions.write_letter(case, template="threat", values={}, by=worker, at=LATER)


@given(answer=st.sampled_from(PartAnswer), withdrawn=st.booleans())
def test_whatever_else_holds_no_part_is_shown_without_a_yes(answer: PartAnswer, withdrawn: bool) -> None:
    part = SummaryPart(agreed=answer, withdrawn_at=LATER if withdrawn else None)
    assert may_be_shown(part) == (answer == PartAnswer.YES and not withdrawn)


CLINIC = "exampleshire-hospitals"


def refer_to_clinic(case: Case, office: build.Office, *, by: Person) -> Referral:
    """A referral to a clinic that carries what they have told, prepared."""
    build.consent(case.person, "health", by=by, at=build.NOON)
    office.reader(CLINIC)
    return referrals.draft(
        case.person,
        kind="health",
        to=Organisation.objects.get(code=CLINIC),
        way="member",
        sections=["health", "told_already"],
        message="",
        by=by,
        at=LATER,
    )


def choose_for_clinic(case: Case, *sections: str, by: Person, at: datetime = LATER) -> None:
    clinic = Organisation.objects.get(code=CLINIC)
    actions.share_summary(case, sections=sections, way=ShareWay.REFERRAL, organisation=clinic, by=by, at=at)


def carried(referral: Referral) -> list[str]:
    """The words that stand in a referral."""
    told = shared_values(referral).get("told_already", [])
    assert isinstance(told, list)
    return [one["words"] for one in told]


def test_a_referral_carries_the_parts_that_were_chosen_for_that_organisation_and_no_others(
    case: Case, worker: Person, office: build.Office
) -> None:
    a_part(case, by=worker)
    a_part(case, by=worker, section="hopes", words="A bakery.")
    choose_for_clinic(case, "hopes", by=worker)
    assert carried(refer_to_clinic(case, office, by=worker)) == ["A bakery."]


def test_a_part_that_is_taken_back_stops_the_referral_that_would_carry_it(
    case: Case, worker: Person, office: build.Office
) -> None:
    part = a_part(case, by=worker)
    choose_for_clinic(case, "health", by=worker)
    referral = refer_to_clinic(case, office, by=worker)
    actions.withdraw_part(part, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="has changed since"):
        referrals.send_draft(referral.pk, by=worker, at=LATER + timedelta(minutes=1))


def test_whoever_may_not_see_the_file_sends_nothing_of_it(case: Case, worker: Person, office: build.Office) -> None:
    a_part(case, by=worker)
    choose_for_clinic(case, "health", by=worker)
    assert Section.TOLD_ALREADY in sections_to_offer(case.person, kind="health", by=worker)
    assert Section.TOLD_ALREADY not in sections_to_offer(case.person, kind="health", by=office.worker)
    assert carried(refer_to_clinic(case, office, by=office.worker)) == []


def test_a_referral_to_another_organisation_carries_nothing_that_was_chosen_for_this_one(
    case: Case, worker: Person, office: build.Office
) -> None:
    a_part(case, by=worker)
    actions.share_summary(
        case, sections=["health"], way=ShareWay.REFERRAL, organisation=office.others, by=worker, at=LATER
    )
    assert office.others.code != CLINIC
    assert carried(refer_to_clinic(case, office, by=worker)) == []
