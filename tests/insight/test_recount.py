"""Figures of random histories are what a plain recount comes to: nothing is counted twice, whatever happened to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handrail.casework.cases import actions as cases
from handrail.casework.cases.models import Case, Origin
from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern, Telling
from handrail.casework.nrm import actions as nrm
from handrail.casework.nrm.models import Decision
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Referral
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.figures.policies.periods import Quarter
from tests import build
from tests.insight.recount import assert_board_agrees, assert_measures_agree, recount_concerns
from tests.undoing import undone

SUMMER, TODAY = Quarter(2026, 3), datetime(2026, 11, 22, 12, tzinfo=UTC).date()
SOURCES, DISTRICTS = ("public", "professional", "taxi_driver"), ("northam", "southam", "")
KINDS = ((), ("labour",), ("sexual", "labour"), ("labour", "sexual", "criminal"))
RECEIVER = "exampleshire-hospitals"


class History:
    """A county in which things happen one after the other; what is not allowed does not happen."""

    def __init__(self) -> None:
        self.office = build.Office(at=datetime(2026, 6, 27, 9, tzinfo=UTC))
        self.coordinator = build.person(Role.COORDINATOR, Role.DESK_OFFICER, at_work=self.office.home)
        self.support = build.person(Role.SUPPORT_WORKER, Role.PROFESSIONAL, at_work=self.office.theirs)
        receiver = Organisation.objects.get(code=RECEIVER)
        self.receiver = build.person(Role.SUPPORT_WORKER, Role.PROFESSIONAL, at_work=receiver)
        self.analyst = build.person(Role.ANALYST, at_work=self.office.home)
        self.told = 0

    @property
    def next(self) -> dict[str, Any]:
        """Some hours later, by somebody who may do most things at the desk."""
        return {"by": self.coordinator, "at": self.office.later(7 * 60)}

    def do(self, what: str, one: int, other: int) -> None:
        """One thing, to the things of these numbers, if there are any and it is allowed."""
        try:
            STEPS[what](self, one, other)
        except (NotAllowed, IndexError):
            return

    def tell(self, one: int, other: int) -> None:
        lane = "quarantine" if one % 5 == 4 else "normal"
        told = {"reporter_kind": SOURCES[one % 3], "child": ("yes", "no", "unknown")[other % 3]}
        kept = build.concern(at=self.office.later(26 * 60), lane=lane, **told)
        self.told += 1
        if other % 4:
            desk.open_concern(kept.pk, **self.next)

    def assess(self, one: int, other: int) -> None:
        of = {"danger": "no", "child": "no", "priority": "high", "reason": "Signs.", "district": DISTRICTS[other % 3]}
        desk.assess(pick(Concern, one), exploitation=KINDS[other % 4], **of, **self.next)

    def join(self, one: int, other: int) -> None:
        desk.join(pick(Concern, one), to=pick(Concern, other), **self.next)

    def separate(self, one: int, other: int) -> None:
        desk.separate(pick(Concern, one), not_the_same=bool(other % 2), **self.next)

    def close(self, one: int, other: int) -> None:
        desk.close_concern(pick(Concern, one), outcome="information_kept", reason="Enough.", **self.next)

    def reopen(self, one: int, other: int) -> None:
        desk.reopen(pick(Concern, one), reason="More came.", **self.next)

    def withdraw(self, one: int, other: int) -> None:
        """The list with which it came is taken back."""
        reports = set(Telling.objects.filter(concern=pick(Concern, one)).values_list("pk", flat=True))
        desk.withdraw_reports(reports, came_with=reports, by="handrail", at=self.office.later())

    def let_in(self, one: int, other: int) -> None:
        desk.accept([pick(Concern, one).pk], **self.next)

    def send(self, one: int, other: int) -> None:
        to = (self.office.theirs, self.office.others)[other % 2]
        referrals.send(pick(Concern, one), to=to, sections=("account",), message="Look.", **self.next)

    def answer(self, one: int, other: int) -> None:
        referral, by = pick(Referral, one), self.office.worker
        referrals.open_referral(referral.pk, by=by, at=self.office.later(30))
        if other % 3:
            referrals.accept(referral.pk, by=by, at=self.office.later(30))
        else:
            referrals.decline(referral.pk, reason="not_our_role", by=by, at=self.office.later(30))

    def send_on(self, one: int, other: int) -> None:
        referrals.send_on(pick(Referral, one).pk, to=self.office.others, **self.next)

    def take_back(self, one: int, other: int) -> None:
        referrals.withdraw(pick(Referral, one).pk, **self.next)

    def refer_to_nrm(self, one: int, other: int) -> None:
        self.told_of = build.referred_to_nrm(by=self.office.worker, at=self.office.later(60))

    def decide(self, one: int, other: int) -> None:
        outcome = ("positive", "negative")[other % 2]
        build.decided(pick(PotentialVictim, one), outcome=outcome, by=self.office.worker, at=self.office.later(60))

    def retract(self, one: int, other: int) -> None:
        decision, by = pick(Decision, one), self.office.worker
        nrm.take_back_decision(decision.person, decision_id=decision.pk, by=by, at=self.office.later())

    def open_file(self, one: int, other: int) -> None:
        kept = self.office.kept() if other % 2 else pick(PotentialVictim, one)
        cases.open_case(kept, origin=Origin.THEMSELVES, by=self.support, at=self.office.later())

    def hand_on(self, one: int, other: int) -> None:
        """Another organisation takes somebody on, and begins its own record and file."""
        kept = pick(PotentialVictim, one)
        referral = self.office.referred(of=kept, sections=("identity", "health"), to=RECEIVER)
        by = self.receiver
        referrals.open_referral(referral.pk, by=by, at=self.office.later())
        taken = referrals.accept(referral.pk, by=by, at=self.office.later())
        cases.open_case_from(taken, alias="Green Door", by=by, at=self.office.later())

    def close_file(self, one: int, other: int) -> None:
        case = pick(Case, one)
        cases.close_case(case, reason="moved_away", by=case.opened_by, at=self.office.later())  # type: ignore[arg-type]

    def reopen_file(self, one: int, other: int) -> None:
        case = pick(Case, one)
        cases.reopen_case(case, words="They came again.", by=case.opened_by, at=self.office.later())


def pick(model: Any, number: int) -> Any:
    """One of those there are, by a number. Raises IndexError where there is none."""
    every = list(model.objects.order_by("pk"))
    return every[number % len(every)] if every else every[0]


STEPS: dict[str, Callable[[History, int, int], None]] = {
    name: step for name, step in vars(History).items() if callable(step) and name not in {"__init__", "do"}
}
numbers = st.integers(0, 11)
happening = st.tuples(st.sampled_from(sorted(STEPS)), numbers, numbers)


def assert_all_agree(history: History, by: Person) -> set[str]:
    cache.clear()
    before, summer = SUMMER.before(1), SUMMER
    compared = assert_measures_agree(summer, by=by, on=TODAY) & assert_measures_agree(before, by=by, on=TODAY)
    assert_board_agrees(summer, by=by, on=TODAY)
    cache.clear()
    return compared


@pytest.mark.django_db(databases=["default", "keyring"])
# To make a history smaller takes longer than to read it.
@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(happening, min_size=6, max_size=14))
def test_whatever_happens_figures_are_what_a_plain_recount_comes_to(events: list[tuple[str, int, int]]) -> None:
    with undone():
        history = History()
        for number in range(3):
            history.tell(number, number + 1)
        for what, one, other in events:
            history.do(what, one, other)
        assert_all_agree(history, history.analyst)
        every = recount_concerns(datetime.min.date(), datetime.max.date())
        joined, once = (every[code].total() for code in ("reports_joined", "concerns_raised"))  # type: ignore[union-attr]
        gone = Concern.objects.exclude(withdrawn_at=None).count()
        parked = Concern.objects.filter(lane="quarantine", joined_to=None, withdrawn_at=None).count()
        assert joined + once + parked + gone == history.told


@pytest.mark.django_db(databases=["default", "keyring"])
def test_what_was_withdrawn_with_its_list_is_in_no_figure() -> None:
    history = History()
    history.office.at = datetime(2026, 8, 3, 9, tzinfo=UTC)
    for number in range(6):
        history.tell(0, 0)
        history.withdraw(number, 0)
        history.tell(1, 1)
    assert Concern.objects.exclude(withdrawn_at=None).exists()
    assert_all_agree(history, history.analyst)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_somebody_whom_another_organisation_takes_on_is_counted_once() -> None:
    history = History()
    history.office.at = datetime(2026, 8, 3, 9, tzinfo=UTC)
    history.tell(0, 1)
    history.tell(1, 1)
    history.join(0, 1)
    history.open_file(0, 1)
    history.hand_on(0, 0)
    assert (PotentialVictim.objects.count(), Case.objects.count()) == (2, 2)
    assert len(assert_all_agree(history, history.analyst)) >= 24
    rows = {one.pk for one in PotentialVictim.objects.all()}
    assert len(rows) == 2
    told = dict(counted_in(history))
    assert told == {"persons_recorded": 1, "files_opened": 1, "concerns_raised": 1, "reports_joined": 1}


def counted_in(history: History) -> Any:
    """What the dictionary says of the summer, for four measures."""
    from handrail.foundation.locality import current_locality
    from handrail.insight.figures.queries.measures import COUNTED
    from handrail.insight.figures.queries.rows import Rows
    from handrail.rules.localities.measures import measure_called

    rows = Rows(SUMMER.first, SUMMER.last, history.analyst)
    for code in ("persons_recorded", "files_opened", "concerns_raised", "reports_joined"):
        assert measure_called(code, current_locality().measures).counted
        yield code, sum(event.many for event in COUNTED[code][1](rows))
