"""We let a question stay open, and say what the form will do about it."""

import pytest

from handrail.rules.referral_form.fields import NOT_ASKED, NOT_KNOWN
from handrail.rules.referral_form.form import pages
from handrail.rules.referral_form.insists import NOT_NAMED, still_insisted
from tests.rules.referral_form.truths import TRUTHS, form, holds, read_truth

REFUSES: dict[str, object] = {"pv_under_18": "no", "pv_consents_to_nrm": "no", "pv_will_cooperate": "yes"}

AGREES = {"pv_under_18": "no", "pv_consents_to_nrm": "yes", "pv_wants_support": "yes"}


def insisted(answers: dict[str, object]) -> dict[str, tuple[str, str]]:
    return {one.field: (one.because, one.type_there) for one in still_insisted(answers, form())}


@pytest.mark.parametrize(
    "answers", [{}, {"pv_under_18": "yes"}, REFUSES, {"pv_under_18": "no", "pv_consents_to_nrm": "yes"}]
)
def test_an_empty_form_is_insisted_on_wherever_the_real_one_demands(answers: dict[str, object]) -> None:
    demanded = {
        real.id for real in read_truth(TRUTHS[0]) if holds(real.required, answers) and holds(real.shown_when, answers)
    }
    assert set(insisted(answers)) == (demanded - set(answers)) | {"type_forced_work"}


def test_insistences_come_in_the_forms_order() -> None:
    order = [field.id for page in pages({}, form()) for field in page.fields]
    found = [order.index(one.field) for one in still_insisted({}, form())]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("field", "answer", "there"),
    [
        ("pv_family", NOT_KNOWN, "Type “Not known”."),
        ("pv_family", NOT_ASKED, "Type “Not asked”."),
        ("pv_family", "", "Type “Not known”."),
        ("other_victims", NOT_KNOWN, "Choose “Not sure”."),
        ("multiple_situations", NOT_ASKED, "Choose “Don’t know”."),
        ("current_town", NOT_KNOWN, "Choose “Unknown”."),
        (
            "indicators_seen",
            NOT_KNOWN,
            "The form has no answer for this that leaves it open: ask, or wait until it is known.",
        ),
    ],
)
def test_what_stays_open_can_be_typed_there_without_pressing_anybody(field: str, answer: str, there: str) -> None:
    assert insisted({field: answer})[field] == ("The form demands an answer.", there)


@pytest.mark.parametrize(
    ("field", "answer", "because"),
    [
        ("fr_email", "at work", "The form takes only an email address here."),
        ("last_contact_details", "https://x.example", "The form takes no web address here."),
        ("pv_family", "x" * 15_001, "The form takes at most 15,000 characters; this has 15,001."),
        (
            "current_town",
            "Abbots Langley",
            "It is not in our copy of the form's list: look for it there, and choose the nearest.",
        ),
    ],
)
def test_what_the_form_would_not_take_is_said(field: str, answer: str, because: str) -> None:
    assert insisted({field: answer})[field] == (because, "")


def test_numbers_and_boxes_are_held_against_what_the_form_wants() -> None:
    agreed = {"pv_under_18": "no", "pv_consents_to_nrm": "yes", "pv_wants_support": "yes"}
    found = insisted(
        {
            **agreed,
            "support_contact_route": "yes",
            "pv_phone": "12",
            "pv_has_children": "yes",
            "pv_children_count": "two",
        }
    )
    assert found["pv_phone"][0] == "The form takes only a telephone number that can be dialled."
    assert found["pv_children_count"][0] == "The form takes only a whole number here."
    found = insisted(
        {**agreed, "decision_to": "potential-victim", "pv_contact_methods": ("email",), "pv_email_safe": False}
    )
    assert found["pv_email_safe"] == (
        "The form demands an answer.",
        "The form goes on only if this box is ticked. Tick it only once it is true.",
    )


def test_nothing_is_insisted_on_once_it_is_answered() -> None:
    assert "type_forced_work" not in insisted({"type_organs": True})
    assert "pv_family" not in insisted({"pv_family": "A brother"})


def test_a_name_that_nobody_agreed_to_give_is_not_asked_for_by_us() -> None:
    assert insisted(REFUSES)["pv_first_name"] == ("The form demands an answer.", NOT_NAMED)
