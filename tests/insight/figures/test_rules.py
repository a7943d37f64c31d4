"""What counts once, what is left out, and what kinds come to together."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.insight.figures.policies import combination_of, counts_once, standing_of, was_made
from handrail.insight.figures.policies.rules import combinations_of

KINDS = ("criminal", "domestic", "labour", "sexual")


@dataclass(frozen=True)
class Row:
    joined: bool = False
    lane: str = "normal"
    state: str = "planned"
    outcome: str = "sent"


def test_a_second_report_of_one_thing_is_not_a_second_concern() -> None:
    assert counts_once(Row())
    assert not counts_once(Row(joined=True))


def test_what_was_set_aside_in_a_flood_is_not_counted() -> None:
    assert not counts_once(Row(lane="quarantine"))


@pytest.mark.parametrize("state", ["planned", "called_off", "approved"])
def test_a_visit_that_nobody_made_is_nobodys_figure(state: str) -> None:
    assert not was_made(Row(state=state))


def test_a_referral_that_is_being_done_was_accepted() -> None:
    assert [standing_of(Row(outcome=told)) for told in ("sent", "opened", "accepted", "active", "done")] == [
        "waiting",
        "waiting",
        "accepted",
        "accepted",
        "done",
    ]


@given(st.lists(st.sampled_from(KINDS)))
def test_the_order_in_which_kinds_are_named_changes_no_figure(kinds: list[str]) -> None:
    assert combination_of(kinds) == combination_of(kinds[::-1]) == combination_of([*kinds, *kinds])
    assert combination_of(kinds) in {"", *combinations_of(KINDS)}


def test_every_combination_has_one_place_and_no_two_are_the_same() -> None:
    assert len(set(combinations_of(KINDS))) == len(combinations_of(KINDS)) == 4 + 6 + 1
