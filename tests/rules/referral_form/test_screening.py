"""What leads to a person is found in free text, however it is written."""

import pytest

from handrail.rules.referral_form.fields import IdentifierKind
from handrail.rules.referral_form.known import Known, known_from, known_in
from handrail.rules.referral_form.screening import STRUCK, Finding, screen, strike
from tests.rules.referral_form.truths import form

THEIRS = known_from(
    theirs={
        IdentifierKind.NAME: ["Zofia Łukasik", "Li"],
        IdentifierKind.TELEPHONE: ["07700 900123"],
        IdentifierKind.DATE: ["1991-03-27"],
        IdentifierKind.ADDRESS: ["Flat 3, 12 Mill Road, Watford"],
        IdentifierKind.POSTCODE: ["WD17 1AA"],
        IdentifierKind.EMAIL: ["zo.luk@mail.example"],
        IdentifierKind.HANDLE: ["@zofka91"],
        IdentifierKind.REFERENCE: ["41/12345/26", "NRM-778812"],
        IdentifierKind.PLATE: ["AB12 CDE"],
    }
)
WAYS = {
    "a name": "Then Zofia left",
    "in capitals": "Then ZOFIA left",
    "without its accents": "Miss Lukasik left",
    "with other accents": "Then Zófia left",
    "with letters apart": "They call her Z.o.f.i.a there",
    "with an unseen character": "Then Zo\u200bfia left",
    "within other letters": "It was signed zofialukasik",
    "with an apostrophe": "It was Zofia's coat",
    "a short name": "He asked for Li at the door",
    "a telephone": "on 07700 900123 at night",
    "a telephone without spaces": "on 07700900123 at night",
    "a telephone from abroad": "on +44 7700-900-123 at night",
    "a telephone in brackets": "on (07700) 900 123 at night",
    "a day in figures": "born on 27/03/1991 in Lublin",
    "a day in short": "born on 27.3.91 in Lublin",
    "a day the American way": "born on 03/27/1991 in Lublin",
    "a day the technical way": "born on 1991-03-27 in Lublin",
    "a day without gaps": "born on 27031991 in Lublin",
    "a day in words": "born on the 27th of March 1991",
    "a month first": "born on March 27th, 1991",
    "a birthday": "her birthday is 27 March",
    "a street": "she sleeps in Mill Road",
    "a house": "she sleeps at 12 mill  road",
    "a postcode": "near wd171aa somewhere",
    "an email": "wrote to ZO.LUK@mail.example twice",
    "a name used online": "wrote to zofka91 twice",
    "a crime reference": "see 41-12345-26 for more",
    "a reference with a word before": "see NRM 778812 for more",
    "the figures of a reference": "see 778812 for more",
    "a plate": "they took her car ab12cde away",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS.keys())
def test_what_leads_to_the_person_is_found_however_it_is_written(text: str) -> None:
    findings = screen(text, known=THEIRS)
    assert [finding.theirs for finding in findings if finding.theirs], text
    left = strike(text, findings)
    assert not any(finding.theirs for finding in screen(left, known=THEIRS)), left


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("ring 020 7946 0018 now", IdentifierKind.TELEPHONE, "020 7946 0018"),
        ("a white van, FG65 HJK, outside", IdentifierKind.PLATE, "FG65 HJK"),
        ("near AL1 3JE most days", IdentifierKind.POSTCODE, "AL1 3JE"),
        ("at 4 High Street most days", IdentifierKind.ADDRESS, "4 High Street"),
        ("write to boss@work.example today", IdentifierKind.EMAIL, "boss@work.example"),
        ("as @bossman online", IdentifierKind.HANDLE, "@bossman"),
        ("he said www.jobs.example is good", IdentifierKind.HANDLE, "www.jobs.example"),
        ("on 3 May 1988 it says", IdentifierKind.DATE, "3 May 1988"),
        ("police have CAD 4417 of it", IdentifierKind.REFERENCE, "CAD 4417"),
        ("her papers say A1234567 on top", IdentifierKind.REFERENCE, "A1234567"),
        ("run by Mr Bolton there", IdentifierKind.NAME, "Mr Bolton"),
        ("a man called Dragan came", IdentifierKind.NAME, "Dragan"),
        ("then Ana Bolton came", IdentifierKind.NAME, "Ana Bolton"),
    ],
)
def test_what_looks_like_an_identifier_is_shown_to_a_person(text: str, kind: IdentifierKind, words: str) -> None:
    (finding,) = screen(text)
    assert (finding.kind, text[finding.start : finding.end], finding.theirs) == (kind, words, False)
    assert finding.because.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "They worked 12 hours a day, 7 days a week, from 2018 to 2019, for 20 pounds.",
        "She likely likes the library, and may work in March. The Home Office was told.",
        "Nothing to say here, and nobody to name.",
        "",
    ],
)
def test_ordinary_words_are_left_in_peace(text: str) -> None:
    assert screen(text, known=known_from(theirs={IdentifierKind.NAME: ["Li", "Ann"]})) == ()


def test_somebody_else_known_to_the_case_is_a_person_to_confirm() -> None:
    known = known_from(theirs={}, others={IdentifierKind.NAME: ["Dragan"]})
    (finding,) = screen("dragan took her wages", known=known)
    assert (finding.start, finding.end, finding.theirs) == (0, 6, False)


def test_findings_that_touch_become_one_and_the_persons_own_wins() -> None:
    text = "Mrs Zofia Lukasik"
    assert [(one.start, one.end, one.theirs) for one in screen(text, known=THEIRS)] == [(0, len(text), True)]


def test_what_is_struck_leaves_a_mark_that_names_nobody() -> None:
    assert strike("Ask Zofia", [Finding(4, 9, IdentifierKind.NAME, "…")]) == f"Ask {STRUCK}"
    assert screen(STRUCK, known=THEIRS) == ()


def test_what_the_answers_tell_of_the_person_is_known_from_then_on() -> None:
    answers = {
        "pv_first_name": "Zofia",
        "pv_phone": "07700 900123",
        "pv_street": "not_known",
        "pv_last_name": " ",
        "professional_insight": "Zofia is tired",
    }
    known = known_in(answers, form())
    assert {(one.kind, one.value) for one in known.theirs} == {
        (IdentifierKind.NAME, "Zofia"),
        (IdentifierKind.TELEPHONE, "07700 900123"),
    }
    assert "Zofia" not in repr(known)
    assert known | Known() == known
