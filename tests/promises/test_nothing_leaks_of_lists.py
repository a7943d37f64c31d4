"""What a partner's list says is nowhere in the clear, and is no longer held at all once it has landed."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.desk import actions as desk
from handrail.casework.exchange import actions
from handrail.casework.exchange.models import PartnerFile, Sender
from handrail.foundation.audit.queries import entries
from tests.build import Office
from tests.casework.exchange import lists
from tests.casework.operations.test_pages import SignIn
from tests.casework.operations.test_pages import sign_in as sign_in
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HEADINGS = ("Ref", "Summary", "Names", "Location", "Telephone", "Date received", "Canaryheading")
REFERENCE, ACCOUNT, NAME, PLACE, PHONE = (
    "CANARY/LIST/77",
    "canary-told-redstart",
    "Canaryname",
    "7 Canary Wharfe",
    "07700900871",
)
FAULTY, LEFT_OUT, DAY = "canary-faulty-siskin", "canary-left-out-dunlin", "canary-day-lapwing"
WORDS = (REFERENCE, ACCOUNT, NAME, PLACE, PHONE, FAULTY, LEFT_OUT, DAY, HEADINGS[-1])
GOOD = (REFERENCE, ACCOUNT, NAME, PLACE, PHONE, "31/03/2026", LEFT_OUT)
WRONG = ("2", FAULTY, "", "", "", DAY, "")


def bring(browser: Client, visited: list[str], sender: str) -> PartnerFile:
    """Send the list, confirm its columns, and check it as a worker does."""
    file = SimpleUploadedFile("canarylist.csv", lists.as_csv(GOOD, WRONG, headings=HEADINGS))
    sent = browser.post(reverse("exchange:bring"), {"sender": sender, "kind": "reports", "file": file})
    asked = browser.get(sent["Location"]).context["form"]
    told = {name: "" if asked[name].value() is None else asked[name].value() for name in asked.fields}
    visited += [sent["Location"], browser.post(sent["Location"], told)["Location"]]
    held = PartnerFile.objects.latest("made_at")
    actions.check_list(held, clock=timezone.now)
    return lists.fresh(held)


def test_what_a_list_says_is_in_no_log_no_row_no_address_and_not_in_the_trail(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    visited: list[str] = []
    with caplog.at_level(logging.DEBUG):
        browser = sign_in(Office().officer)
        held = bring(browser, visited, "A council")
        assert ACCOUNT in browser.get(reverse("exchange:rows", args=[held.pk])).content.decode()
        browser.post(reverse("exchange:bring_in", args=[held.pk]))
        actions.land_list(lists.fresh(held), clock=timezone.now)
        desk.take_in(at=timezone.now())
        assert FAULTY in browser.get(reverse("exchange:faults", args=[held.pk])).content.decode()
        assert ACCOUNT not in browser.get(reverse("exchange:landed", args=[held.pk])).content.decode()
        waiting = bring(browser, visited, "A hospital")
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    rows = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    for word in WORDS:
        assert word not in caplog.text, word
        assert not any(word in text for text in (*trail, *visited)), word
        for spelling in spellings(word):
            assert not [table for table, row in rows if spelling in row], word
    assert (bytes(lists.fresh(held).content), bool(waiting.content), bool(waiting.faults)) == (b"", True, True)
    assert Sender.objects.exclude(columns={}).count() == 2
