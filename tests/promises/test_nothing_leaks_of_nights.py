"""What is written down at a reception centre, and what people ask of us, is nowhere in the clear."""

from collections.abc import Iterator

import pytest
from django.apps import apps

from handrail.casework.reception import actions
from handrail.casework.reception.models import BelongingState, CareKind, LogKind
from handrail.casework.reception.policies import AtTheDoor
from handrail.foundation.audit.queries import entries
from tests.build import Office
from tests.casework.reception.nights import Night
from tests.casework.subject_rights.asked import hold_on, record_of, request_of
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DOOR = {
    "alias": "canary-door-egret",
    "language": "canary-tongue-egret",
    "urgent_health": "canary-wound-egret",
    "needs": "canary-tea-egret",
    "bag": "canary-rucksack-egret",
}
SAID = {
    "log": "canary-log-egret",
    "at_once": "canary-at-once-egret",
    "signed": "canary-signed-egret",
    "seen_last": "canary-gate-egret",
    "police_reference": "canary-police-egret",
    "where": "canary-where-egret",
    "accompanied_by": "canary-driver-egret",
    "worker": "canary-worker-egret",
}


def a_night() -> None:
    """Somebody arrives, is cared for, is missing and found, and leaves with their things."""
    night = Night()
    night.opened()
    arrival = night.arrived(AtTheDoor(age="adult", **DOOR))
    actions.record_care(arrival, kind=CareKind.AT_ONCE, words=SAID["at_once"], **night.by_nurse())
    actions.add_to_log(night.centre, kind=LogKind.NOTE, words=SAID["log"], **night.by_nurse())
    told = {name: SAID[name] for name in ("seen_last", "police_reference")}
    gone = actions.raise_missing(arrival, **told, **night.by_nurse())
    actions.record_found(gone, **night.by_nurse())
    bag = arrival.belongings.get()
    actions.settle_belonging(bag, state=BelongingState.RETURNED, signed=SAID["signed"], **night.by_nurse())
    night.left(arrival, **{name: SAID[name] for name in ("where", "accompanied_by", "worker")})


def leaks_of(words: list[str]) -> Iterator[str]:
    """Each of these words that stands in a row of either database or in the trail."""
    rows = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    for word in words:
        for spelling in spellings(word):
            yield from (f"{word} stands in {table}" for table, row in rows if spelling in row)
        yield from (f"{word} stands in the trail" for line in trail if word in line)


def test_nothing_that_is_written_down_at_a_centre_stands_in_the_clear() -> None:
    a_night()
    assert list(leaks_of([*DOOR.values(), *SAID.values()])) == []


@pytest.mark.parametrize("room", ["reception", "subject_rights"])
def test_every_locked_field_of_the_room_holds_something(room: str) -> None:
    a_night()
    office = Office()
    of = record_of(office)
    request_of(of, office)
    hold_on(of, office)
    for model in apps.get_app_config(room).get_models():
        for name in model.Privacy.personal:  # type: ignore[attr-defined]
            assert any(map(bytes, model._default_manager.values_list(name, flat=True))), f"{model.__name__}.{name}"
