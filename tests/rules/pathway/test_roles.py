"""May it refer, and must it notify? Two questions, never one."""

import pytest

from handrail.rules.localities.checked import Answer
from handrail.rules.pathway.facts import VALUES
from handrail.rules.pathway.roles import NoSuchRole, role_of
from tests.rules.pathway.county import county


def test_every_kind_of_organisation_has_a_role() -> None:
    for organisation in VALUES["organisation"]:
        assert role_of(organisation, locality=county()).name


def test_a_charity_may_refer_and_need_not_notify() -> None:
    role = role_of("charity_first_responder", locality=county())
    assert (role.first_responder, role.section_52) == (Answer.YES, Answer.NO)


def test_what_nobody_has_checked_is_said_to_be_unchecked() -> None:
    role = role_of("fair_work_agency", locality=county())
    assert role.section_52 is Answer.UNVERIFIED
    assert not role.verified


def test_an_organisation_of_no_known_kind_is_refused() -> None:
    with pytest.raises(NoSuchRole):
        role_of("circus", locality=county())
