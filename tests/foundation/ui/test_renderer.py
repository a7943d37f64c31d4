"""Every kind of question is asked in GOV.UK markup, with its hint and its error tied to it."""

from html.parser import HTMLParser

import pytest
from django import forms

from handrail.foundation.ui.forms import DatePartsField, Option


class Everything(forms.Form):
    heading = "account"

    account = forms.CharField(
        label="What happened?", help_text="In your own words.", widget=forms.Textarea, max_length=200
    )
    name = forms.CharField(label="Your name", help_text="If you want.", max_length=50)
    many = forms.IntegerField(label="How many?")
    seen_on = DatePartsField(label="When?", help_text="For example, 27 3 2026.")
    kind = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=[("driver", Option("A driver", hint="Taxi or private hire")), ("other", Option("Else", divider=True))],
    )
    signs = forms.MultipleChoiceField(
        label="What did you see?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("At work", [("pay", "No pay")]), ("none", Option("None of these", alone=True))],
    )
    district = forms.ChoiceField(label="District", choices=[("", "Choose"), ("north", "North <& South>")])
    agree = forms.BooleanField(label="I understand", help_text="It is final.")
    file = forms.FileField(label="A file")
    place = forms.CharField(widget=forms.HiddenInput, initial="kept")


class Ids(HTMLParser):
    """Collects every id, and every id that something refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.referred: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"for", "aria-describedby"}:
                self.referred |= set((value or "").split())


def read(page: str) -> Ids:
    ids = Ids()
    ids.feed(page)
    return ids


@pytest.fixture
def blank() -> Everything:
    return Everything()


@pytest.fixture
def wrong() -> Everything:
    return Everything({"seen_on_day": "31", "seen_on_month": "2", "seen_on_year": "2026"})


FIELDS = sorted(set(Everything.base_fields) - {"place"})


@pytest.mark.parametrize("field", FIELDS)
def test_a_question_is_named_and_grouped(blank: Everything, field: str) -> None:
    page = blank[field].as_field_group()
    assert 'class="govuk-form-group"' in page
    assert str(blank[field].label) in page
    assert "govuk-error-message" not in page


@pytest.mark.parametrize("field", FIELDS)
def test_an_error_stands_beside_the_field_and_is_tied_to_it(wrong: Everything, field: str) -> None:
    page = wrong[field].as_field_group()
    assert "govuk-form-group--error" in page
    assert f'id="id_{field}_error"' in page
    assert f"id_{field}_error" in read(page).referred


@pytest.mark.parametrize("field", ["account", "name", "seen_on", "agree"])
def test_a_hint_is_tied_to_its_field(blank: Everything, field: str) -> None:
    page = blank[field].as_field_group()
    assert f'class="govuk-hint" id="id_{field}_helptext"' in page
    assert f"id_{field}_helptext" in read(page).referred


@pytest.mark.parametrize("form", ["blank", "wrong"])
def test_every_reference_leads_somewhere_and_no_id_comes_twice(form: str, request: pytest.FixtureRequest) -> None:
    ids = read(str(request.getfixturevalue(form)))
    assert len(ids.ids) == len(set(ids.ids))
    assert ids.referred <= set(ids.ids)


def test_the_one_question_of_a_page_is_its_heading(blank: Everything) -> None:
    assert '<h1 class="govuk-label-wrapper"><label' in blank["account"].as_field_group()
    assert "<h1" not in blank["name"].as_field_group()


def test_radios_asked_alone_have_their_legend_as_heading(blank: Everything) -> None:
    blank.heading = "kind"
    assert '<h1 class="govuk-fieldset__heading">Who are you?</h1>' in blank["kind"].as_field_group()


def test_long_text_counts_its_characters_and_is_never_cut_by_the_browser(blank: Everything) -> None:
    page = blank["account"].as_field_group()
    assert 'data-module="govuk-character-count" data-maxlength="200"' in page
    assert 'id="id_account-info"' in page
    assert " maxlength=" not in page
    assert 'aria-describedby="id_account_helptext id_account-info"' in page


def test_the_browser_is_not_asked_to_judge(blank: Everything) -> None:
    assert " required" not in str(blank)


def test_a_number_is_typed_not_spun(blank: Everything) -> None:
    assert 'type="text" inputmode="numeric" name="many"' in blank["many"].as_field_group()


def test_an_option_explains_itself(blank: Everything) -> None:
    page = blank["kind"].as_field_group()
    assert 'aria-describedby="id_kind_0-hint"' in page
    assert 'id="id_kind_0-hint">Taxi or private hire</div>' in page
    assert '<div class="govuk-radios__divider">or</div>' in page


def test_none_of_these_unticks_the_rest(blank: Everything) -> None:
    assert page_of(blank, "signs").count('data-behaviour="exclusive"') == 1


def test_grouped_checkboxes_have_a_legend_each(blank: Everything) -> None:
    assert '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">At work</legend>' in page_of(
        blank, "signs"
    )


def test_a_date_is_three_named_inputs_in_a_group(blank: Everything) -> None:
    page = page_of(blank, "seen_on")
    assert 'role="group"' in page
    assert [f'name="seen_on_{part}"' in page for part in ("day", "month", "year")] == [True] * 3
    assert page.count("govuk-date-input__label") == 3


def test_what_was_typed_stays_after_an_error(wrong: Everything) -> None:
    assert 'name="seen_on_day" type="text" inputmode="numeric" value="31"' in page_of(wrong, "seen_on")


def test_what_is_hidden_has_no_group(blank: Everything) -> None:
    page = str(blank)
    assert '<input type="hidden" name="place" value="kept"' in page
    assert page.count('<div class="govuk-form-group') == len(FIELDS) + 3  # the date's three parts


@pytest.mark.parametrize(
    "form",
    [Everything(), Everything({}), Everything({"name": '"><script>alert(1)</script>', "account": "</textarea><b>"})],
)
def test_nothing_typed_or_labelled_becomes_markup(form: Everything) -> None:
    page = str(form)
    assert "<script>" not in page
    assert "<b>" not in page
    assert "North &lt;&amp; South&gt;" in page


def test_no_style_or_script_is_written_into_a_form(wrong: Everything) -> None:
    page = str(wrong)
    assert "style=" not in page
    assert "<script" not in page
    assert " onc" not in page


def page_of(form: forms.Form, field: str) -> str:
    return form[field].as_field_group()
