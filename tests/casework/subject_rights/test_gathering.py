"""Whatever is kept about a person, in whatever room, is among what they are told when they ask."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.apps import apps
from django.utils import timezone

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights.policies import due_on, months_after
from handrail.casework.subject_rights.queries import gathered, models_about_persons
from handrail.casework.subject_rights.queries.gathering import NOT_WORDS, ROOMS, personal_in, withheld_from
from handrail.foundation.people.models import Role
from tests.build import Office, person
from tests.promises import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# Locked under a key of its own, not the person's: it is about a concern, an operation, a night of several people or a
# partner's list that has not landed yet.
OF_SOMETHING_ELSE = {"support.Feedback", "reception.LogEntry", "exchange.PartnerFile"}
ROOMS_OF_SOMETHING_ELSE = {"desk", "dots", "operations"}


@pytest.fixture
def kept() -> PotentialVictim:
    office = Office(at=timezone.now() - timedelta(days=2))
    coordinator = person(Role.COORDINATOR, at_work=office.home)
    return planted.keep_a_person(by=office.worker, coordinator=coordinator, at=office.later())


def test_every_word_that_was_planted_anywhere_is_told(kept: PotentialVictim) -> None:
    told = " ".join(each.says for each in gathered(kept)).casefold()
    # What they think of us is kept without any key to them; what is drawn in a file is handed over as the file.
    elsewhere = {planted.FEEDBACK, planted.FILE["drawn"], planted.FILE["author"]}
    missing = [word for word in planted.WORDS if word.casefold() not in told and word not in elsewhere]
    assert missing == [], str(missing)


def test_every_model_that_keeps_something_of_somebody_leads_to_them_or_is_known_to_be_about_something_else() -> None:
    looked_through = {model._meta.label for model, _ in models_about_persons()}
    for model in apps.get_models():
        elsewhere = model._meta.app_label in ROOMS_OF_SOMETHING_ELSE
        if model.__module__.startswith(ROOMS) and personal_in(model) and not elsewhere:
            assert model._meta.label in looked_through | NOT_WORDS | OF_SOMETHING_ELSE, model._meta.label


def test_what_is_withheld_is_not_told(kept: PotentialVictim) -> None:
    everything = gathered(kept)
    names = {each.what for each in everything if "Canaryfamily" in each.says}
    assert names
    left = withheld_from(everything, names)
    assert not any("Canaryfamily" in each.says for each in left)
    assert len(left) < len(everything)


DAYS = [date(2023, 1, 1) + timedelta(days=number) for number in range(3 * 366)]


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    for day, months in product(DAYS, (1, 3)):
        later = months_after(day, months)
        assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
        assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_an_answer_is_never_due_on_a_day_off_and_never_before_its_month_is_over() -> None:
    holidays = {date(2024, 3, 29), date(2024, 4, 1), date(2023, 12, 25), date(2023, 12, 26)}
    for day, extended in product(DAYS, (False, True)):
        due = due_on(day, extended=extended, holidays=holidays)
        assert due.weekday() < 5
        assert due not in holidays
        assert timedelta() <= due - months_after(day, 3 if extended else 1) <= timedelta(days=5)


def test_the_thirty_first_of_january_is_answered_by_the_end_of_february() -> None:
    assert due_on(date(2024, 1, 31), extended=False, holidays=set()) == date(2024, 2, 29)
    assert due_on(date(2023, 1, 31), extended=False, holidays=set()) == date(2023, 2, 28)
