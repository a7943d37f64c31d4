"""Who came to a course is nowhere in the clear: not by a booking, not at the door, not in a list of the past."""

import logging

import pytest
from django.utils import timezone

from handrail.foundation.audit.queries import entries
from handrail.partnership.training import actions, queries
from handrail.partnership.training.models import Attendee, Booking, PastFile
from handrail.partnership.training.policies import questions_of
from tests.partnership.training.sessions import asked, trainer, under_way
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BOOKED, AT_DOOR, BEFORE, LICENCE = "Canarybooked", "Canarydoor", "Canarybefore", "CANARYLICENCE9"


def test_whoever_comes_is_in_no_log_no_row_and_not_in_the_trail(caplog: pytest.LogCaptureFixture) -> None:
    by, now = trainer(), timezone.now()
    with caplog.at_level(logging.DEBUG):
        session = under_way(by=by, at=now)
        receipt = asked(session, name=BOOKED, email="canarybooked@ward.example", licence=LICENCE, at=now)
        told = actions.Guest(name=AT_DOOR, email="canarydoor@ward.example", profession="nurse", elsewhere="A clinic")
        actions.walk_in(session, told, by=by, at=now)
        for booking in Booking.objects.filter(attendee__colleague=None):
            right = {one.code: one.right for one in questions_of(session)}
            actions.answer_questions(booking, right, by="public", at=session.starts_at)
        actions.close_attendance(session, by=by, at=session.ends_at)
        queries.certificates_of(session, by=by, at=now)
        rows = f"Name,Email,Job title,Date\n{BEFORE},canarybefore@ward.example,nurse,03/02/2025\n".encode()
        for brings_in in (True, False):
            held = actions.receive_past(rows, course="awareness", by=by, at=now)
            columns = {"name": 0, "email": 1, "profession": 2, "attended_on": 3}
            actions.check_past(held, columns=columns, by=by, at=now)
            if brings_in:
                actions.bring_in_past(held, by=by, at=now)
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    kept = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    for word in (BOOKED, AT_DOOR, BEFORE, LICENCE, "canarybooked@", "canarydoor@", "canarybefore@", receipt):
        assert word not in caplog.text, word
        assert not any(word in text for text in trail), word
        for spelling in spellings(word):
            assert not [table for table, row in kept if spelling in row], word
    for model in (Attendee, Booking, PastFile):
        for name in model.Privacy.personal:
            assert any(model._default_manager.values_list(name, flat=True)), name
