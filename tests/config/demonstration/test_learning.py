"""The made-up year shows who came to courses, what they knew, and whom there is still to train."""

import pytest

from handrail.config.demonstration.learning import hold_past_courses
from handrail.config.demonstration.quiet import send_nothing
from handrail.foundation.people.models import Role
from handrail.partnership.training import queries
from handrail.partnership.training.models import Wave
from tests.build import NOON, organisations, person

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_people_came_knew_more_afterwards_and_some_are_still_to_be_trained() -> None:
    home, other = organisations()[:2]
    by, members = person(Role.TRAINER, at_work=home), [person(Role.PROFESSIONAL, at_work=other) for _ in range(8)]
    with send_nothing():
        hold_past_courses(by=by, members=members, at=NOON)
    rows = queries.coverage("awareness", on=NOON.date(), by=person(Role.COORDINATOR, at_work=home))
    assert sum(row.trained for row in rows) > 8
    assert any(row.target for row in rows)
    known = queries.knowledge("awareness", "2026-1", on=NOON.date(), by=by).together
    before, after = known[Wave.BEFORE], known[Wave.AFTER]
    assert before is not None
    assert after is not None
    assert after > before
