"""What stands in a partner's file in the standard is read as it was meant, with the faults that its templates have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.rules.case_data_standard.answers import Answer, answers_in, headings_of, ours_for
from handrail.rules.case_data_standard.reading import read_standard
from tests.rules.localities.packs import PACKS

STANDARD = read_standard(PACKS / "exampleshire")
CONTROL = STANDARD.field_called("vic_MethodsOfControl")
EXPLOITATION = STANDARD.field_called("vic_TypeOfExploitation")
# The mailing block of all three workbooks: the hidden names stand over other labels (facts of the standard, 1.4).
HIDDEN = ("prs_FirstName", "prs_MailingCity", "prs_MailingCountry", "prs_MailingState", "prs_MailingStreet", "")
VISIBLE = (
    *("First Name", "Mailing Street", "Mailing City", "Mailing State/Province", "Mailing Zip/Postal Code"),
    "Reason for Outgoing Referral",
)


def codes(text: str) -> list[str]:
    return [each.code for each in answers_in(text, CONTROL, STANDARD)]


def test_the_visible_labels_count_and_the_hidden_names_above_them_do_not() -> None:
    assert headings_of(HIDDEN, VISIBLE, STANDARD) == (VISIBLE, True)


def test_a_file_with_the_official_names_alone_is_read_by_them() -> None:
    row = ("Anna", "1 Mill Lane", "Northam", "", "EX1 1AA", "Other")
    assert headings_of(HIDDEN, row, STANDARD) == (HIDDEN, False)


def test_the_second_of_two_second_names_is_the_job_title() -> None:
    assert headings_of(("First Name", "Second Name", "Second Name"), (), STANDARD)[0][-1] == "Title"
    kept = ("Title", "Second Name", "Second Name")
    assert headings_of(kept, (), STANDARD)[0] == kept


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("DebtBondage ", ["DebtBondage"]),
        ("Debt bondage; Takes earnings", ["DebtBondage", "TakesEarnings"]),
        ("DebtBondage TakesEarnings", ["DebtBondage", "TakesEarnings"]),
        ("Debt bondage", ["DebtBondage"]),
        ("Threats", ["PhysicalThreats"]),
        ("Psychoactive Substances|Other", ["PsychoactiveSubstance", "Other"]),
        ("Restricts movement", [""]),
    ],
)
def test_codes_labels_and_what_they_are_also_called_are_known(written: str, read: list[str]) -> None:
    assert codes(written) == read


def test_only_what_is_exactly_ours_becomes_our_code() -> None:
    def ours(code: str) -> str:
        return ours_for(Answer(code, code), EXPLOITATION, STANDARD, list_name="exploitation_kinds")

    assert (ours("ForcedLabour"), ours("OrganRemoval")) == ("labour", "organ_harvesting")
    # Ours goes to these and says more: the way back would be a guess.
    assert ours("Other") == ours("Servitude") == ours("") == ""


@given(st.lists(st.sampled_from(sorted(STANDARD.lists["methods_of_control"])), min_size=1, unique=True))
def test_what_we_would_write_is_read_back_as_the_same_codes(written: list[str]) -> None:
    assert codes(";".join(written)) == written


@given(st.text(max_size=60))
def test_any_cell_is_read_and_none_of_its_words_are_lost(text: str) -> None:
    found = "".join(each.said for each in answers_in(text, CONTROL, STANDARD))
    assert [mark for mark in text if mark.isalnum()] == [mark for mark in found if mark.isalnum()]
