"""An operator types for somebody on the telephone."""

import pytest

from tests.journeys.telling import A_DRIVER_SAW, answer_until, begin, give_receipt, is_a_receipt, receipt_shown
from tests.journeys.visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("taking a call")]


def test_an_operator_types_for_a_caller_who_can_follow_up_afterwards(visit: Visit, scripts: bool) -> None:
    operator = visit("staff", scripts=scripts).sign_in("operator" if scripts else "second-operator")
    operator.follow("Take a call")
    assert operator.says("Are you in a safe place to speak?")

    begin(operator, "/concerns/telephone/")
    answer_until(operator, A_DRIVER_SAW)
    operator.press("Send")
    receipt = receipt_shown(operator)
    operator.press("They have it: clear it away")

    assert is_a_receipt(receipt)
    operator.stage.take_in()
    caller = visit(scripts=scripts)
    give_receipt(caller, receipt)
    assert caller.says("We have what you told us")


def test_an_operator_is_told_to_have_999_called_first(visit: Visit) -> None:
    operator = visit("staff").sign_in("operator")
    begin(operator, "/concerns/telephone/")

    operator.fill({"danger": "yes"})
    operator.press("Continue")

    assert "999" in operator.heading
    assert operator.says("Tell them to call 999, or call it yourself on another line.")
