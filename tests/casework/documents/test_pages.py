"""The pages of documents: limits said first, errors beside the field, files that only download."""

import logging
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from handrail.casework.documents.models import Document
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.attachments import cleaning
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from tests.casework.documents.conftest import SignIn
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def send(browser: Client, person: PotentialVictim, content: bytes | None, **typed: str) -> HttpResponse:
    """Fill in the form and send it."""
    file = {} if content is None else {"file": SimpleUploadedFile("a.pdf", content)}
    told = {"description": "Payslips", **typed, **file}
    return browser.post(f"/documents/of/{person.pk}/add/", told)  # type: ignore[return-value]


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_kinds_and_size_are_said_before_anybody_chooses(
    sign_in: SignIn, worker: Person, adult: PotentialVictim
) -> None:
    page = text(sign_in(worker).get(f"/documents/of/{adult.pk}/add/"))  # type: ignore[arg-type]
    assert "A picture (jpg, jpeg, png or heic), a PDF or a Word document (docx or doc). At most 25 MB." in page
    assert 'enctype="multipart/form-data"' in page
    assert 'accept=".jpg,.jpeg,.png,.heic,.pdf,.doc,.docx"' in page


def test_a_file_is_added_and_its_clean_copy_downloads_and_nothing_in_it_runs(
    sign_in: SignIn, worker: Person, adult: PotentialVictim
) -> None:
    browser = sign_in(worker)
    assert send(browser, adult, planted.pdf()).status_code == 302
    page = text(browser.get(f"/documents/of/{adult.pk}/"))  # type: ignore[arg-type]
    assert "Payslips" in page
    assert "a clean copy that may be shared" in page
    sent = browser.get(f"/documents/{Document.objects.get().pk}/copy/")
    assert sent["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert sent["Content-Type"] == "application/pdf"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sent["Cache-Control"] == "no-store"
    assert not planted.says_secret(sent.content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Choose a file."),
        (b"", "This file is empty."),
        (b"plain words", "This is not a picture"),
        (b"%PDF-1.7\n", "This PDF is damaged"),
        (planted.docx(**{"word/vbaProject.bin": b"x"}), "contains macros"),
    ],
    ids=["none", "empty", "other", "damaged", "macros"],
)
def test_what_is_wrong_with_a_file_stands_beside_the_field_and_the_rest_is_kept(
    sign_in: SignIn, worker: Person, adult: PotentialVictim, content: bytes | None, sentence: str
) -> None:
    page = text(send(sign_in(worker), adult, content))
    assert page.count(sentence) == 2, "once in the summary, once beside the field"
    assert 'value="Payslips"' in page
    assert "Choose the file again" in page
    assert not Document.objects.exists()


