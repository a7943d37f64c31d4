"""Our form shows and demands what the real one does, whatever was answered."""

from itertools import pairwise, product
from pathlib import Path

import pytest

from handrail.rules.referral_form.fields import NOT_ASKED, NOT_KNOWN, FieldKind
from handrail.rules.referral_form.form import pages, required, shown
from tests.rules.referral_form.truths import TRUTHS, Real, form, holds, looked_at, read_truth

ADULT = {"pv_under_18": "no", "pv_consents_to_nrm": "yes"}
CHILD = {"pv_under_18": "yes"}
REFUSES = {"pv_under_18": "no", "pv_consents_to_nrm": "no", "pv_will_cooperate": "no"}
# From the form's own step graph: what follows the question of consent on each route.
AFTER_CONSENT = {
    "adult_nrm": (
        {**ADULT, "pv_wants_support": "yes", "decision_to": "potential-victim", "evidence_files": ("a.pdf",)},
        *("does-pv-need-support", "pv-phone-number", "pv-name-referral", "pv-dob", "pv-gender-referral"),
        *("does-pv-have-children", "pv-nationality-referral", "pv-interpreter-requirements"),
        *("pv-other-help-with-communication", "pv-ho-reference", "who-contact", "pv-contact-details-referral"),
        *("fr-details", "fr-alternative-contact", "upload-evidence", "what-evidence-you-will-submit"),
    ),
    "adult_nrm_to_somebody_else": (
        {**ADULT, "pv_wants_support": "no", "decision_to": "someone-else"},
        *("does-pv-need-support", "pv-name-referral", "pv-dob", "pv-gender-referral"),
        *("does-pv-have-children", "pv-nationality-referral", "pv-interpreter-requirements"),
        *("pv-other-help-with-communication", "pv-ho-reference", "who-contact", "someone-else"),
        *("fr-details", "fr-alternative-contact", "upload-evidence"),
    ),
    "child_nrm": (
        CHILD,
        *("pv-name-referral", "pv-dob", "pv-gender-referral", "does-pv-have-children", "pv-nationality-referral"),
        *("pv-interpreter-requirements", "pv-other-help-with-communication", "pv-ho-reference"),
        *("fr-details", "fr-alternative-contact", "upload-evidence"),
    ),
    "dtn_anonymous": (REFUSES, "refuse-nrm", "pv-gender-dtn", "pv-nationality-dtn"),
    "dtn_cooperating": (
        {**REFUSES, "pv_will_cooperate": "yes"},
        *("refuse-nrm", "pv-gender-dtn", "pv-nationality-dtn", "pv-name-dtn", "pv-contact-details-dtn"),
    ),
}


@pytest.fixture(params=TRUTHS, ids=lambda path: path.name)
def truth(request: pytest.FixtureRequest) -> tuple[Real, ...]:
    path: Path = request.param
    return read_truth(path)


class Watched(dict[str, object]):
    """Answers that remember which of them were looked at."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__(answers)
        self.seen: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        self.seen.add(key)
        return super().get(key, default)


def answers_to(field_id: str) -> list[object]:
    """Every answer that the field can be given, and none at all."""
    field = form().field(field_id)
    values: list[object] = [option.value for option in field.options]
    match field.kind:
        case FieldKind.CHOICE:
            return [None, *values]
        case FieldKind.CHOICES:
            return [None, (), *((value,) for value in values), tuple(values)]
        case FieldKind.TICK:
            return [None, False, True]
        case FieldKind.FILES:
            return [None, (), ("a.pdf",), ("a.pdf", "b.png")]
    raise AssertionError(f"{field_id} is no fork")


def test_there_are_the_139_fields_in_the_forms_order(truth: tuple[Real, ...]) -> None:
    assert len(truth) == 139
    assert {field.id for field in form().fields} == {real.id for real in truth}
    for real in truth:
        assert form().field(real.id).pages == real.pages
    ours = [field.id for page in form().pages for field in page.fields]
    for first, second in pairwise(real.id for real in truth if len(real.pages) == 1):
        if form().field(first).pages == form().field(second).pages:
            assert ours.index(first) < ours.index(second)


def test_each_is_shown_and_demanded_as_the_real_form_does_for_every_answer(truth: tuple[Real, ...]) -> None:
    """Exhaustive: each condition looks at a few fields only, so trying all answers to those tries every combination."""
    tried = 0
    for real in truth:
        field = form().field(real.id)
        forks = sorted(field.when.asks() | looked_at(real.shown_when))
        for given in product(*map(answers_to, forks)):
            answers = Watched({fork: answer for fork, answer in zip(forks, given, strict=True) if answer is not None})
            expected = holds(real.shown_when, answers)
            assert shown(field, answers) == expected, (real.id, dict(answers))
            assert required(field, answers) == (expected and holds(real.required, answers)), (real.id, dict(answers))
            assert answers.seen <= set(forks), "the condition looked at a field that was not varied"
            tried += 1
    assert tried > 1000


def test_a_field_takes_as_many_characters_as_in_the_real_form(truth: tuple[Real, ...]) -> None:
    assert {real.id: real.max_length for real in truth} == {field.id: field.limit for field in form().fields}


def test_a_notification_takes_from_each_field_what_the_facts_allow(truth: tuple[Real, ...]) -> None:
    ours = {
        "send": "goes",
        "review_then_send": "goes_once_read",
        "only_with_identity_consent": "goes_if_named",
        "strip_unless_identity_consent": "struck_unless_named",
        "strip": "never",
        "n/a": "never",
        "never_sent": "ours_only",
    }
    assert {field.id: field.in_notification for field in form().fields} == {
        real.id: ours[real.in_dtn] for real in truth
    }


@pytest.mark.parametrize("route", AFTER_CONSENT)
def test_the_pages_after_the_question_of_consent_come_in_the_forms_order(route: str) -> None:
    answers, *expected = AFTER_CONSENT[route]
    assert isinstance(answers, dict)
    codes = [page.code for page in pages(answers, form())]
    before = "pv-want-to-submit-nrm" if "pv-want-to-submit-nrm" in codes else "authorities-cooperation"
    assert codes[codes.index(before) + 1 :] == expected


def test_a_child_is_never_asked_for_consent_and_a_council_is_told_first() -> None:
    for age in ("yes", "not-sure", NOT_KNOWN, NOT_ASKED, None):
        codes = [page.code for page in pages({"pv_under_18": age, "pv_consents_to_nrm": "no"}, form())]
        assert "pv-want-to-submit-nrm" not in codes
        assert not any(code.endswith("-dtn") for code in codes)
        assert codes.index("local-authority-contacted-about-child") < codes.index("pv-name-referral")


def test_a_page_shows_only_the_fields_that_the_answers_call_for() -> None:
    (page,) = (page for page in pages(ADULT, form()) if page.code == "reported-to-police")
    assert [field.id for field in page.fields] == ["has_crime_reference"]
    (page,) = (page for page in pages({"has_crime_reference": "yes"}, form()) if page.code == "reported-to-police")
    assert [field.id for field in page.fields] == ["has_crime_reference", "police_force", "crime_reference"]
