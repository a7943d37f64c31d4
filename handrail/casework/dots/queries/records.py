"""Which persons' records may be of somebody whom a concern tells of, for those who may see the records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handrail.casework.desk.models import Concern
from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.queries.seeing import reads_of, visible_mentions
from handrail.casework.persons.models import TokenKind
from handrail.casework.persons.policies import Mark, marks_of_sounds, marks_of_words
from handrail.casework.persons.queries import PersonRow, records_having
from handrail.casework.persons.queries.recognising import WORDS_OF_A_NAME
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.reading.finds import Kind

SAME_NAME: Final = "the record has the same name"
LIKE_IT: Final = "the record has a name that sounds like it"
AND_BIRTHDAY: Final = " and the same date of birth"
SAME_NUMBER: Final = {
    TokenKind.TELEPHONE: "the record has the same telephone",
    TokenKind.EMAIL: "the record has the same mailbox",
}


@dataclass(frozen=True, repr=False)
class RecordTold:
    """A record that may be of somebody told of, and why: the words that were told, and what agrees with them."""

    row: PersonRow
    why: tuple[str, ...]


def records_told_of(concern: Concern, *, by: Person, at: datetime) -> list[RecordTold]:
    """The records that this concern may tell of, but for those that were begun from it. Raises NotAllowed.

    Who somebody is stays sealed: keyed tokens are compared. A working name is not theirs, and finds nobody.
    """
    require(why_not_ask(by=by))
    reads = list(reads_of(visible_mentions(by).filter(concern=concern).select_related("concern")).values())
    marks = sorted({mark for read in reads for mark in marks_told(read)})
    if not marks:
        return []
    found = records_having(marks, but_of=concern.pk, by=by, at=at)
    told = [RecordTold(each.row, tuple(dict.fromkeys(reasons_in(reads, each.by)))) for each in found]
    return [each for each in told if each.why]


def marks_told(read: Read) -> set[Mark]:
    """By which marks of a record one mention could be of the same person."""
    if read.kind is MentionKind.PERSON:
        heard = marks_of_sounds(read.written)
        return {*marks_of_words(read.written), *heard, *birthday(read)} if len(heard) >= WORDS_OF_A_NAME else set()
    if read.found is Kind.TELEPHONE:
        return {(TokenKind.TELEPHONE, read.folded)}
    return {(TokenKind.EMAIL, each) for each in {read.folded, mailbox(read)}} if read.found is Kind.EMAIL else set()


def birthday(read: Read) -> Iterator[Mark]:
    """The date of birth that was told with a name, as records have it."""
    if born := read.person.get("born"):
        yield TokenKind.BIRTH, f"{born[:4]}-{born[4:6]}-{born[6:]}"


def mailbox(read: Read) -> str:
    """An address as it was written, as records have it."""
    return read.written.strip().casefold()


def reasons_in(reads: Iterable[Read], has: frozenset[Mark]) -> Iterator[str]:
    """For each mention that agrees with a record, the words and what agrees."""
    for read in reads:
        if read.kind is MentionKind.PERSON:
            heard = marks_of_sounds(read.written)
            if len(heard) >= WORDS_OF_A_NAME and heard <= has:
                name = SAME_NAME if marks_of_words(read.written) <= has else LIKE_IT
                yield f"{read.written}: {name}{AND_BIRTHDAY if has.intersection(birthday(read)) else ''}"
        elif shared := has.intersection(marks_told(read)):
            yield f"{read.written}: {SAME_NUMBER[next(iter(shared))[0]]}"
