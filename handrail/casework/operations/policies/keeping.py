"""How the words of a part are locked and opened. Whoever shows them to a person asks `queries`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from handrail.casework.operations.models import Operation, Part
from handrail.foundation.vault import subjects
from handrail.foundation.vault.subjects import Locked, unlock_many

One = TypeVar("One", bound=Part)
Opened = dict[str, Any]


def lock(part: Part, contents: Mapping[str, Any]) -> None:
    """Put the words of a part under the operation's key; the caller saves."""
    kept = {name: value.strip() if isinstance(value, str) else value for name, value in contents.items()}
    part.contents = subjects.lock_json(kept, subject=part.operation.subject, place=part.place())


def opened_all(operation: Operation, parts: Iterable[One]) -> list[tuple[One, Opened]]:
    """Parts of one operation with their words, opened with one question to the keyring; empty where erased."""
    rows: Sequence[One] = list(parts)
    boxed = [row for row in rows if row.contents]
    found = unlock_many([Locked(bytes(row.contents), operation.subject, row.place()) for row in boxed])
    words = {row.pk: json.loads(plain) for row, plain in zip(boxed, found, strict=True) if plain is not None}
    for row in rows:
        row.operation = operation
    return [(row, words.get(row.pk, {})) for row in rows]


def opened(part: Part) -> Opened:
    """The words of one part; none where none were written, or once they were erased."""
    return opened_all(part.operation, [part])[0][1]
