"""What is said of a document, opened for a rule; and the token by which the same file is noticed."""

from dataclasses import asdict, dataclass
from uuid import UUID

from handrail.casework.documents.models import Document
from handrail.foundation.vault import subjects, tokens


@dataclass(frozen=True, repr=False)
class Told:
    """What the file was called, what somebody says it is, and the SHA-256 of both files. Its repr shows nothing."""

    name: str
    description: str
    sha256: str
    copy_sha256: str = ""


def told_of(document: Document) -> Told:
    """What is said of it. Raises vault's Forgotten once the person is erased."""
    kept = subjects.unlock_json(bytes(document.told), subject=document.person.subject, place=document.place("told"))
    return Told(**kept)


def lock_told(document: Document, told: Told) -> None:
    """Put it back under the person's key; the caller saves."""
    document.told = subjects.lock_json(asdict(told), subject=document.person.subject, place=document.place("told"))


def token_of(person_id: UUID, sha256: str) -> str:
    """The mark of a file within one person's record. Of two persons, the same file has two marks."""
    return tokens.token("document", f"{person_id}:{sha256}")


def neutral_name(document: Document) -> str:
    """What a file is called when it leaves: "document-3.pdf". What it was called may name somebody."""
    return f"document-{document.number}.{document.kind}"
