"""Run as a program inside an installation: begins a record, or adds a document to it and says what is kept.

Told to die, it kills itself with SIGKILL once so many pieces of the file are written, as a power cut would.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import django

django.setup()

from handrail.casework.documents import actions  # noqa: E402
from handrail.casework.documents.models import Document, DocumentPiece, Part  # noqa: E402
from handrail.casework.documents.policies import put_together  # noqa: E402
from handrail.casework.persons.models import PotentialVictim  # noqa: E402
from handrail.foundation.audit.queries import entries, first_broken_link  # noqa: E402
from handrail.foundation.people.models import Person  # noqa: E402
from tests import build  # noqa: E402

CANARY = "CANARY-seen-at-the-yard"


def content() -> bytes:
    """A PDF of several pieces, and nothing in it is compressed."""
    return build.a_pdf(f"{CANARY} " * 120_000, notes=CANARY)


def begin() -> dict[str, Any]:
    """A record, and who keeps it."""
    office = build.Office()
    return {"person": str(office.kept().pk), "by": office.worker.pk}


def add(person: str, by: int, die_after: int) -> dict[str, Any]:
    """Add the document, and say what there was before and is now; die once so many pieces are written, unless 0."""
    before = kept()
    written, save = [], DocumentPiece.save

    def save_and_die(piece: DocumentPiece, **how: Any) -> None:
        save(piece, **how)
        written.append(piece.number)
        if len(written) == die_after:
            os.kill(os.getpid(), signal.SIGKILL)

    with mock.patch.object(DocumentPiece, "save", save_and_die):
        actions.add_document(
            PotentialVictim.objects.get(pk=person),
            name=f"{CANARY}.pdf",
            content=content(),
            description=CANARY,
            by=Person.objects.get(pk=by),
            at=datetime.now(UTC),
        )
    return {"before": before, "after": kept()}


def kept() -> dict[str, Any]:
    """What is there: documents that open whole, pieces, lines in the trail, and whether that is broken."""
    documents = list(Document.objects.select_related("person"))
    return {
        "documents": len(documents),
        "whole": sum(opens_whole(one) for one in documents),
        "pieces": DocumentPiece.objects.count(),
        "in_trail": len(list(entries(act="documents.document_added"))),
        "broken": str(first_broken_link() or ""),
    }


def opens_whole(document: Document) -> bool:
    """Whether both files are there, from the first byte to the last."""
    files = [put_together(document, part) for part in Part]
    return all(one.startswith(b"%PDF") and one.rstrip().endswith(b"%%EOF") for one in files)


DOES = {"begin": begin, "add": add}

if __name__ == "__main__":
    told = json.load(sys.stdin)
    json.dump(DOES[told.pop("do")](**told), sys.stdout)  # type: ignore[operator]
