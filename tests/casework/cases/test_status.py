"""Where a file stands follows from its dated facts, whatever they are and in whatever order."""

from itertools import product

import pytest

from handrail.casework.cases.models import CaseStatus, EventKind
from handrail.casework.cases.policies import MAY_FOLLOW, status_after, why_not_follow

LONGEST = 5


def allowed(kinds: tuple[EventKind, ...]) -> bool:
    """Whether each of these may follow on those before it, after a file has been opened."""
    return all(not why_not_follow(status_after((EventKind.OPENED, *kinds[:at])), kind) for at, kind in enumerate(kinds))


SEQUENCES = [kinds for length in range(LONGEST + 1) for kinds in product(EventKind, repeat=length) if allowed(kinds)]


def test_every_sequence_that_may_happen_is_tried() -> None:
    assert len(SEQUENCES) > 2_000
    assert {status_after((EventKind.OPENED, *kinds)) for kinds in SEQUENCES} == set(CaseStatus)


def test_a_file_is_closed_exactly_when_its_last_fact_is_a_closing() -> None:
    for kinds in SEQUENCES:
        closed = bool(kinds) and kinds[-1] == EventKind.CLOSED
        assert (status_after((EventKind.OPENED, *kinds)) == CaseStatus.CLOSED) is closed


def test_assessing_or_planning_again_takes_nobody_back() -> None:
    for kinds in SEQUENCES:
        before = status_after((EventKind.OPENED, *kinds))
        if before in {CaseStatus.IN_SUPPORT, CaseStatus.MOVED_ON}:
            for again in (EventKind.ASSESSED, EventKind.PLANNED):
                assert status_after((EventKind.OPENED, *kinds, again)) == before


def test_what_was_reached_before_a_closing_says_nothing_after_reopening() -> None:
    for kinds in SEQUENCES:
        if kinds and kinds[-1] == EventKind.CLOSED:
            assert status_after((EventKind.OPENED, *kinds, EventKind.REOPENED)) == CaseStatus.REOPENED


@pytest.mark.parametrize("kind", EventKind)
def test_nothing_but_reopening_follows_a_closing(kind: EventKind) -> None:
    assert (why_not_follow(CaseStatus.CLOSED, kind) is None) is (kind == EventKind.REOPENED)


def test_no_file_is_opened_twice() -> None:
    assert not any(EventKind.OPENED in kinds for kinds in MAY_FOLLOW.values())
