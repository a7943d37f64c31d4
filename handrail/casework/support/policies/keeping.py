"""How the words of an entry are locked and opened. Whoever shows them to a person asks `queries`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from handrail.casework.support.models import Entry
from handrail.foundation.vault import subjects
from handrail.foundation.vault.subjects import Locked, unlock_many

One = TypeVar("One", bound=Entry)
Opened = dict[str, Any]


def lock(entry: Entry, contents: Mapping[str, Any]) -> None:
    """Put the words of an entry under the person's key; the caller saves."""
    kept = {name: stripped(value) for name, value in contents.items()}
    entry.contents = subjects.lock_json(kept, subject=entry.case.person.subject, place=entry.place())


def stripped(value: Any) -> Any:
    """A text without the spaces around it; anything else as it is."""
    return value.strip() if isinstance(value, str) else value


def opened(entry: Entry) -> Opened:
    """The words of one entry; none where none were written. Raises vault's Forgotten once the person is erased."""
    if not entry.contents:
        return {}
    kept: Opened = subjects.unlock_json(bytes(entry.contents), subject=entry.case.person.subject, place=entry.place())
    return kept


def opened_all(entries: Iterable[One]) -> list[tuple[One, Opened]]:
    """Entries with their words, opened with one question to the keyring; empty where erased or never written."""
    rows: Sequence[One] = list(entries)
    boxed = [row for row in rows if row.contents]
    found = unlock_many([Locked(bytes(row.contents), row.case.person.subject, row.place()) for row in boxed])
    words = {row.pk: json.loads(plain) for row, plain in zip(boxed, found, strict=True) if plain is not None}
    return [(row, words.get(row.pk, {})) for row in rows]
