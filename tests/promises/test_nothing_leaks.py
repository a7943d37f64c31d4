"""What was told is nowhere in the clear: not in the rows, the files, the logs, the mails or the copies."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import fields

import pytest
from django.core import mail
from django.db import connections

from handrail.casework.desk import actions as desk
from handrail.casework.referrals import actions as referrals
from handrail.foundation.audit.queries import entries
from handrail.foundation.vault import receipts
from handrail.public.concerns.models import Report
from tests.build import Office, tell

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

CANARIES = {
    "account": "canary-account-sparrow",
    "address": "12 Canaryaddress Close",
    "place_description": "canary-place-behind-the-mill",
    "postcode": "EX9 9ZZ",
    "people_text": "canary-people-seven-men",
    "vehicles": "CA99 NRY",
    "telephones": "07700 900987",
    "businesses": "Canarybusiness Ltd",
    "names": "Canarynickname",
    "how_known_text": "canary-known-by-window",
    "name": "Canaryreporter Finch",
    "happened_text": "canary-when-last-tuesday",
    "organisation": "Canary Organisation Trust",
    "reporter_role": "canary-role-nurse",
    "languages": "canarylanguage",
    "pick_up": "canary-fetched-at-station",
    "drop_off": "canary-left-at-warehouse",
    "badge": "canary-badge-4711",
}
CONTACT = {"channel": "email", "address": "canary-contact@safe.example", "say": "canary-say-library"}
NOTE, MESSAGE, REASON, WORDS = "canary-note-wren", "canary-message-robin", "canary-reason-owl", "canary-words-heron"


def spellings(planted: str) -> Iterator[bytes]:
    """The ways in which a leak could be written down: as it is, folded, without spaces, in UTF-16."""
    for text in {planted, planted.lower(), planted.upper(), planted.replace(" ", ""), json.dumps(planted)[1:-1]}:
        yield text.encode()
        yield text.encode("utf-16-le")


def rows_in_the_clear(alias: str) -> Iterator[tuple[str, bytes]]:
    """Every row of every table as bytes; columns that hold bytes are searched as they are."""
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                cells = [bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in row]
                yield table, b"\x1f".join(cells)


def carried_all_the_way(office: Office) -> str:
    """One concern full of canaries, taken through every act that stores words."""
    receipt = tell(**CANARIES, safe_contact=CONTACT, sharing="share", at=office.later())
    referral = office.sent(**CANARIES, safe_contact=CONTACT, sharing="share")
    kept = referral.concern
    desk.add_note(kept, text=NOTE, by=office.officer, at=office.later())
    desk.message_back(kept, text=MESSAGE, by=office.officer, at=office.later())
    referrals.open_referral(referral.pk, by=office.worker, at=office.later())
    referrals.decline(referral.pk, reason="not_our_role", words=WORDS, by=office.worker, at=office.later())
    desk.close_concern(kept, outcome="information_kept", reason=REASON, by=office.officer, at=office.later())
    return receipt


def test_no_planted_word_is_in_any_row_of_either_database() -> None:
    receipt = carried_all_the_way(Office())
    planted = [*CANARIES.values(), CONTACT["address"], CONTACT["say"], NOTE, MESSAGE, REASON, WORDS, receipt]
    for alias in ("default", "keyring"):
        for table, row in rows_in_the_clear(alias):
            for word in planted:
                for spelling in spellings(word):
                    assert spelling not in row, f"{word} stands in {table}"


def test_the_search_for_planted_words_would_find_one() -> None:
    office = Office()
    office.worker.name = CANARIES["name"]
    office.worker.save()
    found = [table for table, row in rows_in_the_clear("default") if CANARIES["name"].encode() in row]
    assert found == ["people_person"]


def test_no_planted_word_is_in_a_log_a_mail_or_the_trail(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: object
) -> None:
    stream = io.StringIO()
    listening = logging.StreamHandler(stream)
    logging.getLogger().addHandler(listening)
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        carried_all_the_way(Office())
    logging.getLogger().removeHandler(listening)
    written = [stream.getvalue(), caplog.text, *(str(letter.message()) for letter in mail.outbox)]
    written += [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    for word in [*CANARIES.values(), CONTACT["say"], NOTE, MESSAGE, REASON, WORDS]:
        assert not any(word in text for text in written), word


def test_a_receipt_is_stored_only_as_a_keyed_digest() -> None:
    receipt = tell()
    digest = receipts.receipt_digest(receipt)
    assert any(digest.encode() in row for _, row in rows_in_the_clear("default"))
    assert not any(receipt.replace("-", "").encode() in row for _, row in rows_in_the_clear("default"))


def test_a_canary_is_planted_in_every_field_that_takes_free_words() -> None:
    coded = {"reporter_kind", "place_kind", "district", "happened_on", "how_known", "campaign", "taken_by", "language"}
    choices = {"still_happening", "child", "danger", "sharing"}
    free = {each.name for each in fields(Report) if each.type in {"str", str}} - coded - choices
    assert free == set(CANARIES)
