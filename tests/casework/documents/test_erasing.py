"""Erasing a person erases their documents, and an old backup does not bring them back."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from handrail.casework.documents.models import Document, DocumentPiece, Part
from handrail.casework.documents.policies import put_together
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.queries import entries
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from tests import build
from tests.casework.documents.conftest import added
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_erasing_a_person_removes_both_files_of_every_document(
    contract: Document, adult: PotentialVictim, office: build.Office
) -> None:
    kept = added(build.person_record(by=office.worker, at=office.later()), office)
    removed = erase(adult.subject, by="handrail", at=office.later())
    assert removed["documents"] == 1
    assert list(Document.objects.all()) == [kept]
    assert set(DocumentPiece.objects.values_list("document", flat=True)) == {kept.pk}
    assert entries(act="documents.documents_erased").get().detail == {"erased": 1}
    assert "documents" not in erase(adult.subject, by="handrail", at=office.later())


def test_nothing_is_added_to_a_record_that_was_erased(adult: PotentialVictim, office: build.Office) -> None:
    erase(adult.subject, by="handrail", at=office.later())
    adult.refresh_from_db()
    with pytest.raises(NotAllowed, match="erased"):
        added(adult, office)


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_a_backup_holds_documents_and_restoring_it_brings_nobody_back_who_was_erased(
    tmp_path: Path, office: build.Office
) -> None:
    stays, goes = (build.person_record(by=office.worker, at=office.later(), age="adult") for _ in range(2))
    kept, gone = (added(person, office) for person in (stays, goes))
    call_command("backup", str(tmp_path / "copy"), stdout=StringIO(), stderr=StringIO())
    assert not planted.says_secret((tmp_path / "copy").read_bytes())
    erase(goes.subject, by="handrail", at=office.later())
    kept.delete()
    call_command("restore", str(tmp_path / "copy"), "--replace", stdout=StringIO(), stderr=StringIO())
    assert put_together(Document.objects.get(), Part.ORIGINAL) == planted.pdf()
    assert not Document.objects.filter(pk=gone.pk).exists()
    assert not DocumentPiece.objects.filter(document=gone.pk).exists()
