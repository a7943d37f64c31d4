"""What gets into the trail, and how."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from handrail.foundation.audit.actions import NotInATransaction, record
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import NotForTheTrail

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_each_line_holds_on_to_the_one_before() -> None:
    for number in range(3):
        record("desk.concern_opened", about=f"concern:{number}", by="person:ab12", at=NOON, priority="high", due=4)
    lines = list(TrailEntry.objects.all())
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.previous for line in lines] == ["", lines[0].link, lines[1].link]
    assert lines[0].detail == {"priority": "high", "due": 4}


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_a_line_without_its_act_is_refused() -> None:
    with pytest.raises(NotInATransaction):
        record("desk.concern_opened", about="concern:1", by="public", at=NOON)
    assert not TrailEntry.objects.exists()


def test_an_act_that_is_undone_leaves_no_line() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("desk.concern_opened", about="concern:1", by="public", at=NOON)
        raise ZeroDivisionError
    assert not TrailEntry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "opened"},
        {"about": "Mrs Example of Stevenage"},
        {"by": "jo@example.org"},
        {"by": ""},
        {"reason": "she told me her name"},
        {"at": NOON.replace(tzinfo=None)},
        {"about": "concern:" + "1" * 120},
    ],
)
def test_free_text_and_half_a_line_do_not_get_in(wrong: dict[str, object]) -> None:
    whole: dict[str, object] = {"act": "desk.concern_opened", "about": "concern:1", "by": "public", "at": NOON}
    with pytest.raises(NotForTheTrail) as refusal:
        record(**{**whole, **wrong})  # type: ignore[arg-type]
    assert not any(isinstance(value, str) and len(value) > 8 and value in str(refusal.value) for value in wrong.values())


def test_recording_touches_only_what_the_public_door_may(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2, connection=None) as asked:
        record("concerns.report_received", about="sealed:1", by="public", at=NOON)
