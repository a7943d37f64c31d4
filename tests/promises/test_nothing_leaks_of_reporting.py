"""What a reporter sends along is nowhere in the clear: its points, its notes, its name, and why somebody took it."""

import logging

import pytest

from handrail.casework.desk import actions as desk
from handrail.casework.desk import queries
from handrail.foundation.audit.queries import entries
from tests.build import Office
from tests.casework.desk.sent import opened_file, sent_file
from tests.foundation.attachments import planted
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PLANTED = (planted.SECRET, "canary-file", "canary-words", "canary-court")


@pytest.fixture
def carried(office_of_files: Office) -> Office:
    """A file that nobody has opened, and one that was opened, looked at and taken as it came."""
    office = office_of_files
    sent_file(office)
    file = opened_file(office)
    queries.opened_file(file, by=office.officer, at=office.later())
    queries.copy_of_file(file, by=office.officer, at=office.later())
    desk.take_original(file, reason="canary-court", by=office.officer, at=office.later())
    return office


@pytest.fixture
def office_of_files(caplog: pytest.LogCaptureFixture) -> Office:
    caplog.set_level(logging.DEBUG)
    return Office()


def test_no_planted_word_is_in_any_row_log_or_line_of_the_trail(
    carried: Office,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert planted.says_secret(planted.jpeg())
    trail = " ".join(f"{line.act} {line.about} {line.detail}" for line in entries())
    found = [
        (table, word)
        for alias in ("default", "keyring")
        for table, row in rows_in_the_clear(alias)
        for word in PLANTED
        for spelling in spellings(word)
        if spelling in row
    ]
    assert found == []
    # Whoever drew the picture for this test drew it in this process; the house opens none here.
    told = " ".join(line.getMessage() for line in caplog.records if not line.name.startswith("PIL"))
    assert [word for word in PLANTED if word in trail or word in told] == []
