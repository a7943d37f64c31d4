"""What every page of a report has in common."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from handrail.foundation.ui.choosing import in_words
from handrail.foundation.ui.forms import DatePartsField, Option
from handrail.foundation.ui.wording import day_words
from handrail.public.concerns.models import ReporterKind, Typed
from handrail.public.concerns.policies.pages import Page, Turns
from handrail.rules.localities.locality import CodedWord, Locality

NOT_SAID: tuple[Any, ...] = ("", None, (), [])
NO_NULLS = ProhibitNullCharactersValidator(
    message="This has a character in it that cannot be read. Take it out, or type it again."
)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """For whom a page is shown: the county, the day, the turns the telling took so far, the postcode typed."""

    locality: Locality
    today: date
    turns: Turns
    postcode: str = ""
    may_be_child: bool = False

    @property
    def to_oneself(self) -> bool:
        """Whether we speak to the person it is happening to."""
        return self.turns.reporter_kind == ReporterKind.ONESELF


class Words(forms.CharField):
    """Something typed in somebody's own words: bounded, lines ended one way, refusals in plain English."""

    default_validators = [NO_NULLS]

    def __init__(self, *, rows: int = 1, max_length: int, **said: Any) -> None:
        self.limit = max_length
        widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        super().__init__(max_length=max_length, required=False, widget=widget, **said)
        # Ours say it in plainer words; Django's would say it a second time.
        self.validators = [NO_NULLS]

    def to_python(self, value: Any) -> str:
        """The text with line ends as one character, as whoever typed it counts them."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")

    def run_validators(self, value: str) -> None:
        """Say how long it may be and how long it is."""
        if len(value) > self.limit:
            raise forms.ValidationError(
                gettext(
                    "This must be %(most)s characters or fewer. You have written %(written)s. "
                    "You can send the rest as a message when you have your receipt."
                )
                % {"most": f"{self.limit:,}", "written": f"{len(value):,}"}
            )
        super().run_validators(value)


class Choice(forms.ChoiceField):
    """One of a few, or none."""

    def __init__(self, *, choices: Iterable[tuple[str, str]] = (), **said: Any) -> None:
        super().__init__(
            choices=list(choices),
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of these."},
            **said,
        )


class PageForm(forms.Form):
    """One page: what it asks, and which parts of the report its answers are.

    `title` is the page's question; with `heading` naming a field, that field's label is the question.
    """

    page: ClassVar[Page]
    title: ClassVar[str]
    title_to_oneself: ClassVar[str] = ""
    opening: ClassVar[str] = ""
    opening_to_oneself: ClassVar[str] = ""
    labels_to_oneself: ClassVar[Mapping[str, str]] = {}
    for_operator: ClassVar[str] = ""
    skip_words: ClassVar[str] = "Skip this"
    heading: ClassVar[str] = ""
    use_required_attribute = False

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        self.asking = asking
        super().__init__(None if typed is None else MultiValueDict({name: list(said) for name, said in typed.items()}))
        for name, label in self.labels_to_oneself.items() if asking.to_oneself else ():
            self.fields[name].label = label
        if self.heading:
            self.fields[self.heading].label = self.question
            self.fields[self.heading].help_text = self.explanation

    @property
    def question(self) -> str:
        """The page's question, to whom it speaks."""
        return (self.asking.to_oneself and self.title_to_oneself) or self.title

    @property
    def explanation(self) -> str:
        """What helps to answer it."""
        return (self.asking.to_oneself and self.opening_to_oneself) or self.opening

    def told(self) -> dict[str, Any]:
        """The parts of the report that this page answers; what was left empty is left out."""
        return {name: value for name, value in self.cleaned_data.items() if value not in NOT_SAID}

    def in_words(self) -> list[tuple[str, str]]:
        """Each answer as its question and its words, for the page on which answers are checked."""
        alone = len(self.fields) == 1
        return [
            (self.question if alone else str(field.label), _in_words(field, self.cleaned_data[name]))
            for name, field in self.fields.items()
            if self.cleaned_data.get(name) not in NOT_SAID
        ]


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        labels = dict(field.choices)  # type: ignore[arg-type]
        return "\n".join(in_words(str(labels[each])) for each in (value if isinstance(value, list) else [value]))
    if isinstance(value, date):
        return day_words(value)
    return str(value)


def coded(words: Iterable[CodedWord]) -> list[tuple[str, str]]:
    """A list of the county's pack as choices."""
    return [(word.code, Option(word.label, hint=word.hint)) for word in words]


def typed_into(form: PageForm, posted: MultiValueDict[str, str]) -> Typed:
    """Of everything that was posted, what belongs to this form's inputs, as it was typed but for space around it."""
    typed = {
        name: tuple(said.strip() for said in posted.getlist(name)[slice(None) if several else slice(-1, None)])
        for name, several in _inputs(form)
    }
    return {name: said for name, said in typed.items() if any(said)}


def _inputs(form: PageForm) -> Iterator[tuple[str, bool]]:
    """The name of each input, and whether it may come several times."""
    for name, field in form.fields.items():
        if isinstance(field, DatePartsField):
            yield from ((f"{name}_{part}", False) for part in ("day", "month", "year"))
        else:
            yield name, isinstance(field, forms.MultipleChoiceField)
