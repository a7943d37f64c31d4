"""Which pages and fields the form shows for the answers so far, in its own order."""

from dataclasses import replace

from handrail.rules.referral_form.conditions import Answers
from handrail.rules.referral_form.fields import Field, Page, ReferralForm
from handrail.rules.referral_form.reading import read_form

__all__ = ["Answers", "Field", "Page", "ReferralForm", "pages", "read_form", "required", "shown"]


def shown(field: Field, answers: Answers) -> bool:
    """Whether the form would ask this, given these answers."""
    return field.when.holds(answers)


def required(field: Field, answers: Answers) -> bool:
    """Whether the form would insist on an answer here."""
    return field.demanded and shown(field, answers)


def pages(answers: Answers, form: ReferralForm) -> tuple[Page, ...]:
    """The pages that the form would show, each with the fields it would show, in its order."""
    standing = (
        replace(page, fields=tuple(field for field in page.fields if shown(field, answers)))
        for page in form.pages
        if page.when.holds(answers)
    )
    return tuple(page for page in standing if page.fields)
