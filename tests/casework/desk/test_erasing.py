"""Erasing erases, and leaves the codes that are counted; nothing that was told stands anywhere in the clear."""

import pytest
from django.apps import apps
from django.db import models

from handrail.casework.desk.actions import (
    add_note,
    join,
    message_back,
    open_additions,
    open_concern,
    reindex,
    take_in,
)
from handrail.casework.desk.models import Concern, ConcernToken, Message, Note, Telling
from handrail.casework.desk.queries import account_of, coded_rows, file_of, inbox, search
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import receipts
from handrail.foundation.vault.actions import erase, find_subject
from handrail.public.concerns.actions import add_to
from handrail.public.concerns.queries import follow
from tests import build
from tests.casework.desk.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

CANARY = "Quixotic"
TOLD = {
    "account": f"{CANARY} account",
    "address": f"1 {CANARY} Street",
    "names": f"{CANARY} Smith",
    "people_text": f"{CANARY} people",
    "vehicles": f"{CANARY} AB12 CDE",
    "telephones": "07700 900123",
    "businesses": f"{CANARY} Ltd",
    "name": f"{CANARY} Reporter",
    "safe_contact": {"channel": "email", "address": f"{CANARY}@home.example", "say": f"{CANARY}"},
}


def written_in(office: build.Office) -> Concern:
    """A concern with the canary in every place where somebody can write."""
    concern = office.opened(**TOLD)
    add_note(concern, text=f"{CANARY} note", by=office.officer, at=office.later())
    message_back(concern, text=f"{CANARY} message", by=office.officer, at=office.later())
    return concern


def everything_stored() -> str:
    """Every value of every column of every table of ours, as the database holds it."""
    held = []
    for model in apps.get_models():
        columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.FileField)]
        for row in model._default_manager.values_list(*[field.attname for field in columns]):
            held.extend(
                bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)
                for value in row
            )
    return "\n".join(held)


def test_nothing_that_was_told_or_written_stands_in_the_clear(office: build.Office) -> None:
    written_in(office)
    stored = everything_stored()
    for planted in (CANARY, CANARY.lower(), "07700 900123", "+447700900123", "7700900123", "AB12CDE", "AB12 CDE"):
        assert planted not in stored


def test_erasing_leaves_a_tombstone_of_codes(office: build.Office) -> None:
    concern = written_in(office)
    before = coded_rows(first=build.NOON.date(), last=build.NOON.date(), by=office.officer)
    removed = erase(find_subject(concern.reference), by="person:x", at=office.later())
    kept = {"tellings": 1, "notes": 1, "messages": 1, "reports": 1, "standings": 1, "replies": 1}
    assert {name: number for name, number in removed.items() if number} == {**kept, "tokens": removed["tokens"]}
    assert removed["tokens"] > 0
    assert coded_rows(first=build.NOON.date(), last=build.NOON.date(), by=office.officer) == before
    assert not any(bytes(each.contents) or bytes(each.sealed) for each in Telling.objects.all())
    assert not ConcernToken.objects.exists()
    assert not any(bytes(each.text) for each in [*Note.objects.all(), *Message.objects.all()])


def test_erasing_twice_changes_nothing(office: build.Office) -> None:
    concern = written_in(office)
    erase(concern.subject, by="person:x", at=office.later())
    erased_at = fresh(concern).erased_at
    assert not any(erase(concern.subject, by="person:x", at=office.later()).values())
    assert fresh(concern).erased_at == erased_at


def test_an_unopened_concern_is_erased_too(office: build.Office) -> None:
    concern = build.concern(**TOLD)
    erase(concern.subject, by="person:x", at=office.later())
    assert not bytes(Telling.objects.get().sealed)
    assert inbox(by=office.officer, at=office.later()).page.rows == []


def test_what_was_erased_is_neither_read_nor_found_nor_worked_on(office: build.Office) -> None:
    concern = written_in(office)
    erase(concern.subject, by="person:x", at=office.later())
    kept = fresh(concern)
    with pytest.raises(NotAllowed, match="erased"):
        account_of(kept, by=office.officer, at=office.later(), why="page")
    with pytest.raises(NotAllowed, match="erased"):
        add_note(kept, text="More.", by=office.officer, at=office.later())
    file = file_of(kept.pk, by=office.officer, at=office.later())
    assert (file.report, file.notes, file.conversation) == (None, [], [])
    assert not search("07700 900123", by=office.officer, at=office.later()).rows


def test_a_reporter_who_writes_after_erasure_begins_a_new_concern(office: build.Office) -> None:
    receipt = build.tell()
    take_in(at=build.NOON)
    erase(Concern.objects.get().subject, by="person:x", at=office.later())
    add_to(receipt, "It goes on.", at=office.later())
    take_in(at=office.later())
    assert Concern.objects.filter(erased_at=None).count() == 1


def test_tokens_are_made_again(office: build.Office) -> None:
    concern = written_in(office)
    before = sorted(ConcernToken.objects.values_list("kind", "token"))
    ConcernToken.objects.all().delete()
    assert reindex(at=office.later()) == {"desk_tokens": len(before)}
    assert sorted(ConcernToken.objects.values_list("kind", "token")) == before
    assert search("07700 900123", by=office.officer, at=office.later()).rows[0].reference == concern.reference


def test_a_joined_concern_that_was_erased_leaves_the_other_readable(office: build.Office) -> None:
    duplicate, main = written_in(office), office.opened(account="The other")
    join(duplicate, to=main, by=office.officer, at=office.later())
    erase(duplicate.subject, by="person:x", at=office.later())
    file = file_of(main.pk, by=office.officer, at=office.later())
    assert file.report is not None
    assert file.report.account == "The other"
    assert [entry.text for entry in file.conversation] == ["This has been erased."]
    assert open_additions(main.pk, by=office.officer, at=office.later()).additions_unread == 0


def test_a_receipt_leads_nowhere_once_its_concern_is_erased(office: build.Office) -> None:
    receipt = build.tell(at=office.later())
    take_in(at=office.later())
    concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
    open_concern(concern.pk, by=office.officer, at=office.later())
    message_back(fresh(concern), text=f"{CANARY} message", by=office.officer, at=office.later())
    assert follow(receipt).replies
    erase(concern.subject, by="person:x", at=office.later())
    assert follow(receipt).standing is None
    assert not follow(receipt).replies
