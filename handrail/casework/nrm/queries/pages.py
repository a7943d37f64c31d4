"""The form's pages as they stand: which apply, which are done, and what of one page is known and what is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handrail.casework.nrm.policies import BEING_NAMED, Filled
from handrail.casework.nrm.queries.files import FormFile
from handrail.foundation.ui.wording import day_words
from handrail.rules.referral_form.fields import LEFT_OPEN, OPEN_WORDS, Field, FieldKind, InNotification, Page
from handrail.rules.referral_form.form import pages, required
from handrail.rules.referral_form.insists import Insistence, is_open, still_insisted
from handrail.rules.referral_form.output import LETS_THROUGH, AllowList

KEPT_BACK = "Kept back: they have not agreed to be named."
NOT_YET = "Not answered yet"


class PageState(StrEnum):
    """How far a page has come."""

    DONE = "done"
    OPEN = "open"
    NOT_ASKED = "does_not_apply"


@dataclass(frozen=True)
class PageLine:
    """One page in the list of all."""

    code: str
    heading: str
    state: PageState
    number: int


@dataclass(frozen=True, repr=False)
class KnownRow:
    """An answer that the record gives: shown, and changed where it is kept."""

    field: Field
    words: str
    filled: Filled


@dataclass(frozen=True, repr=False)
class PageView:
    """One page: what the record knows of it, and what is asked here."""

    page: Page
    known: tuple[KnownRow, ...]
    asked: tuple[Field, ...]
    number: int
    proposed: Mapping[str, object]


class NoPageNow(Exception):
    """The form does not show this page for the answers so far."""


def page_lines(file: FormFile) -> list[PageLine]:
    """Every page of the form, in its order."""
    shown = {page.code: page for page in pages(file.answers, file.form)}
    return [
        PageLine(page.code, page.heading, state_of(shown.get(page.code), file), number)
        for number, page in enumerate(file.form.pages, start=1)
    ]


def state_of(page: Page | None, file: FormFile) -> PageState:
    """How far this page has come: done once it was saved, or all is known, and the form demands nothing more of it.

    That something is not known, or was not asked, is an answer here.
    """
    if page is None:
        return PageState.NOT_ASKED
    settled = page.code in file.contents.saved or all(is_settled(field, file) for field in page.fields)
    lacking = any(is_lacking(field, file) for field in page.fields)
    return PageState.DONE if settled and not lacking else PageState.OPEN


def is_lacking(field: Field, file: FormFile) -> bool:
    """Whether the form demands it and nobody has answered, not even that it is unknown. A box may stay empty here."""
    answer = file.answers.get(field.id)
    left_open = isinstance(answer, str) and answer in LEFT_OPEN
    if is_withheld(field, file):
        return False
    return required(field, file.answers) and field.kind is not FieldKind.TICK and is_open(answer) and not left_open


def is_settled(field: Field, file: FormFile) -> bool:
    """Whether the record answers it, or the county does, or it is withheld."""
    known = field.id in file.filled and file.filled[field.id].value is not None
    return known or field.id in file.assumed or is_withheld(field, file)


def page_view(file: FormFile, code: str) -> PageView:
    """One page as the form shows it now.

    Raises:
        NoSuchPage: there is no page of that code.
        NoPageNow: the form does not show it for these answers.
    """
    whole = file.form.page(code)
    page = next((one for one in pages(file.answers, file.form) if one.code == code), None)
    if page is None:
        raise NoPageNow(code)
    number = [one.code for one in file.form.pages].index(whole.code) + 1
    elsewhere = [field for field in page.fields if kept(field, file)]
    known = tuple(known_row(field, file) for field in elsewhere)
    asked = tuple(field for field in page.fields if field not in elsewhere)
    return PageView(page, known, asked, number, proposed_on(asked, file))


def proposed_on(asked: Iterable[Field], file: FormFile) -> Mapping[str, object]:
    """What is put forward for these: nothing for one that somebody has answered, or looked at and left empty."""
    ids = {field.id for field in asked} - set(file.contents.answers)
    return {field: words for field, words in file.proposed.items() if field in ids}


def kept(field: Field, file: FormFile) -> bool:
    """Whether it is not asked here: the record knows it, it is asked there with its explanation, or it is withheld."""
    return field.id in file.filled or is_withheld(field, file)


def is_withheld(field: Field, file: FormFile) -> bool:
    """Whether only a name or a way to reach them would answer it, and they have not agreed to be named."""
    return file.holding is AllowList.DTN and field.in_notification is InNotification.GOES_IF_NAMED


def known_row(field: Field, file: FormFile) -> KnownRow:
    """What is shown of a field that is not asked here."""
    if is_withheld(field, file):
        return KnownRow(field, KEPT_BACK, Filled(None, BEING_NAMED))
    return KnownRow(field, said(field, file), file.filled[field.id])


def said(field: Field, file: FormFile) -> str:
    """What the record says, in words; nothing that leads to somebody who did not agree to be named."""
    value = file.filled[field.id].value
    if value is None:
        return NOT_YET
    if file.holding is AllowList.DTN and field.in_notification not in LETS_THROUGH[AllowList.DTN]:
        return KEPT_BACK
    return "; ".join(words_of(field, value))


def words_of(field: Field, value: object) -> list[str]:
    """An answer as it is read, and typed: one entry for each of several."""
    labels = {option.value: option.label for option in field.options}
    if isinstance(value, list | tuple):
        return [labels.get(str(one), str(one)) for one in value]
    if value is True:
        return ["Tick this box"]
    text = str(value)
    if field.kind is FieldKind.DATE:
        return [date_in_words(text)]
    return [labels.get(text, OPEN_WORDS.get(text, text))]


def date_in_words(text: str) -> str:
    """A day as people write it; what is none stays as it was typed."""
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def next_page(file: FormFile, after: str) -> str:
    """The next page that the form shows after this one; empty after the last."""
    order = [page.code for page in file.form.pages]
    place = order.index(after)
    shown = {page.code for page in pages(file.answers, file.form)}
    return next((code for code in order[place + 1 :] if code in shown), "")


def unanswered_on(file: FormFile, code: str) -> bool:
    """Whether this page has something that the answers just given have brought up."""
    return any(
        is_lacking(field, file) for page in pages(file.answers, file.form) if page.code == code for field in page.fields
    )


def insisted_on(file: FormFile) -> tuple[Insistence, ...]:
    """What the form will still demand of what may go: what was left open, kept back, or is not fit to be taken."""
    open_ones = {one: said for one, said in file.answers.items() if isinstance(said, str) and said in LEFT_OPEN}
    going: Mapping[str, object] = {**routing(file), **open_ones, **ours_alone(file), **dict(file.output.fields)}
    return still_insisted(going, file.form)


def ours_alone(file: FormFile) -> dict[str, object]:
    """What is typed into the form and never sent on by it: a label of one's own."""
    ours = (field.id for field in file.form.fields if field.in_notification is InNotification.OURS_ONLY)
    return {field: file.answers[field] for field in ours if field in file.answers}


def routing(file: FormFile) -> dict[str, object]:
    """The answers that decide which pages there are, whether or not they go."""
    looked_at = frozenset().union(*(field.when.asks() for field in file.form.fields))
    return {
        field.id: file.answers[field.id]
        for field in file.form.fields
        if field.id in looked_at and field.options and field.id in file.answers
    }
