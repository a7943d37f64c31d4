"""Components say what they are given, escaped, and lead where they say."""

from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory

from handrail.foundation.ui.forms import DatePartsField
from handrail.foundation.ui.templatetags.design import NoSuchColour
from tests.public.advice.conftest import london


def shown(source: str, *, path: str = "/", **given: object) -> str:
    return str(engines["django"].from_string("{% load design %}" + source).render(given, RequestFactory().get(path)))


class Asked(forms.Form):
    name = forms.CharField(error_messages={"required": "Enter a name."})
    kind = forms.ChoiceField(
        choices=[("a", "A")], widget=forms.RadioSelect, error_messages={"required": "Choose a kind."}
    )
    on = DatePartsField(error_messages={"required": "Enter a day."})

    def clean(self) -> None:
        raise forms.ValidationError("These do not fit together.")


def test_an_error_summary_leads_to_the_first_input_of_each_field() -> None:
    form = Asked({})
    page = shown('{% include "ui/error_summary.html" with form=form only %}', form=form)
    assert "<li>These do not fit together.</li>" in page
    for address, sentence in (
        ("id_name", "Enter a name."),
        ("id_kind_0", "Choose a kind."),
        ("id_on_0", "Enter a day."),
    ):
        assert f'<a href="#{address}">{sentence}</a>' in page
        assert f'id="{address}"' in str(form)


def test_without_errors_there_is_no_summary() -> None:
    assert shown('{% include "ui/error_summary.html" with form=form only %}', form=Asked()).strip() == ""


def test_a_tag_has_a_colour_of_the_design_system() -> None:
    assert shown('{% tag "Open" "green" %}') == '<strong class="govuk-tag govuk-tag--green">Open</strong>'
    with pytest.raises(NoSuchColour):
        shown('{% tag "Open" "mauve" %}')


def test_a_moment_is_read_by_people_and_machines() -> None:
    at = london(2026, 11, 22, 16, 5)
    assert shown("{% when at %}", at=at) == '<time datetime="2026-11-22T16:05:00+00:00">22 November 2026, 4:05pm</time>'
    assert shown("{% when at %}", at=None) == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("desk@county.example", "desk@<wbr>county.<wbr>example"),
        ("duty.team@a.b", "duty.<wbr>team@<wbr>a.<wbr>b"),
        ("<i>@x", "&lt;i&gt;@<wbr>x"),
        ("..@", "..@"),
        ("", ""),
    ],
)
def test_an_address_breaks_only_between_its_parts(address: str, said: str) -> None:
    assert shown("{{ address|breakable }}", address=address) == said


def test_turning_the_page_keeps_the_filters() -> None:
    page = SimpleNamespace(
        has_previous=True, has_next=True, number=2, previous_page_number=1, next_page_number=3, paginator=None
    )
    words = shown('{% include "ui/pagination.html" with page=page only %}', path="/?kind=labour&page=2", page=page)
    assert 'href="?kind=labour&amp;page=1"' in words
    assert 'href="?kind=labour&amp;page=3"' in words


def test_a_summary_says_what_is_changed() -> None:
    rows = [{"key": "Where", "value": "<b>", "change": "/where/"}, {"key": "When", "value": ""}]
    words = shown('{% include "ui/summary_list.html" with rows=rows only %}', rows=rows)
    assert 'Change<span class="govuk-visually-hidden"> where</span>' in words
    assert "&lt;b&gt;" in words
    assert "Not given" in words


@pytest.mark.parametrize(
    "source",
    [
        '{% include "ui/warning.html" with text=text only %}',
        '{% include "ui/inset.html" with text=text only %}',
        '{% include "ui/panel.html" with title=text text=text only %}',
        '{% include "ui/notification.html" with text=text kind="success" only %}',
        '{% include "ui/alert.html" with text=text kind="error" only %}',
        '{% include "ui/tag.html" with text=text only %}',
        "{% tag text %}",
    ],
)
def test_words_stay_words(source: str) -> None:
    words = shown(source, text="<i>careful</i>")
    assert "&lt;i&gt;careful&lt;/i&gt;" in words
    assert "<i>" not in words


def test_the_time_out_says_where_staying_and_leaving_lead() -> None:
    source = '{% include "ui/time_out.html" with minutes=60 warn_minutes=5 stay="/tell-us/" leave="/leave/" only %}'
    words = shown(source)
    assert 'data-minutes="60" data-warn-minutes="5" data-stay="/tell-us/" data-leave="/leave/"' in words
    assert words.startswith("<dialog ")
