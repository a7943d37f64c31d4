"""Whatever happens in a night: everybody who arrived is present, missing or left, and each sleeps in one bed."""

from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import booleans, integers, sampled_from, uuids

from handrail.casework.reception import actions
from handrail.casework.reception.models import (
    Arrival,
    BelongingState,
    CentreState,
    Departure,
    Destination,
    Missing,
    Stay,
)
from handrail.casework.reception.policies import account_of
from handrail.foundation.permission import NotAllowed
from tests.casework.reception.nights import ADULT, CHILD, Night

PLACES = 2
SOMEBODY = integers(0, 7)
ROOM = integers(0, 1)


class ANight(RuleBasedStateMachine):
    """A night at a centre, beside a plain account of it: who is present, who is missing, who left."""

    @initialize()
    def begin(self) -> None:
        self.undoing = transaction.atomic()
        self.undoing.__enter__()
        self.keyring = transaction.atomic("keyring")
        self.keyring.__enter__()
        self.night = Night(places=PLACES)
        self.night.opened()
        self.present: set[UUID] = set()
        self.missing: set[UUID] = set()
        self.left: set[UUID] = set()

    def teardown(self) -> None:
        if not hasattr(self, "undoing"):
            return
        for database, block in (("keyring", self.keyring), ("default", self.undoing)):
            transaction.set_rollback(True, database)
            block.__exit__(None, None, None)

    def one(self, number: int) -> Arrival | None:
        """One of those who arrived."""
        arrived = list(Arrival.objects.filter(centre=self.night.centre).select_related("person", "centre"))
        return arrived[number % len(arrived)] if arrived else None

    def done(self, act: Callable[[], object]) -> bool:
        """Whether it was allowed; what was refused has changed nothing."""
        before = account_of(self.night.centre)
        try:
            with transaction.atomic():
                act()
        except NotAllowed:
            assert account_of(self.night.centre) == before
            return False
        self.night.centre.refresh_from_db()
        return True

    @rule(arrival_id=uuids(version=4), child=booleans(), bag=booleans(), twice=booleans())
    def somebody_arrives(self, arrival_id: UUID, child: bool, bag: bool, twice: bool) -> None:
        for _ in range(2 if twice else 1):
            if self.done(lambda: self.night.arrived(CHILD if child else ADULT, arrival_id=arrival_id)):
                self.present.add(arrival_id)
        if bag and arrival_id in self.present:
            arrival = Arrival.objects.get(pk=arrival_id)
            self.done(lambda: actions.take_belonging(arrival, what="A bag", **self.night.by_nurse()))

    @rule(number=SOMEBODY, room=ROOM)
    def somebody_is_given_a_place(self, number: int, room: int) -> None:
        if arrival := self.one(number):
            self.done(lambda: actions.give_place(arrival, space=self.night.rooms[room], **self.night.by_nurse()))

    @rule(number=SOMEBODY)
    def somebody_is_missing(self, number: int) -> None:
        if (arrival := self.one(number)) and self.done(
            lambda: actions.raise_missing(arrival, seen_last="At the gate", **self.night.by_nurse())
        ):
            self.present.discard(arrival.pk)
            self.missing.add(arrival.pk)

    @rule(number=SOMEBODY, found=booleans())
    def somebody_is_looked_for(self, number: int, found: bool) -> None:
        search = Missing.objects.filter(arrival=self.one(number)).select_related("arrival__centre").first()
        if search is None:
            return
        if not found:
            self.done(lambda: actions.hand_over_search(search, police_reference="EX/1", **self.night.by_nurse()))
        elif self.done(lambda: actions.record_found(search, **self.night.by_nurse())):
            self.missing.discard(search.arrival_id)
            self.present.add(search.arrival_id)

    @rule(number=SOMEBODY, where=sampled_from(Destination), worker=sampled_from(["Ann of Beacon", ""]))
    def somebody_leaves(self, number: int, where: Destination, worker: str) -> None:
        if (arrival := self.one(number)) and self.done(
            lambda: self.night.left(arrival, destination=where, worker=worker)
        ):
            assert arrival.pk in self.present
            self.present.discard(arrival.pk)
            self.left.add(arrival.pk)

    @rule(number=SOMEBODY)
    def something_is_given_back(self, number: int) -> None:
        arrival = self.one(number)
        kept = arrival.belongings.filter(state=BelongingState.KEPT).first() if arrival else None
        if kept is not None:
            given: dict[str, object] = {"state": BelongingState.RETURNED, "signed": "Signed."}
            self.done(lambda: actions.settle_belonging(kept, **given, **self.night.by_nurse()))

    @rule(reopens=booleans())
    def whoever_leads_tries_to_close(self, reopens: bool) -> None:
        self.done(lambda: actions.begin_closing(self.night.centre, **self.night.by_lead()))
        self.done(lambda: actions.close_centre(self.night.centre, **self.night.by_lead()))
        if self.is_closed:
            assert not self.present
            searches = Missing.objects.filter(arrival__in=self.missing, found_at=None)
            assert all(search.handed_over_at for search in searches)
        elif reopens:
            self.done(lambda: actions.keep_open(self.night.centre, **self.night.by_lead()))

    @property
    def is_closed(self) -> bool:
        """Whether the doors are shut."""
        return self.night.centre.state == CentreState.CLOSED

    @invariant()
    def everybody_is_accounted_for(self) -> None:
        if not hasattr(self, "night"):
            return
        account = account_of(self.night.centre)
        assert account.arrived == account.present + account.missing + account.left
        assert (account.present, account.missing, account.left) == tuple(
            map(len, (self.present, self.missing, self.left))
        )
        assert set(Departure.objects.values_list("arrival_id", flat=True)) == self.left

    @invariant()
    def each_bed_holds_one_who_has_not_left(self) -> None:
        if not hasattr(self, "night"):
            return
        stays = list(Stay.objects.filter(until_at=None).values_list("space_id", "place", "arrival_id"))
        assert all(number == 1 for number in Counter((space, place) for space, place, _ in stays).values())
        assert all(number == 1 for number in Counter(arrival for *_, arrival in stays).values())
        assert all(1 <= place <= PLACES for _, place, _ in stays)
        assert not {arrival for *_, arrival in stays} & self.left


@pytest.mark.django_db(databases=["default", "keyring"])
def test_in_every_order_everybody_is_accounted_for_and_no_bed_holds_two() -> None:
    bounds = settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(ANight, settings=bounds)
