"""Notes stay at the desk; a message reaches nobody but whoever holds the receipt."""

import pytest

from handrail.casework.desk.actions import add_note, message_back, open_concern, take_in
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import file_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.models import Notice
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import receipts
from handrail.public.concerns.models import Reply
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

SAFE = {"channel": "email", "address": "reporter@home.example", "times": "", "voicemail_ok": "no", "say": "The library"}


def told(office: build.Office, **words: object) -> tuple[str, Concern]:
    receipt = build.tell(**words)  # type: ignore[arg-type]
    take_in(at=office.later())
    digest = receipts.receipt_digest(receipt)
    kept = Concern.objects.get(receipt_digest=digest)
    return receipt, open_concern(kept.pk, by=office.officer, at=office.later())


def test_only_the_receipt_opens_a_message(office: build.Office) -> None:
    receipt, concern = told(office)
    message_back(concern, text="Which car wash?", by=office.officer, at=office.later())
    sealed = bytes(Reply.objects.get(receipt_digest=concern.receipt_digest).sealed)
    assert b"car wash" not in sealed
    assert receipts.open_with_receipt(receipt, sealed) == b"Which car wash?"


def test_the_desk_keeps_what_it_wrote(office: build.Office) -> None:
    _, concern = told(office)
    message_back(concern, text="Which car wash?", by=office.officer, at=office.later())
    (entry,) = file_of(concern.pk, by=office.officer, at=office.later()).conversation
    assert (entry.text, entry.by, entry.from_reporter) == ("Which car wash?", office.officer.name, False)


def test_a_reporter_who_said_how_is_told_that_there_is_news(office: build.Office) -> None:
    _, concern = told(office, safe_contact=SAFE)
    message_back(concern, text="Which car wash?", by=office.officer, at=office.later())
    assert Notice.objects.get().channel == "email"


def test_a_reporter_who_said_nothing_is_not_contacted(office: build.Office) -> None:
    _, concern = told(office)
    message_back(concern, text="Which car wash?", by=office.officer, at=office.later())
    assert not Notice.objects.exists()
    assert entries(act="notices.blocked").count() == 1


def test_a_note_is_never_among_the_messages(office: build.Office) -> None:
    _, concern = told(office)
    add_note(concern, text="She sounded afraid.", by=office.officer, at=office.later())
    file = file_of(concern.pk, by=office.officer, at=office.later())
    assert [note.text for note in file.notes] == ["She sounded afraid."]
    assert not file.conversation
    assert not Reply.objects.exists()


def test_nothing_is_said_about_the_text_in_the_trail(office: build.Office) -> None:
    _, concern = told(office)
    add_note(concern, text="She sounded afraid.", by=office.officer, at=office.later())
    assert entries(about=concern.about)[0].detail == {}


@pytest.mark.parametrize("act", [add_note, message_back])
def test_nothing_empty_is_written(office: build.Office, act: object) -> None:
    _, concern = told(office)
    with pytest.raises(NotAllowed, match="Write something"):
        act(concern, text=" \n", by=office.officer, at=office.later())  # type: ignore[operator]


def test_nobody_writes_to_a_reporter_before_reading(office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Open it first"):
        message_back(build.concern(), text="Hello?", by=office.officer, at=office.later())
