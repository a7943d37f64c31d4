"""What a step says in another language: each part in it or marked as English, and the English words beside it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override, trans_real

from handrail.foundation.ui.catalogues import write_compiled
from handrail.foundation.ui.marking import bare, marked
from handrail.foundation.ui.pack_words import mo_file, words_of
from handrail.public.pathway.queries.saying import headed, is_translated, words_in_english, words_on_page
from handrail.rules.pathway.decision import Step
from tests.public.pathway.test_wizard import NURSE, carry, words
from tests.rules.pathway.test_wording import REFERS, decided

CODE = "pl"
SAID = {
    "Tell your own safeguarding lead. You need not interview anybody.": "Powiedz u siebie. Nie pytaj nikogo.",
    "After a positive decision there is a recovery period of at least {recovery_days} days with support.": (
        "Po decyzji: co najmniej {recovery_days} dni."
    ),
}


@pytest.fixture
def partly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language in which two sentences are said, and all others are shown in English."""
    left = words_of(Path(settings.LOCALITIES) / settings.LOCALITY)
    write_compiled({said: marked(said) for said in left} | SAID, mo_file(tmp_path, CODE))
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path])
    monkeypatch.setattr(trans_real, "_translations", {})


def recovery() -> Step:
    step = decided(REFERS).step("recovery_period_clock")
    assert step is not None
    return step


@pytest.mark.django_db
def test_a_step_is_said_in_the_language_of_the_page_with_its_english_words_beside_it(
    partly: None, public_door: Client
) -> None:
    carry(public_door, NURSE)
    shown = words(public_door, f"/next-steps/steps/?language={CODE}")
    assert ". Powiedz u siebie.</h3>" in shown
    assert '<p class="govuk-body">Nie pytaj nikogo.</p>' in shown
    beside = "<strong>Tell your own safeguarding lead.</strong> You need not interview anybody."
    assert beside in shown.partition('<div class="govuk-details__text" lang="en-GB" dir="ltr">')[2]


@pytest.mark.django_db
def test_no_space_follows_the_first_sentence_of_a_step_so_far_in_chinese(public_door: Client) -> None:
    shown = words(public_door, "/next-steps/question/age/?language=zh-hans")
    beside = shown.partition('id="so-far"')[2].partition("<details")[0]
    assert "。</strong>" in beside
    assert "。</strong> " not in beside
    assert "。 " not in beside


@pytest.mark.django_db
def test_a_part_that_nobody_has_translated_stays_in_english_and_says_so(partly: None, public_door: Client) -> None:
    carry(public_door, NURSE)
    shown = words(public_door, f"/next-steps/steps/?language={CODE}")
    assert '<span lang="en-GB" dir="ltr">Do not interview the person or gather evidence.</span>' in shown
    assert '. <span lang="en-GB" dir="ltr">Find a natural, private moment to be with the person alone.</span>' in shown


@pytest.mark.django_db
def test_a_step_of_which_nothing_is_translated_is_not_said_twice(partly: None, public_door: Client) -> None:
    carry(public_door, NURSE)
    shown = words(public_door, f"/next-steps/steps/?language={CODE}")
    assert shown.count("Find a natural, private moment") == 1


@pytest.mark.django_db
def test_beside_a_question_the_steps_so_far_stand_in_english_too(partly: None, public_door: Client) -> None:
    carry(public_door, NURSE)
    shown = words(public_door, f"/next-steps/question/age/?language={CODE}")
    assert "<strong>Powiedz u siebie.</strong> Nie pytaj nikogo." in shown
    assert "<strong>Tell your own safeguarding lead.</strong> You need not interview anybody." in shown


def test_a_number_of_the_day_is_filled_in_after_the_sentence_is_translated(partly: None) -> None:
    with override(CODE):
        assert words_on_page(recovery()).first == "Po decyzji: co najmniej 30 dni."
        assert "at least 30 days" in words_in_english(recovery()).first


def test_an_english_page_says_each_step_once_and_without_marks() -> None:
    for step in decided(REFERS).steps:
        assert words_on_page(step) == words_in_english(step)
        assert not is_translated(step)


@pytest.mark.parametrize(
    ("parts", "first", "further"),
    [
        (["Call 999 and ask for the police."], "Call 999 and ask for the police.", ""),
        (["Ring. Say where. Wait."], "Ring.", "Say where. Wait."),
        (["Ring.", "Besides, wait."], "Ring.", "Besides, wait."),
        (["打电话。说出地点。"], "打电话。", "说出地点。"),
        (["打电话。说出地点。", "请等待。"], "打电话。", "说出地点。请等待。"),
        (["ደውሉ። ሓብሩ።", "ተጸበዩ።"], "ደውሉ።", "ሓብሩ። ተጸበዩ።"),
        (["ਫ਼ੋਨ ਕਰੋ। ਦੱਸੋ।"], "ਫ਼ੋਨ ਕਰੋ।", "ਦੱਸੋ।"),
    ],
)
def test_the_first_sentence_heads_the_others_in_every_script(parts: list[str], first: str, further: str) -> None:
    assert headed(parts) == (first, further)


def test_what_is_marked_as_english_stays_marked_when_it_is_taken_apart() -> None:
    first, further = headed([marked("Ring. Wait."), "Czekaj."])
    assert (first, further) == (marked("Ring."), f"{marked('Wait.')} Czekaj.")
    assert bare(further) == "Wait. Czekaj."
