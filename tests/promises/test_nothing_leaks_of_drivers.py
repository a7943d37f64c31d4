"""Who stands in a register is nowhere in the clear, and every locked field of it holds something."""

import logging
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Role
from handrail.partnership.licensing import actions
from handrail.partnership.licensing.models import Import, Licence, Mailing, Register
from tests.build import organisations, person
from tests.casework.operations.test_pages import SignIn
from tests.casework.operations.test_pages import sign_in as sign_in
from tests.partnership.licensing.registers import as_csv
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NUMBER, FIRST, LAST, STREET, PLATE = "CANARY4711", "Canaryfirst", "Canarylast", "7 Canary Lane", "CA77 NRY"
FAULTY = "canaryfaulty"
HEADINGS = ("Licence number", "Name", "Expiry date", "Address", "Postcode", "Registration", "Canaryheading")


def bring_in(browser: Client, rows: bytes, visited: list[str]) -> Import:
    """Send the file, confirm its columns, and do what a worker does."""
    file = SimpleUploadedFile("canarylast.csv", rows)
    answer = browser.post(reverse("licensing:bring"), {"kind": "drivers", "file": file})
    visited.append(answer["Location"])
    asked = browser.get(answer["Location"]).context["form"]
    told = {name: "" if asked[name].value() is None else asked[name].value() for name in asked.fields}
    visited.append(browser.post(answer["Location"], told)["Location"])
    held = Import.objects.latest("made_at")
    assert browser.get(visited[-1])["Refresh"]
    actions.check_file(held, clock=timezone.now)
    assert browser.get(visited[-1]).status_code == 200
    assert browser.post(reverse("licensing:bring_in", args=[held.pk])).status_code == 302
    held.refresh_from_db()
    actions.write_register(held, clock=timezone.now)
    held.refresh_from_db()
    return held


def test_a_driver_is_in_no_log_no_row_no_address_and_not_in_the_trail(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    visited: list[str] = []
    due = timezone.localdate() + timedelta(days=10)
    good = (NUMBER, f"{FIRST} {LAST}", f"{due:%d/%m/%Y}", STREET, "EX1 1AA", PLATE, "")
    with caplog.at_level(logging.DEBUG):
        browser = sign_in(person(Role.LICENSING_OFFICER, at_work=organisations()[0]))
        held = bring_in(browser, as_csv(good, ("", FAULTY, "", "", "", "", ""), headings=HEADINGS), visited)
        assert FAULTY in browser.get(reverse("licensing:faults", args=[held.pk])).content.decode()
        found = browser.post(reverse("licensing:find"), {"said": LAST})
        licence = found.context["found"][0].licence
        browser.post(reverse("licensing:language", args=[licence.pk]), {"language": "pl"})
        assert LAST in browser.get(reverse("licensing:licence", args=[licence.pk])).content.decode()
        assert LAST in browser.get(reverse("licensing:due", args=[due.year, due.month])).content.decode()
        visited.append(browser.post(reverse("licensing:make_letters", args=[due.year, due.month]))["Location"])
        mailing = Mailing.objects.get()
        assert browser.get(reverse("licensing:letters", args=[mailing.pk])).content.startswith(b"%PDF")
        browser.post(reverse("licensing:posted", args=[mailing.pk]))
        assert LAST not in browser.get(reverse("licensing:reached")).content.decode()
        waits = SimpleUploadedFile("x", as_csv(good, headings=HEADINGS))
        waiting = browser.post(reverse("licensing:bring"), {"kind": "vehicles", "file": waits})
        visited.append(waiting["Location"])
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    rows = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    for word in (NUMBER, FIRST, LAST, STREET, PLATE, FAULTY, HEADINGS[-1]):
        assert word not in caplog.text, word
        assert not any(word in text for text in (*trail, *visited)), word
        for spelling in spellings(word):
            assert not [table for table, row in rows if spelling in row], word
    for model in (Licence, Import):
        for name in model.Privacy.personal:
            assert any(model._default_manager.values_list(name, flat=True)), name
    assert Register.objects.exclude(columns={}).exists()
