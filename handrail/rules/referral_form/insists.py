"""What the form will still demand where we let a question stay open, and what can honestly be typed there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from handrail.rules.referral_form.conditions import Answers
from handrail.rules.referral_form.fields import (
    LEFT_OPEN,
    NOT_ASKED,
    OPEN_WORDS,
    Check,
    Field,
    FieldKind,
    InNotification,
    ReferralForm,
)
from handrail.rules.referral_form.form import pages, required

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
TYPES = "at least one kind of exploitation"
# Options with which a question can be left open in the form itself.
OPEN_OPTIONS = ("not-sure", "i-dont-know")
UNKNOWN = "Unknown"
MUST_BE_ASKED = "The form has no answer for this that leaves it open: ask, or wait until it is known."
MUST_BE_TRUE = "The form goes on only if this box is ticked. Tick it only once it is true."
NOT_NAMED = (
    "The form asks because the person would help an investigation, which is no agreement to be named. Without that "
    "agreement type “Withheld” where it takes words, and ask the Home Office’s NRM team before you send it."
)


@dataclass(frozen=True)
class Insistence:
    """A field that the form will not go on without: why, and what can honestly be typed there."""

    field: str
    because: str
    type_there: str


def still_insisted(answers: Answers, form: ReferralForm) -> tuple[Insistence, ...]:
    """Everything that the form will still demand, in its order: what is open, and what it will not take."""
    seen: set[str] = set()
    found: list[Insistence] = []
    for page in pages(answers, form):
        for field in page.fields:
            if field.id not in seen:
                seen.add(field.id)
                found.extend(insisted(field, answers, form))
    return tuple(found)


def insisted(field: Field, answers: Answers, form: ReferralForm) -> Iterator[Insistence]:
    """What the form holds against the answer to this field, as it stands."""
    answer = answers.get(field.id)
    if is_open(answer):
        if required(field, answers):
            yield Insistence(field.id, "The form demands an answer.", honest_words(field, answers, form))
        elif lacks_a_type(field, answers, form):
            yield Insistence(field.id, f"The form demands {TYPES}.", "Tick what fits best, or “Something else”.")
        return
    for because in refusals(field, answer, form):
        yield Insistence(field.id, because, "")


def is_open(answer: object) -> bool:
    """Whether nothing was answered that the form would take as an answer."""
    return answer in (None, "", False, (), []) or (isinstance(answer, str) and answer in LEFT_OPEN)


def lacks_a_type(field: Field, answers: Answers, form: ReferralForm) -> bool:
    """Whether no kind of exploitation is ticked; said once, at the first of them."""
    types = [one for one in form.fields if Check.AT_LEAST_ONE_TYPE in one.checks]
    return bool(types) and field == types[0] and not any(answers.get(one.id) is True for one in types)


def honest_words(field: Field, answers: Answers, form: ReferralForm) -> str:
    """What may be typed there without pressing anybody and without inventing anything."""
    answer = answers.get(field.id)
    if field.in_notification is InNotification.GOES_IF_NAMED and form.conditions["dtn"].holds(answers):
        return NOT_NAMED
    if Check.MUST_BE_TICKED in field.checks:
        return MUST_BE_TRUE
    if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT}:
        return f"Type “{OPEN_WORDS[NOT_ASKED if answer == NOT_ASKED else 'not_known']}”."
    open_options = [option.label for option in field.options if option.value in OPEN_OPTIONS]
    listed = [entry.words for entry in form.lists.get(field.list_name, ())]
    if open_options or UNKNOWN in listed:
        return f"Choose “{[*open_options, UNKNOWN][0]}”."
    return MUST_BE_ASKED


def refusals(field: Field, answer: object, form: ReferralForm) -> Iterator[str]:
    """Why the form would not take an answer."""
    if not isinstance(answer, str):
        return
    if field.limit is not None and len(answer) > field.limit:
        yield f"The form takes at most {field.limit:,} characters; this has {len(answer):,}."
    if Check.EMAIL in field.checks and not EMAIL.fullmatch(answer):
        yield "The form takes only an email address here."
    if Check.INTERNATIONAL_TELEPHONE in field.checks and not is_telephone(answer):
        yield "The form takes only a telephone number that can be dialled."
    if Check.NOT_A_LINK in field.checks and LINK.match(answer):
        yield "The form takes no web address here."
    if Check.WHOLE_NUMBER in field.checks and not answer.isdecimal():
        yield "The form takes only a whole number here."
    if Check.IN_LIST in field.checks and not is_listed(field, answer, form):
        yield "It is not in our copy of the form's list: look for it there, and choose the nearest."


def is_telephone(answer: str) -> bool:
    """Whether anybody could dial it from the United Kingdom."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(answer, "GB"))
    except phonenumbers.NumberParseException:
        return False


def is_listed(field: Field, answer: str, form: ReferralForm) -> bool:
    """Whether our copy of the form's list has it."""
    return any(entry.words == answer for entry in form.lists.get(field.list_name, ()))
