"""An organisation of first responders with its people, and ways to type into the form as somebody would."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from handrail.casework.nrm.actions import save_page
from handrail.casework.nrm.queries import FormFile, file_of
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.locality import current_referral_form
from handrail.foundation.people.models import Person
from handrail.rules.referral_form.fields import Field, FieldKind, ReferralForm
from tests import build
from tests.casework.persons.conftest import adult, coordinator, office, sign_in, worker

__all__ = ["adult", "coordinator", "office", "sign_in", "worker"]
SignIn = Callable[[Person], Client]
TODAY = date(2026, 11, 17)


@pytest.fixture
def form() -> ReferralForm:
    return current_referral_form()


def typed(of: PotentialVictim, by: Person, office: build.Office, **answers: object) -> None:
    """Somebody types these answers, each on its page, having looked at the page just before."""
    for field, answer in answers.items():
        code = current_referral_form().field(field).pages[0]
        seen = opened(of, by, office).version
        save_page(of, code=code, typed={field: answer}, seen=seen, by=by, at=office.later())


def opened(of: PotentialVictim, by: Person, office: build.Office) -> FormFile:
    """The form as it stands."""
    return file_of(of, by=by, at=office.later(), why="test")


ANSWERS: dict[FieldKind, object] = {
    FieldKind.TICK: True,
    FieldKind.DATE: "1991-03-27",
    FieldKind.FILES: ["letter.pdf"],
    FieldKind.EMAIL: "somebody@mail.example",
    FieldKind.TELEPHONE: "07700 900999",
    FieldKind.NUMBER: "2",
}


def an_answer(field: Field, words: str = "Some words.") -> object:
    """An answer that the field takes."""
    options = [option.value for option in field.options]
    if field.kind is FieldKind.CHOICES:
        return options
    return options[0] if options else ANSWERS.get(field.kind, words)
