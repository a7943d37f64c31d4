"""Prepares made-up persons' forms for the Home Office through the real actions, and hands some of them over.

The reference that comes back is a made-up one, and so are the decisions: they start the clocks that a visitor sees.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from handrail.casework.nrm import actions
from handrail.casework.nrm.models import DecisionKind, DecisionOutcome
from handrail.casework.nrm.permissions import why_not_prepare
from handrail.casework.nrm.queries import file_of, form_row, texts_to_read
from handrail.casework.persons.models import PotentialVictim
from handrail.config.demonstration.course import Steps
from handrail.foundation.locality import current_locality, current_referral_form
from handrail.foundation.people.models import Person

MINUTES_A_PAGE = timedelta(minutes=2)
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class FormTold:
    """What persons.toml says of one form: its answers; the reference that came back; the first decision, after days."""

    answers: Mapping[str, Any]
    reference: str = ""
    positive_after_days: int = 0


def prepare_form(person: PotentialVictim, told: FormTold, *, by: Person, at: datetime) -> Steps:
    """One form's way; each value is the moment of the next step. Nothing where `by` is no first responder here."""
    if why_not_prepare(person, by=by) is not None:
        return
    for code, typed in by_pages(told.answers):
        yield (at := at + MINUTES_A_PAGE)
        row = form_row(person)
        actions.save_page(person, code=code, typed=typed, seen=row.version if row else 0, by=by, at=at)
    if told.reference:
        yield (at := at + AN_HOUR)
        hand_over(person, told.reference, by=by, at=at)
    if told.positive_after_days:
        yield (at := at + timedelta(days=told.positive_after_days))
        positive(person, by=by, at=at)


def by_pages(answers: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The answers of each page that has some, in the form's order."""
    for page in current_referral_form().pages:
        typed = {field.id: answers[field.id] for field in page.fields if field.id in answers}
        if typed and page.code == current_referral_form().field(next(iter(typed))).pages[0]:
            yield page.code, typed


def hand_over(person: PotentialVictim, reference: str, *, by: Person, at: datetime) -> None:
    """Read what has to be read of a notification, type it into the form, and keep the reference that came back."""
    file = file_of(person, by=by, at=at, why="hand_over")
    if file.holding.route == "dtn":
        for text in texts_to_read(file):
            actions.confirm_reading(person, field=text.field.id, mark=text.mark, stays=(), by=by, at=at)
    actions.begin_to_hand_over(person, by=by, at=at)
    actions.record_sent(person, reference=reference, sent_on=day_of(at), by=by, at=at)


def positive(person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """The first decision came, and it was positive: the time to recover begins."""
    kind, outcome = DecisionKind.REASONABLE_GROUNDS, DecisionOutcome.POSITIVE
    actions.record_decision(person, kind=kind, outcome=outcome, on=day_of(at), by=by, at=at)


def day_of(at: datetime) -> date:
    """The day of the county."""
    return at.astimezone(current_locality().timezone).date()
