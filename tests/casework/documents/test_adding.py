"""A document is kept sealed as it came, with a clean copy, whole or not at all."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection

from handrail.casework.documents import actions, queries
from handrail.casework.documents.models import Document, DocumentPiece, Part
from handrail.casework.documents.policies import limits, pieces, put_together, told_of
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.attachments import cleaning
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import subjects, tokens
from handrail.foundation.vault.failures import CannotOpen
from tests import build
from tests.casework.documents.conftest import added
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_the_file_is_kept_as_it_came_with_its_hash_sealed(contract: Document) -> None:
    original = put_together(contract, Part.ORIGINAL)
    assert planted.says_secret(original)
    assert told_of(contract).sha256 == hashlib.sha256(original).hexdigest()
    row = Document.objects.values_list().get(pk=contract.pk)
    assert hashlib.sha256(original).hexdigest() not in str(row)


def test_the_copy_says_nothing_of_where_the_file_was_made(contract: Document) -> None:
    copy = put_together(contract, Part.COPY)
    assert not planted.says_secret(copy)
    assert any(planted.SEEN.encode() in layer for layer in planted.layers(copy))


def test_that_it_was_added_is_in_the_trail_without_its_name(contract: Document, worker: Person) -> None:
    line = entries(act="documents.document_added").get()
    assert (line.about, line.by) == (contract.person.about, worker.ref)
    assert line.detail == {"document": str(contract.pk), "kind": "pdf", "size": contract.size}


def test_the_same_file_twice_is_one_document(contract: Document, adult: PotentialVictim, office: build.Office) -> None:
    again = actions.add_document(
        adult, name="b.pdf", content=planted.pdf(), description="Again", by=office.worker, at=office.later()
    )
    assert again.already
    assert again.document == contract
    assert Document.objects.count() == 1


def test_the_same_file_about_somebody_else_is_another_and_nobody_can_tell(
    contract: Document, office: build.Office
) -> None:
    other = added(build.person_record(by=office.worker, at=office.later()), office)
    assert other.content_token != contract.content_token


def test_the_same_file_is_noticed_after_the_token_key_was_changed(
    contract: Document, adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contract.content_token
    mark, another = tokens._mark, hmac.new(b"another key", digestmod="sha256")
    monkeypatch.setattr(tokens, "_mark", lambda _, kind, value: mark(another, kind, value))
    assert actions.reindex(at=office.later()) == {"documents": 1}
    assert Document.objects.get().content_token != old
    assert added(adult, office) == contract


def test_a_word_document_of_the_old_kind_is_kept_sealed_and_never_shared(
    adult: PotentialVictim, office: build.Office, worker: Person
) -> None:
    old = added(adult, office, content=planted.doc(), name="old.doc")
    assert put_together(old, Part.ORIGINAL) == planted.doc()
    assert queries.documents_to_share(adult, by=worker) == []
    with pytest.raises(NotAllowed, match="save it as docx or PDF"):
        queries.open_copy(old, by=worker, at=office.later())
    with pytest.raises(NotAllowed, match="save it as docx or PDF"):
        queries.read_sent(adult, old.pk, by=worker, at=office.later(), why="referral")


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "empty"), (b"plain words", "not a picture"), (b"%PDF-1.7\n", "damaged")]
)
def test_a_file_that_cannot_be_taken_leaves_nothing(
    content: bytes, sentence: str, adult: PotentialVictim, office: build.Office
) -> None:
    with pytest.raises(NotTaken, match=sentence):
        added(adult, office, content=content)
    assert not Document.objects.exists()
    assert not entries(act="documents.document_added").exists()


def test_a_file_larger_than_the_form_takes_is_refused_before_it_is_opened(
    adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "MEGABYTE", 100)
    with pytest.raises(NotTaken, match="larger than 25 MB"):
        added(adult, office)


def test_one_more_than_the_form_takes_is_refused(
    contract: Document, adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (limits.most_documents(on=build.NOON.date()), limits.most_megabytes(on=build.NOON.date())) == (100, 25)
    monkeypatch.setattr("handrail.casework.documents.permissions.most_documents", lambda on: 1)
    with pytest.raises(NotAllowed, match="takes no more"):
        added(adult, office, content=planted.png(), name="a.png")


def test_a_document_that_nobody_describes_is_refused(adult: PotentialVictim, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Say what this document is"):
        actions.add_document(
            adult, name="a", content=planted.png(), description="  ", by=office.worker, at=office.later()
        )


def test_a_disk_that_fills_up_half_way_leaves_no_half_document(
    adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 256)
    store = DocumentPiece.save
    stored: list[DocumentPiece] = []

    def until_full(piece: DocumentPiece, **options: Any) -> None:
        if len(stored) == 3:
            raise DatabaseError("database or disk is full")
        stored.append(piece)
        store(piece, **options)

    monkeypatch.setattr(DocumentPiece, "save", until_full)
    with pytest.raises(DatabaseError):
        added(adult, office)
    assert len(stored) == 3
    assert not Document.objects.exists()
    assert not DocumentPiece.objects.exists()
    assert not entries(act="documents.document_added").exists()


@contextmanager
def little_room_left() -> Iterator[None]:
    """The database may grow by a megabyte and no further, as on a full disk. On a server, a second piece is refused."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("ALTER TABLE documents_documentpiece ADD CONSTRAINT is_full CHECK (number < 1)")
            yield
            cursor.execute("ALTER TABLE documents_documentpiece DROP CONSTRAINT is_full")
            return
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 256}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_a_database_that_can_grow_no_further_leaves_no_half_document(office: build.Office) -> None:
    person = build.person_record(by=office.worker, at=office.later())
    large = build.a_pdf("a" * 3_000_000, notes="nobody")
    with little_room_left(), pytest.raises(DatabaseError, match="full"):
        added(person, office, content=large)
    assert not Document.objects.exists()
    assert not DocumentPiece.objects.exists()
    assert not entries(act="documents.document_added").exists()


def test_a_file_of_many_pieces_comes_back_byte_for_byte(
    adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 100)
    kept = added(adult, office, content=planted.png())
    assert DocumentPiece.objects.filter(document=kept, part=Part.ORIGINAL).count() == -(-len(planted.png()) // 100)
    assert put_together(kept, Part.ORIGINAL) == planted.png()


def swap_two(kept: Document) -> None:
    first, second = DocumentPiece.objects.filter(document=kept, part=Part.ORIGINAL)[:2]
    first.box, second.box = second.box, first.box
    first.save()
    second.save()


def lose_the_last(kept: Document) -> None:
    DocumentPiece.objects.filter(document=kept, part=Part.ORIGINAL).last().delete()  # type: ignore[union-attr]


def take_from_the_copy(kept: Document) -> None:
    other = DocumentPiece.objects.filter(document=kept, part=Part.COPY).first()
    assert other is not None
    DocumentPiece.objects.filter(document=kept, part=Part.ORIGINAL, number=0).update(box=other.box)


@pytest.mark.parametrize("harm", [swap_two, lose_the_last, take_from_the_copy])
def test_a_file_whose_pieces_were_changed_does_not_open(
    harm: object, adult: PotentialVictim, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 100)
    kept = added(adult, office, content=planted.png())
    harm(kept)  # type: ignore[operator]
    with pytest.raises(CannotOpen):
        put_together(kept, Part.ORIGINAL)


def test_nothing_is_kept_about_somebody_who_has_been_forgotten(
    contract: Document, adult: PotentialVictim, office: build.Office
) -> None:
    subjects.forget(adult.subject, at=office.later())
    with pytest.raises(subjects.Forgotten):
        put_together(contract, Part.ORIGINAL)
