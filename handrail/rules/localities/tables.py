"""Reads lists of tables from a TOML file of a pack, noting what is wrong with each value and where."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.rules.localities.rows import CheckedCells, Pack, cited
from handrail.rules.localities.settings import Toml


@dataclass(frozen=True)
class Table:
    """One `[[name]]` of a file. Each reading notes a fault and gives something harmless when a value is wrong."""

    pack: Pack
    file: str
    line: int
    lines: tuple[str, ...]
    values: dict[str, Any]

    def refuse(self, reason: str, key: str = "") -> None:
        """Note that something is wrong, at the line of the key or of the table."""
        self.pack.faults.add(self.file, self.line_of(key), reason)

    def line_of(self, key: str) -> int:
        """The line on which a key stands, or that of the table."""
        for number, text in enumerate(self.lines):
            if key and re.match(rf"\s*{re.escape(key)}\s*=|\s*\[+\w+\.{re.escape(key)}\]", text):
                return self.line + number
        return self.line

    def refuse_strange(self, known: Collection[str]) -> None:
        """Note keys that nothing reads: one typed wrongly would otherwise be silently ignored."""
        for key in self.values:
            if key not in known:
                self.refuse(f'Nothing reads "{key}" here.', key)

    def text(self, key: str, *, needed: bool = True) -> str:
        """A text."""
        said = self.values.get(key, "")
        if not isinstance(said, str) or (needed and not said.strip()):
            self.refuse(f'"{key}" must be a text.', key)
            return ""
        return said.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none if the key is missing."""
        said = self.values.get(key, [])
        if isinstance(said, list) and all(isinstance(one, str) and one.strip() for one in said):
            return tuple(one.strip() for one in said)
        self.refuse(f'"{key}" must be a list of texts.', key)
        return ()

    def one_of(self, key: str, known: Collection[str], *, needed: bool = True) -> str:
        """A text that is one of those."""
        said = self.text(key, needed=needed)
        if said and said not in known:
            self.refuse(f'"{said}" in "{key}" must be one of: {", ".join(known)}.', key)
        return said

    def some_of(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of texts that are all among those."""
        said = self.texts(key)
        for one in said:
            if one not in known:
                self.refuse(f'"{one}" in "{key}" is not known.', key)
        return said

    def day(self, key: str, otherwise: date) -> date:
        """A date; another if the key is missing."""
        said = self.values.get(key, otherwise)
        if type(said) is date:
            return said
        self.refuse(f'"{key}" must be a date like 2026-11-22.', key)
        return otherwise

    def checked(self) -> CheckedCells:
        """The source in words, the day on which somebody last held the entry against it, and whether it is sure."""
        verified = self.values.get("verified")
        if not isinstance(verified, bool):
            self.refuse('"verified" must be true or false.', "verified")
        if "checked_on" not in self.values:
            self.refuse('"checked_on" must be a date like 2026-11-22.')
        return CheckedCells(
            source="; ".join(self.cited(piece.strip()) for piece in self.text("source").split(";")),
            checked_on=self.day("checked_on", date.min),
            verified=verified is True,
        )

    def parts(self, key: str) -> Iterator["Table"]:
        """The tables `[[name.key]]` within this one, each with its own lines."""
        held = self.values.get(key, [])
        starts = [number for number, line in enumerate(self.lines) if re.match(rf"\s*\[\[\w+\.{key}\]\]", line)]
        if not isinstance(held, list) or len(starts) != len(held):
            self.refuse(f'"{key}" must be a list of tables, each with a header of its own.', key)
            return
        for start, end, values in zip(starts, [*starts, len(self.lines)][1:], held, strict=True):
            yield Table(self.pack, self.file, self.line + start, self.lines[start:end], values)

    def cited(self, said: str) -> str:
        """The title of a source and the place in it."""
        return cited(said, sources=self.pack.sources, refuse=lambda reason: self.refuse(reason, "source"))


def tables_of(pack: Pack, file: str, name: str) -> Iterator[Table]:
    """Every `[[name]]` of a file in its order; none if there is no such file. Anything else in it is a fault."""
    if not (pack.folder / file).is_file():
        return
    toml = Toml(pack, file)
    if not toml.tables:
        return
    held = toml.tables.get(name, [])
    lines = toml.text.splitlines()
    for key in toml.tables:
        if key != name:
            toml.refuse("", key, f'Nothing reads "{key}" here.')
    starts = [number for number, line in enumerate(lines) if re.match(rf"\s*\[\[{name}\]\]", line)]
    if not isinstance(held, list) or len(starts) != len(held):
        pack.faults.add(toml.name, 1, f"The file must be a list of [[{name}]].")
        return
    for start, end, values in zip(starts, [*starts, len(lines)][1:], held, strict=True):
        yield Table(pack, toml.name, start + 1, tuple(lines[start:end]), values)
