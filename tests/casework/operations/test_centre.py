"""From the county's number on a reception centre is needed, unless the commander decides otherwise, either way."""

import pytest

from handrail.casework.operations.models import DecisionKind, Operation
from handrail.casework.operations.policies import centre_rule
from handrail.casework.operations.queries import centre_rule_of
from handrail.foundation.locality import current_locality
from tests import build
from tests.casework.operations.ready import Ready

DECISIONS = [None, DecisionKind.CENTRE_BY_NUMBER, DecisionKind.CENTRE, DecisionKind.NO_CENTRE]


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("expected", range(10))
def test_the_number_decides_unless_the_commander_does(expected: int, decision: DecisionKind | None) -> None:
    most = current_locality().limit("reception_centre_people", on=build.NOON.date())
    rule = centre_rule(Operation(expected=expected, starts_at=build.NOON), decision)
    by_number = expected >= most
    wanted = {DecisionKind.CENTRE: True, DecisionKind.NO_CENTRE: False}.get(decision, by_number)  # type: ignore[arg-type]
    assert rule.needed is wanted
    assert rule.overridden is (wanted is not by_number)
    assert str(most) in rule.because


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_latest_decision_holds() -> None:
    ready = Ready(expected=2)
    assert not centre_rule_of(ready.operation).needed
    for kind, needed in (
        (DecisionKind.CENTRE, True),
        (DecisionKind.DANGER_TO_LIFE, True),
        (DecisionKind.CENTRE_BY_NUMBER, False),
        (DecisionKind.CENTRE, True),
        (DecisionKind.NO_CENTRE, False),
    ):
        ready.decide(kind)
        assert centre_rule_of(ready.operation).needed is needed
