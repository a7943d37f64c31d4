"""What a prepared form holds, and how it is locked under the key of the person it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.casework.nrm.models import PreparedForm
from handrail.foundation.vault import subjects
from handrail.rules.referral_form.fields import LEFT_OPEN, Field, IdentifierKind
from handrail.rules.referral_form.known import Known, known_from
from handrail.rules.referral_form.screening import Reading


@dataclass(frozen=True, repr=False)
class ReadBy:
    """A text that somebody has read, what in it they let stay, who and when."""

    text: str
    kept: tuple[tuple[int, int], ...]
    by: str
    at: str

    @property
    def reading(self) -> Reading:
        """As the rules take it."""
        return Reading(self.text, frozenset(self.kept))


@dataclass(frozen=True, repr=False)
class Change:
    """With which version an answer came, and who typed it."""

    version: int
    by: str


@dataclass(frozen=True, repr=False)
class Contents:
    """Everything that was typed. `earlier` are identifiers that were replaced since: they lead to the person still."""

    answers: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    earlier: frozenset[tuple[str, str]] = frozenset()
    readings: dict[str, ReadBy] = field(default_factory=dict)
    saved: frozenset[str] = frozenset()

    @property
    def known_earlier(self) -> Known:
        """The identifiers that were typed here and replaced."""
        typed: dict[IdentifierKind, set[str]] = {}
        for kind, value in self.earlier:
            typed.setdefault(IdentifierKind(kind), set()).add(value)
        return known_from(theirs=typed)

    def to_json(self) -> dict[str, Any]:
        """Plain values, as they are locked."""
        return {
            "answers": self.answers,
            "changes": {one: [change.version, change.by] for one, change in self.changes.items()},
            "earlier": sorted([kind, value] for kind, value in self.earlier),
            "readings": {one: [read.text, list(read.kept), read.by, read.at] for one, read in self.readings.items()},
            "saved": sorted(self.saved),
        }


def contents_in(kept: Mapping[str, Any]) -> Contents:
    """Read back."""
    return Contents(
        answers=dict(kept["answers"]),
        changes={one: Change(*change) for one, change in kept["changes"].items()},
        earlier=frozenset((kind, value) for kind, value in kept["earlier"]),
        readings={
            one: ReadBy(text, tuple((start, end) for start, end in stays), by, at)
            for one, (text, stays, by, at) in kept["readings"].items()
        },
        saved=frozenset(kept["saved"]),
    )


def contents_of(row: PreparedForm | None) -> Contents:
    """What the form holds; nothing of one that nobody has begun. Raises vault's Forgotten once erased."""
    if row is None or not row.contents:
        return Contents()
    return contents_in(subjects.unlock_json(bytes(row.contents), subject=row.person.subject, place=row.place()))


def lock_contents(row: PreparedForm, contents: Contents) -> None:
    """Put what the form holds under the person's key; the caller saves."""
    row.contents = subjects.lock_json(contents.to_json(), subject=row.person.subject, place=row.place())


def identifier_in(field: Field, answer: object) -> frozenset[tuple[str, str]]:
    """The identifier that an answer to this field is, if it is one."""
    if field.holds is None or not isinstance(answer, str) or not answer.strip() or answer in LEFT_OPEN:
        return frozenset()
    return frozenset({(str(field.holds), answer.strip())})
