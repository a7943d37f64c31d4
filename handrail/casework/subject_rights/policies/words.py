"""The words of a request, locked under the key of the person it is about."""

from typing import Any

from handrail.casework.subject_rights.models import Hold, Request
from handrail.foundation.vault import subjects


def words_of(request: Request) -> dict[str, str]:
    """What was asked and answered; nothing once the person is erased."""
    if not bytes(request.words):
        return {}
    kept: dict[str, Any] = subjects.unlock_json(
        bytes(request.words), subject=request.person.subject, place=request.place()
    )
    return {name: str(said) for name, said in kept.items()}


def lock_words(request: Request, **said: str) -> None:
    """Put these words beside those that are kept; the caller saves."""
    kept = {**words_of(request), **{name: words.strip() for name, words in said.items()}}
    request.words = subjects.lock_json(kept, subject=request.person.subject, place=request.place())


def reason_of(hold: Hold) -> str:
    """Why something is held; nothing once the person is erased."""
    if not bytes(hold.reason):
        return ""
    return str(subjects.unlock_json(bytes(hold.reason), subject=hold.person.subject, place=hold.place()))
