"""What comes back starts the clocks, on the right days; reminders say nothing of whom they are about."""

from datetime import UTC, date, datetime

import pytest

from handrail.casework.nrm.actions import record_decision, remind, take_back_decision
from handrail.casework.nrm.models import ClockReminder, Decision, DecisionKind
from handrail.casework.nrm.policies import birthday_at_18
from handrail.casework.nrm.queries import came_back
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.nrm.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# The Thursday before Christmas 2026: Friday is Christmas Day, and Monday 28 December stands in for Boxing Day.
REFERRED = datetime(2026, 12, 24, 10, tzinfo=UTC)
LATER = datetime(2027, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def referred(office: build.Office, worker: Person) -> PotentialVictim:
    """An adult who was referred on Christmas Eve."""
    return build.referred_to_nrm(by=worker, at=REFERRED, reference="NRM-778812")


def due(of: PotentialVictim, by: Person) -> dict[str, date | None]:
    """The clocks that run, and their days."""
    return {clock.id: clock.due_on for clock in came_back(of, by=by, at=LATER).clocks if not clock.over}


def test_the_first_decision_is_due_in_five_working_days_over_christmas(
    referred: PotentialVictim, worker: Person
) -> None:
    # 29, 30, 31 December, then 4 and 5 January: New Year's Day is a Friday.
    assert due(referred, worker)["T1"] == date(2027, 1, 5)


def test_a_positive_first_decision_starts_the_recovery_period_of_its_day(
    referred: PotentialVictim, worker: Person
) -> None:
    build.decided(referred, on=date(2027, 1, 5), by=worker, at=LATER)
    running = due(referred, worker)
    assert "T1" not in running
    assert running["T3"] == date(2027, 2, 4)


def test_a_negative_decision_starts_the_time_to_ask_for_a_new_look_and_asking_ends_it(
    referred: PotentialVictim, worker: Person
) -> None:
    build.decided(referred, outcome="negative", on=date(2027, 1, 5), by=worker, at=LATER)
    assert due(referred, worker)["T6"] == date(2027, 2, 4)
    build.decided(referred, "reconsideration", "", on=date(2027, 1, 20), by=worker, at=LATER)
    assert "T6" not in due(referred, worker)


def test_a_new_look_that_was_decided_on_since_counts_as_the_decision(referred: PotentialVictim, worker: Person) -> None:
    build.decided(referred, outcome="negative", on=date(2027, 1, 5), by=worker, at=LATER)
    build.decided(referred, "reconsideration", "", on=date(2027, 1, 20), by=worker, at=LATER)
    build.decided(referred, outcome="positive", on=date(2027, 2, 1), by=worker, at=LATER)
    running = due(referred, worker)
    assert running["T3"] == date(2027, 3, 3)
    assert "T6" not in running


def test_what_was_taken_back_moves_no_clock_and_stays_to_be_seen(referred: PotentialVictim, worker: Person) -> None:
    wrong = build.decided(referred, on=date(2027, 1, 5), by=worker, at=LATER)
    take_back_decision(referred, decision_id=wrong.pk, by=worker, at=LATER)
    assert "T1" in due(referred, worker)
    assert [one.taken_back_by for one in Decision.objects.all()] == [worker]
    with pytest.raises(NotAllowed, match="taken back already"):
        take_back_decision(referred, decision_id=wrong.pk, by=worker, at=LATER)


@pytest.mark.parametrize(
    ("kind", "outcome", "day", "why"),
    [
        ("reasonable_grounds", "positive", date(2027, 6, 2), "still to come"),
        ("reasonable_grounds", "positive", date(2026, 12, 23), "before the referral"),
        ("conclusive_grounds", "positive", date(2027, 3, 1), "only after a positive first one"),
        ("reconsideration", "", date(2027, 3, 1), "after a negative decision"),
        ("reasonable_grounds", "", date(2027, 3, 1), "how it was decided"),
        ("support_started", "positive", date(2027, 3, 1), "no decision"),
    ],
)
def test_what_cannot_have_come_on_that_day_is_refused(
    kind: str, outcome: str, day: date, why: str, referred: PotentialVictim, worker: Person
) -> None:
    with pytest.raises(NotAllowed, match=why):
        record_decision(referred, kind=DecisionKind(kind), outcome=outcome, on=day, by=worker, at=LATER)


def test_nothing_comes_back_before_a_referral_was_sent(adult: PotentialVictim, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="Nothing comes back before"):
        build.decided(adult, on=date(2027, 1, 5), by=worker, at=LATER)


def test_a_withdrawal_ends_every_clock(referred: PotentialVictim, worker: Person) -> None:
    persons.withdraw_consent(
        referred, purpose=ConsentPurpose.NRM, how=WithdrawnHow.FORM, by=worker, at=datetime(2026, 12, 29, tzinfo=UTC)
    )
    assert due(referred, worker) == {}


def test_whoever_refers_is_reminded_once_for_each_day_and_of_nobody(referred: PotentialVictim, worker: Person) -> None:
    morning = datetime(2027, 1, 5, 9, tzinfo=UTC)
    assert remind(referred.pk, at=datetime(2027, 1, 4, 9, tzinfo=UTC)) == 0
    before = Notice.objects.count()
    assert remind(referred.pk, at=morning) >= 1
    assert remind(referred.pk, at=morning) == 0
    assert Notice.objects.count() == before + 1
    assert set(Notice.objects.values_list("kind", flat=True)) <= {"something_new"}
    assert ClockReminder.objects.filter(clock="T1", due_on=date(2027, 1, 5)).count() == 1


def test_nobody_is_reminded_of_what_has_come(referred: PotentialVictim, worker: Person) -> None:
    build.decided(referred, on=date(2027, 1, 5), by=worker, at=LATER)
    remind(referred.pk, at=datetime(2027, 1, 6, 9, tzinfo=UTC))
    assert not ClockReminder.objects.filter(clock="T1").exists()


def test_a_referral_of_a_child_has_its_clock_to_the_eighteenth_birthday() -> None:
    assert birthday_at_18("2010-03-27") == date(2028, 3, 27)
    assert birthday_at_18("2008-02-29") == date(2026, 3, 1)
    assert birthday_at_18("about 2010") is None


def test_nobody_of_another_organisation_reads_or_writes_what_came_back(
    referred: PotentialVictim, office: build.Office
) -> None:
    stranger = build.person(Role.PROFESSIONAL, at_work=office.others)
    with pytest.raises(NotAllowed, match="another organisation"):
        came_back(referred, by=stranger, at=LATER)
    with pytest.raises(NotAllowed, match="another organisation"):
        build.decided(referred, on=date(2027, 1, 5), by=stranger, at=LATER)


def test_the_page_says_what_is_due_and_takes_what_came(office: build.Office, worker: Person, sign_in: SignIn) -> None:
    kept = build.referred_to_nrm(by=worker, at=office.later(), reference="NRM-778812")
    browser, home = sign_in(worker), f"/nrm/{kept.pk}/decisions/"
    page = browser.get(home).content.decode()
    assert "NRM-778812" in page
    assert "24 November 2026" in page
    assert "Say how it was decided" in browser.post(f"{home}new/", {"kind": "reasonable_grounds"}).content.decode()
    day = {"on_0": "18", "on_1": "11", "on_2": "2026", "on_day": "18", "on_month": "11", "on_year": "2026"}
    answer = browser.post(f"{home}new/", {"kind": "reasonable_grounds", "outcome": "positive", **day})
    assert answer.headers["Location"] == home
    one = Decision.objects.get()
    assert "Was this written down wrongly" in browser.get(f"{home}{one.pk}/").content.decode()
    assert browser.post(f"{home}{one.pk}/").headers["Location"] == home


def test_the_page_leads_back_to_what_whoever_reads_it_may_open(
    office: build.Office, worker: Person, sign_in: SignIn
) -> None:
    kept = build.referred_to_nrm(by=worker, at=office.later(), reference="NRM-778812")
    form, record = f'href="/nrm/{kept.pk}/">', f'href="/persons/{kept.pk}/">Their record'
    browser = sign_in(worker)
    assert form in back_link(browser.get(f"/nrm/{kept.pk}/decisions/").content.decode())

    Organisation.objects.filter(pk=worker.organisation_id).update(code="an-office-of-none")

    assert record in back_link(browser.get(f"/nrm/{kept.pk}/decisions/").content.decode())


def back_link(page: str) -> str:
    """The link above the page's heading."""
    return page.split("govuk-back-link", 1)[1].split("</a>")[0]
