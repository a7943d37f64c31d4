"""What a file would change in what is known: nothing twice, and field by field."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from handrail.partnership.licensing.policies.rows import Entry

# Who somebody is, and where; the rest stands beside it in the clear.
HELD_IN_LOCK = ("number", "name", "address", "postcode", "plate", "language")
TOLD_APART = {
    "number": "Licence number", "name": "Name", "type": "Kind of licence", "issued_on": "Issued",
    "expires_on": "Expires", "address": "Address", "postcode": "Postcode", "plate": "Number plate",
    "language": "Language", "trained_on": "Training",
}  # fmt: skip
# A licence that ends so much later was renewed; one that ends a little later was written down wrongly before.
RENEWED_AFTER = timedelta(days=60)


@dataclass(frozen=True)
class Standing:
    """What is known of a licence now. `trained_by_hand`: a person wrote the training down, and the file may not."""

    id: UUID
    subject: UUID
    entry: Entry = field(repr=False)
    gone: bool
    trained_by_hand: bool


def changed_fields(now: Standing, said: Entry) -> list[str]:
    """The fields in which a row differs from what is known.

    A training that a person wrote down is not taken away by a register that says nothing of it, or something older.
    """
    return [name for name in TOLD_APART if differs(now, said, name)]


def differs(now: Standing, said: Entry, name: str) -> bool:
    """Whether a row says something new in that field."""
    held, told = getattr(now.entry, name), getattr(said, name)
    if name == "trained_on" and now.trained_by_hand and (told is None or (held is not None and told <= held)):
        return False
    return bool(held != told)


def is_renewed(before: date, after: date) -> bool:
    """Whether a licence that ended on that day and now ends on this one was renewed, and not only put right."""
    return after - before >= RENEWED_AFTER


def said_in_lock(entry: Entry) -> dict[str, str]:
    """The part of an entry that is kept under lock."""
    return {name: getattr(entry, name) for name in HELD_IN_LOCK}
