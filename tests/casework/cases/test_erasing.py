"""When a person is erased, so is what was written in their file; that there was one can still be counted."""

from datetime import timedelta

import pytest

from handrail.casework.cases.actions import close_case, erase_subject, open_case
from handrail.casework.cases.models import CaseEvent, CaseStatus, ClosingReason, Origin
from handrail.casework.cases.queries import Chosen, caseload
from handrail.foundation.people.models import Role
from handrail.foundation.vault.actions import erase
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = build.NOON + timedelta(hours=1)


def test_nothing_of_what_was_written_is_left_and_the_dates_are() -> None:
    worker = build.person(Role.SUPPORT_WORKER, at_work=build.Office().theirs)
    person = build.person_record(by=worker, age="adult")
    case = open_case(person, origin=Origin.THEMSELVES, by=worker, at=build.NOON)
    close_case(case, reason=ClosingReason.LEFT_AREA, words="To her aunt in Leeds", by=worker, at=LATER)
    counts = erase(person.subject, by="person:protection", at=LATER)
    assert counts["case_events"] == 1
    assert not CaseEvent.objects.exclude(words=b"").exists()
    assert CaseEvent.objects.filter(case=case, kind="closed", reason="left_area").exists()
    assert erase_subject(person.subject, by="person:protection", at=LATER) == {}
    _, rows = caseload(Chosen(status=CaseStatus.CLOSED), number=1, by=worker, at=LATER)
    assert [row.alias for row in rows] == ["Erased"]
