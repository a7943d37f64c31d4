"""Brings a partner's list in: good rows land, the others come back with the reasons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from handrail.casework.exchange.models import FileState, Landed, PartnerFile
from handrail.casework.exchange.policies import NOBODY_NAMED, Fault, Reader, Told, name_form, read_row
from handrail.foundation.spreadsheets import Table, faults_file
from handrail.foundation.vault import receipts
from handrail.foundation.vault.tokens import tokens
from handrail.public.concerns.actions import keep_sealed, seal_new, which_are_kept
from handrail.public.concerns.models import Entry, Report, SealedReport

AT_ONCE: Final = 1_000
TRIES: Final = 3
Progress = Callable[[int, int], None]
Faulty = tuple[int, Sequence[str], list[Fault]]
Good = tuple[int, Told]


@dataclass(frozen=True)
class BroughtIn:
    """What became of a list: rows that were new, rows that were there already, and rows that are wrong.

    `in_words` is, by the column, how often something in it had no code of ours and is kept as words.
    """

    new: int
    known: int
    faulty: tuple[Faulty, ...] = field(repr=False)
    left_out: tuple[str, ...] = field(repr=False)
    in_words: dict[str, int]

    def as_file(self, headings: Sequence[str]) -> bytes:
        """The wrong rows as they were, with their numbers and the reasons in front, for whoever sent them."""
        return faults_file(headings, [(line, row, sentences(faults)) for line, row, faults in self.faulty])

    def counts(self) -> dict[str, int | dict[str, int]]:
        """How many of what."""
        return {
            "new": self.new,
            "known": self.known,
            "faulty": len(self.faulty),
            "left_out": len(self.left_out),
            "in_words": self.in_words,
        }


def sentences(faults: Sequence[Fault]) -> str:
    """What is wrong with a row, column by column."""
    return " ".join(f"{fault.column}: {fault.sentence}" for fault in faults)


def look_over(table: Table, reader: Reader, *, progress: Progress = lambda *_: None) -> BroughtIn:
    """What bringing this list in would do. Nothing is brought in. `progress` is told how many rows of all are done."""
    good, faulty = read_rows(table, reader)
    new = 0
    for done, batch in in_batches(good):
        new += which_are_kept(receipts_for(batch, sender=reader.sender)).count(False)
        progress(done, len(good))
    return found_in(table, reader, good, faulty, new=new)


def land(
    held: PartnerFile, table: Table, reader: Reader, *, by: str, at: datetime, progress: Progress = lambda *_: None
) -> BroughtIn:
    """Bring a list in, some hundred rows a transaction; `by` is who does, as the trail names them.

    A row is known by the partner's own reference, or by all that it says: the same list twice adds nothing, a row that
    was changed is added to the concern that it made. After a stop it is begun again, and the rest of it lands.
    """
    good, faulty = read_rows(table, reader)
    for done, batch in in_batches(good):
        if not keep_batch(batch, held=held, sender=reader.sender, by=by, at=at):
            break
        progress(done, len(good))
    # Also what an earlier run of it had brought in before it was stopped.
    return found_in(table, reader, good, faulty, new=Landed.objects.filter(file=held).count())


def found_in(table: Table, reader: Reader, good: Sequence[Good], faulty: Sequence[Faulty], *, new: int) -> BroughtIn:
    """The whole, in numbers."""
    used = set(reader.columns.values())
    left_out = tuple(heading for at, heading in enumerate(table.headings) if at not in used and heading)
    in_words: dict[str, int] = {}
    for _, told in good:
        for column in told.in_words:
            in_words[column] = in_words.get(column, 0) + 1
    return BroughtIn(new, len(good) - new, tuple(faulty), left_out, in_words)


def read_rows(table: Table, reader: Reader) -> tuple[list[Good], list[Faulty]]:
    """The good rows as reports, each with its number, and the others with what is wrong with them."""
    good: list[Good] = []
    faulty: list[Faulty] = []
    for line, row in zip(table.lines, table.rows, strict=True):
        read = read_row(row, reader, table)
        if isinstance(read, Told):
            good.append((line, read))
        else:
            faulty.append((line, row, read))
    return good, faulty


def in_batches(good: Sequence[Good]) -> Iterator[tuple[int, Sequence[Good]]]:
    """So many rows at once, each time with how many are done then."""
    for begin in range(0, len(good), AT_ONCE):
        yield min(begin + AT_ONCE, len(good)), good[begin : begin + AT_ONCE]


def keep_batch(batch: Sequence[Good], *, held: PartnerFile, sender: str, by: str, at: datetime) -> bool:
    """Keep these rows, all or none; again if somebody else brings in the same ones. Raises what the last try did.

    Gives whether the list is still to be brought in: somebody may have taken it back meanwhile.
    """
    # Sealed before anything is held, so that whoever tells us something just now does not wait for a list.
    sealed = seal_new(receipts_for(batch, sender=sender), at=at, entry=Entry.IMPORT)
    for _ in range(TRIES - 1):
        try:
            return keep_rows(batch, sealed, held=held, by=by, at=at)
        except IntegrityError:
            continue
    return keep_rows(batch, sealed, held=held, by=by, at=at)


@transaction.atomic
def keep_rows(
    batch: Sequence[Good], sealed: Sequence[SealedReport | None], *, held: PartnerFile, by: str, at: datetime
) -> bool:
    """Keep the rows that are new to the desk, and note which list brought them."""
    standing = PartnerFile.objects.select_for_update().only("state").get(pk=held.pk)
    if standing.state != FileState.BRINGING_IN:
        return False
    kept = keep_sealed(sealed, by=by, at=at)
    Landed.objects.bulk_create(
        Landed(file_id=held.pk, line=line, report=report)
        for (line, _), report in zip(batch, kept, strict=True)
        if report
    )
    return True


def receipts_for(batch: Sequence[Good], *, sender: str) -> list[tuple[str, Report]]:
    """Each report with its receipt: the same for the same row. It is drawn with our key, and nobody is given it."""
    begins = name_form(sender)
    by_all = begins == name_form(NOBODY_NAMED)
    known_by = [f"{begins}\0{(not by_all and told.reference) or told.report.to_json()}" for _, told in batch]
    marks = tokens("partner-row", known_by)
    return [(receipts.receipt_of(mark), told.report) for mark, (_, told) in zip(marks, batch, strict=True)]
