"""The rows of very many made-up mentions, made by all processors at once and kept in files, so that they are made once.

Every record is of a concern of its own, locked under a key of its own. Ids are written as 32 hexadecimal digits, which
both databases take.
"""

import json
import os
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID, uuid4

from benchmarks.linkage.reports import Report, make_reports
from handrail.casework.dots.models import MentionKind, place_of_mention
from handrail.casework.dots.policies import mention_of
from handrail.casework.dots.policies.marks import marks_of
from handrail.casework.dots.policies.reading import Read
from handrail.foundation.vault.boxes import shut
from handrail.foundation.vault.keys import key
from handrail.foundation.vault.padding import fill_up, room_for_a_field
from handrail.foundation.vault.subjects import KEY_BYTES, bound_to, wrap
from handrail.foundation.vault.tokens import tokens_of
from handrail.methods.linkage.keys import keys_of
from handrail.methods.linkage.mentions import COLUMNS
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.names import fold_name

AT_ONCE, ASKED, WARM, SEED = 10_000, 500, 100, 11


@dataclass
class Row:
    """One record as it will be stored, locked and in the clear; `keys` are those of the index in the clear."""

    concern: str
    subject: str
    telling: str
    mention: str
    wrapped: bytes
    master: str
    box: bytes
    tokens: list[str]
    words: str
    keys: list[int]


@dataclass
class Part:
    """The records that make one size out of the size before it; new ones to be put beside them, and their partners.

    Nobody of a part is in another, so that what is asked at one size has all its partners there.
    """

    folder: Path
    before: int
    size: int

    @property
    def batches(self) -> list[Path]:
        """The files of the rows."""
        return [self.folder / f"{start:09}.pickle" for start in range(self.before, self.size, AT_ONCE)]

    def rows(self) -> Iterator[list[Row]]:
        """All rows, some at a time."""
        for file in self.batches:
            yield pickle.loads(file.read_bytes())

    def asked(self) -> tuple[list[Report], dict[int, set[UUID]]]:
        """What is put beside them, and the mentions of each person asked for."""
        reports, partners = pickle.loads((self.folder / "asked.pickle").read_bytes())
        return reports, partners

    def make(self) -> None:
        """Make all of it, unless it is there. The file of what is asked comes last."""
        if (self.folder / "asked.pickle").exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        reports = make_reports(self.size - self.before + ASKED + WARM, seed=SEED + self.before)
        asked = [reports.pop() for _ in range(ASKED + WARM)]
        wanted, partners = {each.person for each in asked}, dict[int, set[UUID]]()
        shares = [reports[start : start + AT_ONCE] for start in range(0, len(reports), AT_ONCE)]
        with get_context("fork").Pool() as pool:
            written = pool.imap(partial(write, wanted=wanted), zip(shares, self.batches, strict=True))
            for person, mention in (pair for pairs in written for pair in pairs):
                partners.setdefault(person, set()).add(mention)
        (self.folder / "asked.pickle").write_bytes(pickle.dumps((asked, partners)))


def parts(folder: Path, sizes: Sequence[int]) -> list[Part]:
    """One for each size."""
    return [Part(folder / str(size), before, size) for before, size in zip([0, *sizes], sizes, strict=False)]


def write(share: tuple[Sequence[Report], Path], *, wanted: set[int]) -> list[tuple[int, UUID]]:
    """Write the rows of some reports; the mentions of whoever is wanted."""
    reports, file = share
    rows = [row_of(report) for report in reports]
    file.write_bytes(pickle.dumps(rows))
    return [
        (report.person, UUID(row.mention)) for report, row in zip(reports, rows, strict=True) if report.person in wanted
    ]


def row_of(report: Report) -> Row:
    """One record under a fresh key, as `lock_many` would lock it."""
    read, subject, mention, master = read_from(report), uuid4(), uuid4(), key("master")
    words, own = json.dumps(read.as_json(), ensure_ascii=False, sort_keys=True), os.urandom(KEY_BYTES)
    place = bound_to(subject, place_of_mention(mention))
    return Row(
        concern=uuid4().hex,
        subject=subject.hex,
        telling=uuid4().hex,
        mention=mention.hex,
        wrapped=wrap(own, subject=subject, master=master.secret),
        master=master.id,
        box=shut(fill_up(words.encode(), room=room_for_a_field), key=own, bound_to=place),
        tokens=tokens_of(marks_of(read)),
        words=words,
        keys=[hash(each) for each in keys_of(read.compared(""))],
    )


def read_from(report: Report) -> Read:
    """A record as a person who was read in a text."""
    row = report.row
    compared = mention_of({**row, "date_of_birth": row["date_of_birth"].replace("-", "")}, key="")
    written = " ".join(filter(None, (row["given_name"], row["surname"])))
    person = {column: value for column in COLUMNS if (value := getattr(compared, column))}
    return Read(MentionKind.PERSON, Kind.NAME, written, fold_name(written), 0, len(written), 3, "made up", person)
