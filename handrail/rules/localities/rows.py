"""Reads the CSV files of a pack row by row, noting what is wrong with each cell and where."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypedDict, TypeVar

from handrail.rules.localities.faults import Faults
from handrail.rules.localities.hours import BadHours, Hours, read_hours
from handrail.rules.localities.telephone import NotATelephoneNumber, Telephone, read_telephone

CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
CHECKED_COLUMNS = ("source", "checked_on", "verified")
Kind = TypeVar("Kind", bound=StrEnum)


class CheckedCells(TypedDict):
    """The three cells that every entry has."""

    source: str
    checked_on: date
    verified: bool


@dataclass
class Pack:
    """What is known of a pack while it is read: where it is, what is wrong so far, and its sources."""

    folder: Path
    faults: Faults
    made_up: bool = False
    sources: dict[str, str] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """The file as faults name it: from the folder's own name down."""
        return str(path.relative_to(self.folder.parent))


@dataclass(frozen=True)
class Row:
    """One row of a file. Each reading notes a fault and gives something harmless when a cell is wrong."""

    pack: Pack
    file: str
    line: int
    cells: Mapping[str, str]

    def refuse(self, reason: str) -> None:
        """Note that something is wrong with this row."""
        self.pack.faults.add(self.file, self.line, reason)

    def text(self, column: str, *, needed: bool = True) -> str:
        """What the cell says, without spaces around it."""
        said = self.cells[column].strip()
        if needed and not said:
            self.refuse(f'"{column}" is empty.')
        return said

    def code(self, column: str = "code", *, of: Iterable[str] | None = None, needed: bool = True) -> str:
        """A code in small letters, and one of those given if any are."""
        said = self.text(column, needed=needed)
        if said and not CODE.fullmatch(said):
            self.refuse(f'"{said}" in "{column}" is no code: use small letters, figures, - and _.')
        elif said and of is not None and said not in of:
            self.refuse(f'"{said}" in "{column}" is not a code that this pack or its parent has.')
        return said

    def whole(self, column: str) -> int:
        """A whole number, 0 or more."""
        said = self.text(column)
        if said and not (said.isascii() and said.isdigit()):
            self.refuse(f'"{said}" in "{column}" is not a whole number.')
            return 0
        return int(said or 0)

    def day(self, column: str) -> date:
        """A date written 2026-11-22."""
        said = self.text(column)
        try:
            return date.fromisoformat(said)
        except ValueError:
            if said:
                self.refuse(f'"{said}" in "{column}" is not a date like 2026-11-22.')
            return date.min

    def yes(self, column: str) -> bool:
        """Yes or no."""
        said = self.text(column)
        if said and said not in {"yes", "no"}:
            self.refuse(f'"{said}" in "{column}" must be yes or no.')
        return said == "yes"

    def one_of(self, column: str, kind: type[Kind]) -> Kind:
        """One of the words of a kind."""
        return self.some_of_words([self.text(column)], column, kind)[0]

    def some_of(self, column: str, kind: type[Kind]) -> frozenset[Kind]:
        """One or more words of a kind, with spaces between them."""
        return frozenset(self.some_of_words(self.text(column).split() or [""], column, kind))

    def some_of_words(self, words: list[str], column: str, kind: type[Kind]) -> list[Kind]:
        """The words as members of the kind; the first member stands in for what is wrong."""
        known = {member.value: member for member in kind}
        for word in words:
            if word and word not in known:
                self.refuse(f'"{word}" in "{column}" must be one of: {", ".join(known)}.')
        return [known.get(word, next(iter(kind))) for word in words]

    def listed(self, column: str) -> tuple[str, ...]:
        """Words with semicolons between them; may be empty."""
        return tuple(word.strip() for word in self.cells[column].split(";") if word.strip())

    def telephone(self, column: str) -> Telephone:
        """A telephone number, or none."""
        said = self.text(column, needed=False)
        try:
            return read_telephone(said, made_up=self.pack.made_up) if said else Telephone("", "")
        except NotATelephoneNumber as refusal:
            self.refuse(str(refusal))
            return Telephone("", "")

    def hours(self, column: str) -> Hours | None:
        """Opening hours; "not known" gives None."""
        said = self.text(column)
        try:
            return None if said in {"not known", ""} else read_hours(said)
        except BadHours as refusal:
            self.refuse(str(refusal))
            return None

    def checked(self) -> CheckedCells:
        """The source in words, the day on which somebody last held the entry against it, and whether it is sure."""
        return CheckedCells(
            source="; ".join(self.cited(piece.strip()) for piece in self.text("source").split(";")),
            checked_on=self.day("checked_on"),
            verified=self.yes("verified"),
        )

    def cited(self, said: str) -> str:
        """The title of the source with that code, and the place in it: "guidance-2020 5.4"."""
        return cited(said, sources=self.pack.sources, refuse=self.refuse)


def cited(said: str, *, sources: Mapping[str, str], refuse: Callable[[str], None]) -> str:
    """The title of the source that a code names, and the place in it; refused if there is no such source."""
    code, _, place = said.partition(" ")
    if said and code not in sources:
        refuse(f'"{code}" is not in sources.csv of this pack or its parent.')
    return ", ".join(filter(None, (sources.get(code, code), place.strip())))


def rows_of(pack: Pack, file: str, columns: tuple[str, ...], *, needed: bool = False) -> Iterator[Row]:
    """The rows of a CSV file whose first line names exactly these columns; a missing file has none."""
    path = pack.folder / file
    name = pack.name_of(path)
    if not path.is_file():
        if needed:
            pack.faults.add(name, 1, "The file is missing.")
        return
    try:
        lines = path.read_text("utf-8").splitlines(keepends=True)
    except UnicodeDecodeError as unreadable:
        line = path.read_bytes()[: unreadable.start].count(b"\n") + 1
        pack.faults.add(name, line, "The file is not written in UTF-8.")
        return
    yield from read_rows(pack, name, lines, columns)


def read_rows(pack: Pack, name: str, lines: list[str], columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows in the lines of a file, each with the line on which it starts."""
    reader = csv.reader(lines, strict=True)
    start = 1
    try:
        if tuple(next(reader, ())) != columns:
            pack.faults.add(name, 1, f"The first line must be: {','.join(columns)}")
            return
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(columns):
                yield Row(pack, name, start, dict(zip(columns, cells, strict=True)))
            elif cells:
                pack.faults.add(name, start, f"The row has {len(cells)} cells; {len(columns)} are needed.")
            start = reader.line_num + 1
    except csv.Error as unreadable:
        pack.faults.add(name, start, f"The row cannot be read: {unreadable}.")
