"""A date is typed in three parts, and what is wrong with it is said."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.ui.forms import DatePartsField, Option


class Asked(forms.Form):
    on = DatePartsField(error_messages={"required": "Enter the day."})
    maybe = DatePartsField(required=False)


def typed(day: str, month: str, year: str) -> Asked:
    return Asked({"on_day": day, "on_month": month, "on_year": year})


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MARCH "])
def test_a_month_may_be_a_number_or_a_word(month: str) -> None:
    form = typed("27", month, "2026")
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 3, 27)


def test_a_date_that_may_be_left_out_is_none() -> None:
    form = typed("1", "1", "2026")
    assert form.is_valid()
    assert form.cleaned_data["maybe"] is None


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("", "", ""), "Enter the day."),
        (("", "3", "2026"), "The date must include a day."),
        (("27", "", ""), "The date must include a month and a year."),
        (("31", "2", "2026"), "Enter a real date, like 27 3 2026."),
        (("29", "2", "2025"), "Enter a real date, like 27 3 2026."),
        (("0", "1", "2026"), "Enter a real date, like 27 3 2026."),
        (("27", "13", "2026"), "Enter a real date, like 27 3 2026."),
        (("27", "3", "26"), "The year must have 4 numbers, like 2026."),
        (("27", "3", "0026"), "The year must have 4 numbers, like 2026."),
        (("²", "3", "2026"), "Enter a real date, like 27 3 2026."),
        (("١", "3", "2026"), "Enter a real date, like 27 3 2026."),
    ],
)
def test_what_is_wrong_with_a_date_is_said(parts: tuple[str, str, str], sentence: str) -> None:
    assert typed(*parts).errors["on"] == [sentence]


@given(parts=st.tuples(st.text(), st.text(), st.text()))
def test_whatever_is_typed_gets_a_date_or_a_sentence(parts: tuple[str, str, str]) -> None:
    form = typed(*parts)
    assert form.is_valid() or str(form.errors["on"][0]).endswith(".")


@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_real_day_can_be_typed(day: date) -> None:
    form = typed(str(day.day), str(day.month), f"{day.year:04}")
    assert form.is_valid()
    assert form.cleaned_data["on"] == day


def test_a_day_known_before_is_shown_in_its_parts() -> None:
    page = str(Asked(initial={"on": date(2026, 3, 27)})["on"])
    assert ['value="27"' in page, 'value="3"' in page, 'value="2026"' in page] == [True] * 3


def test_a_day_left_as_it_was_has_not_changed() -> None:
    form = Asked({"on_day": "27", "on_month": "3", "on_year": "2026"}, initial={"on": date(2026, 3, 27), "maybe": None})
    assert form.changed_data == []


def test_an_option_is_its_label() -> None:
    assert Option("A driver", hint="Taxi") == "A driver"