def test_a_file_larger_than_is_held_in_memory_is_let_go_with_the_same_sentence(
    sign_in: SignIn, worker: Person, adult: PotentialVictim, settings: Settings
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 500
    page = text(send(sign_in(worker), adult, planted.pdf()))
    assert page.count("larger than 25 MB") == 2
    assert 'value="Payslips"' in page


def test_a_file_just_too_large_is_refused_with_the_same_sentence(
    sign_in: SignIn, worker: Person, adult: PotentialVictim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handrail.casework.documents.forms.MEGABYTE", 20)
    assert text(send(sign_in(worker), adult, planted.pdf())).count("larger than 25 MB") == 2


def test_the_largest_file_there_may_be_is_held_in_memory_and_never_laid_down(settings: Settings) -> None:
    assert 25 * cleaning.MEGABYTE + 64 * 1024 < settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]


def test_the_same_file_again_says_so(
    sign_in: SignIn, worker: Person, adult: PotentialVictim, contract: Document
) -> None:
    browser = sign_in(worker)
    send(browser, adult, planted.pdf())
    assert "was here already" in text(browser.get(f"/documents/of/{adult.pk}/"))  # type: ignore[arg-type]


def test_a_word_document_of_the_old_kind_says_why_it_is_not_shared(
    sign_in: SignIn, worker: Person, adult: PotentialVictim
) -> None:
    browser = sign_in(worker)
    send(browser, adult, planted.doc())
    page = text(browser.get(f"/documents/of/{adult.pk}/"))  # type: ignore[arg-type]
    assert "save it as docx or PDF and add that" in page
    assert "Download the clean copy" not in page
    assert browser.get(f"/documents/{Document.objects.get().pk}/copy/").status_code == 403


def test_what_a_file_was_called_is_shown_as_words_and_never_stands_in_an_address(
    sign_in: SignIn, worker: Person, adult: PotentialVictim
) -> None:
    browser = sign_in(worker)
    file = BytesIO(planted.png())
    file.name = "<b>Ana.png"
    browser.post(f"/documents/of/{adult.pk}/add/", {"description": "A picture", "file": file})
    page = text(browser.get(f"/documents/of/{adult.pk}/"))  # type: ignore[arg-type]
    assert "&lt;b&gt;Ana.png" in page
    assert "Ana" not in "".join(part for part in page.split('"') if part.startswith("/"))


def test_the_original_asks_for_a_reason_and_then_downloads(sign_in: SignIn, worker: Person, contract: Document) -> None:
    browser = sign_in(worker)
    address = f"/documents/{contract.pk}/original/"
    assert "Why do you need the file as it came?" in text(browser.get(address))  # type: ignore[arg-type]
    assert text(browser.post(address)).count("Say why you need the file as it came.") == 2  # type: ignore[arg-type]
    sent = browser.post(address, {"reason": "The court asks for it."})
    assert sent.content == planted.pdf()
    assert sent["Content-Disposition"].startswith("attachment")


def test_a_document_is_described_anew_and_removed(sign_in: SignIn, worker: Person, contract: Document) -> None:
    browser, list_of = sign_in(worker), f"/documents/of/{contract.person_id}/"
    browser.post(f"/documents/{contract.pk}/describe/", {"description": "Payslips of May"})
    assert "Payslips of May" in text(browser.get(list_of))  # type: ignore[arg-type]
    assert "for good" in text(browser.get(f"/documents/{contract.pk}/remove/"))  # type: ignore[arg-type]
    browser.post(f"/documents/{contract.pk}/remove/")
    assert "There are no documents yet." in text(browser.get(list_of))  # type: ignore[arg-type]


def test_another_organisation_is_told_that_there_is_no_such_page(
    sign_in: SignIn, stranger: Person, contract: Document
) -> None:
    browser = sign_in(stranger)
    for verb in ("copy", "describe", "original", "remove"):
        assert browser.get(f"/documents/{contract.pk}/{verb}/").status_code == 404
    assert browser.get(f"/documents/of/{contract.person_id}/").status_code == 404


def test_what_a_file_is_called_says_or_contains_is_in_no_log_and_not_in_the_trail(
    sign_in: SignIn, worker: Person, adult: PotentialVictim, caplog: pytest.LogCaptureFixture
) -> None:
    browser = sign_in(worker)
    # Made before anybody listens: Pillow tells the log what it writes into a picture.
    files = [planted.pdf(), planted.jpeg(), planted.pdf()[:300], planted.SECRET.encode(), planted.docx()[:-200]]
    with caplog.at_level(logging.DEBUG):
        for content in files:
            file = SimpleUploadedFile(f"{planted.SECRET}.pdf", content)
            browser.post(f"/documents/of/{adult.pk}/add/", {"description": planted.SECRET, "file": file})
        browser.get(f"/documents/of/{adult.pk}/")
        browser.post(f"/documents/{Document.objects.earliest('number').pk}/original/", {"reason": planted.SECRET})
    assert planted.SECRET not in caplog.text
    assert not any(planted.SECRET in f"{entry.about} {entry.act} {entry.detail}" for entry in entries())
