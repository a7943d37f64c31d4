"""A person decides that two are the same or not; nothing is destroyed, and each decision can be undone."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.casework.dots.actions import confirm, deny, split, undo, undo_split
from handrail.casework.dots.models import Change, Link, LinkKind, Membership, Standing, Verb
from handrail.casework.dots.policies.joining import Move, moves_to_join
from handrail.casework.dots.queries.deciding import split_of
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
VAN = "A van with the plate CD34 EFG stands outside."
MENTIONS = [uuid4() for _ in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(MENTIONS), st.sampled_from(MENTIONS)).filter(lambda two: two[0] != two[1]))


def together() -> set[frozenset[UUID]]:
    """Who is together now."""
    groups: dict[UUID, set[UUID]] = {}
    for mention, subject in Membership.objects.filter(ended_by=None).values_list("mention", "subject"):
        groups.setdefault(subject, set()).add(mention)
    return {frozenset(group) for group in groups.values()}


def moved(of: Mapping[UUID, UUID], moves: list[Move]) -> dict[UUID, UUID]:
    """Of which subject each is after moving."""
    left = {mention: subject for mention, subject in of.items() if mention not in {move.mention for move in moves}}
    return left | {move.mention: move.after for move in moves if move.after is not None}


def back(moves: list[Move]) -> list[Move]:
    """The same moves the other way."""
    return [Move(move.mention, move.after, move.before) for move in moves]


@pytest.fixture
def three(told: Told) -> list[Link]:
    """Three links of three vans."""
    for _ in range(3):
        told(account=VAN)
    return list(Link.objects.filter(kind=LinkKind.ASSOCIATION))


@given(pairs=PAIRS)
@settings(max_examples=60, deadline=None)
def test_whoever_is_found_to_be_the_same_is_together_and_undoing_all_leaves_nothing(
    pairs: list[tuple[UUID, UUID]],
) -> None:
    of: dict[UUID, UUID] = {}
    steps = []
    for one, other in pairs:
        before = dict(of)
        moves = moves_to_join(of, one, other, fresh=uuid4())
        of = moved(of, moves)
        assert of[one] == of[other]
        assert before.keys() <= of.keys()
        steps.append((before, moves))
    for before, moves in reversed(steps):
        of = moved(of, back(moves))
        assert of == before


def test_confirming_puts_together_and_undoing_takes_apart_what_it_put_together(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    first, second, _ = three
    confirm(first, reason="The same dent", by=officer, at=office.later())
    after_one = together()
    assert after_one == {frozenset({first.one_id, first.other_id})}
    confirm(second, reason="The same dent", by=officer, at=office.later())
    assert {len(group) for group in together()} == {3}
    undo(second, reason="It was another", by=officer, at=office.later())
    assert together() == after_one
    undo(first, reason="It was another", by=officer, at=office.later())
    assert together() == set()
    assert Change.objects.count() == 4
    assert set(Link.objects.values_list("standing", flat=True)) == {Standing.SUGGESTED}


def test_what_others_were_put_with_later_is_not_undone_before_them(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    first = three[0]
    confirm(first, reason="The same dent", by=officer, at=office.later())
    split(first.one, reason="Not this one", by=officer, at=office.later())
    assert together() == {frozenset({first.other_id})}
    assert Link.objects.get(pk=first.pk).standing == Standing.DENIED
    with pytest.raises(NotAllowed, match="decided this already"):
        confirm(first, reason="The same dent", by=officer, at=office.later())
    undo(first, reason="It was another", by=officer, at=office.later())
    assert Link.objects.get(pk=first.pk).standing == Standing.SUGGESTED
    confirm(first, reason="The same dent", by=officer, at=office.later())
    assert together() == {frozenset({first.one_id, first.other_id})}


def test_that_one_is_taken_out_can_be_undone_of_each_of_those_it_was_with(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    for link in three[:2]:
        confirm(link, reason="The same dent", by=officer, at=office.later())
    split(three[0].one, reason="Not this one", by=officer, at=office.later())
    denied = Link.objects.filter(standing=Standing.DENIED)
    assert len(denied) == 2
    for link in denied:
        assert Change.objects.filter(link=link, verb=Verb.DENIED).count() == 1
        undo(link, reason="It was another", by=officer, at=office.later())
    assert not denied.all().exists()


def test_what_was_taken_out_goes_back_in_one_act_and_every_link_stands_as_before(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    for link in three[:2]:
        confirm(link, reason="The same dent", by=officer, at=office.later())
    before = together(), dict(Link.objects.values_list("pk", "standing"))
    taken_out = split(three[0].one, reason="Not this one", by=officer, at=office.later())
    denied = Link.objects.filter(standing=Standing.DENIED)
    assert {split_of(link) for link in denied} == {taken_out}
    undo_split(taken_out, reason="It was after all", by=officer, at=office.later())
    assert (together(), dict(Link.objects.values_list("pk", "standing"))) == before
    with pytest.raises(NotAllowed, match="put back already"):
        undo_split(taken_out, reason="Again", by=officer, at=office.later())


def test_what_was_put_with_others_since_or_was_found_another_does_not_go_back(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    for link in three[:2]:
        confirm(link, reason="The same dent", by=officer, at=office.later())
    taken_out = split(three[0].one, reason="Not this one", by=officer, at=office.later())
    link = Link.objects.filter(standing=Standing.DENIED).first()
    undo(link, reason="Unsure", by=officer, at=office.later())
    deny(link, reason="Another colour", by=officer, at=office.later())
    with pytest.raises(NotAllowed, match="not to be the same"):
        undo_split(taken_out, reason="It was after all", by=officer, at=office.later())
    for each in Link.objects.filter(standing=Standing.DENIED):
        undo(each, reason="Unsure", by=officer, at=office.later())
    confirm(link, reason="The same dent", by=officer, at=office.later())
    with pytest.raises(NotAllowed, match="put together with this"):
        undo_split(taken_out, reason="It was after all", by=officer, at=office.later())


def test_not_the_same_is_remembered_also_by_way_of_a_third(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    denied, one, other = three
    deny(denied, reason="Another colour", by=officer, at=office.later())
    confirm(one, reason="The same dent", by=officer, at=office.later())
    with pytest.raises(NotAllowed, match="not to be the same"):
        confirm(other, reason="The same dent", by=officer, at=office.later())
    with pytest.raises(NotAllowed, match="decided this already"):
        confirm(denied, reason="The same dent", by=officer, at=office.later())


def test_every_decision_is_in_the_trail_and_its_reason_is_not(
    three: list[Link], office: build.Office, officer: Person
) -> None:
    confirm(three[0], reason="The canarydent", by=officer, at=office.later())
    undo(three[0], reason="The canarydent", by=officer, at=office.later())
    acts = list(TrailEntry.objects.filter(act__startswith="dots.").values_list("act", flat=True))
    assert {"dots.read", "dots.confirmed", "dots.undone"} <= set(acts)
    assert not any(b"canary" in bytes(change.reason) for change in Change.objects.all())


def test_somebody_who_is_not_of_the_desk_decides_nothing(three: list[Link], office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        confirm(three[0], reason="The same dent", by=office.worker, at=office.later())
