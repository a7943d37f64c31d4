"""Reads translators' files (.po) and writes what gettext reads (.mo), without any program to be installed for it.

Only what our files hold: pairs of one English text and one translation, in quotes, over as many lines as it takes.
"""

import ast
import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC, HEAD = 0x950412DE, 28


class NotACatalogue(Exception):
    """A line of a translators' file that is neither a comment, a text nor a translation."""


def read_catalogue(file: Path) -> dict[str, str]:
    """English to translation, in the file's order; empty where nobody has translated it. The head is left out.

    Raises:
        NotACatalogue: naming the file and the line.
    """
    pairs: dict[str, list[str]] = {}
    text: list[str] = []
    said: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match line.partition(" ")[0]:
            case "" | "#" | "#:" | "#.":
                continue
            case "msgid":
                said = text = []
            case "msgstr":
                text = pairs[_joined(said)] = []
            case word if not word.startswith('"'):
                raise NotACatalogue(f"{file.name}, line {number}")
        text.append(_unquoted(line, file=file, number=number))
    return {said: _joined(other) for said, other in pairs.items() if said}


def write_compiled(pairs: Mapping[str, str], file: Path) -> None:
    """Write a catalogue as gettext reads it: sorted, in UTF-8; what is not translated is left out."""
    head = {"": "Content-Type: text/plain; charset=UTF-8\n"}
    entries = sorted((said.encode(), other.encode()) for said, other in (head | dict(pairs)).items() if other)
    texts, place = b"", HEAD + 16 * len(entries)
    tables: tuple[list[int], list[int]] = ([], [])
    for column in (0, 1):
        for entry in entries:
            tables[column].extend((len(entry[column]), place + len(texts)))
            texts += entry[column] + b"\0"
    count = len(entries)
    numbers = (MAGIC, 0, count, HEAD, HEAD + 8 * count, 0, 0, *tables[0], *tables[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(struct.pack(f"<{len(numbers)}I", *numbers) + texts)


def quoted(text: str) -> str:
    """A text as it stands in a translators' file."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _joined(parts: list[str]) -> str:
    return "".join(parts)


def _unquoted(line: str, *, file: Path, number: int) -> str:
    start = line.find('"')
    try:
        return str(ast.literal_eval(line[start:]))
    except (SyntaxError, ValueError):
        raise NotACatalogue(f"{file.name}, line {number}") from None
