"""Reads a PDF back as a screen reader would: its words, its tags, its labels."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def opened(pdf: bytes, *, password: str = "") -> pikepdf.Pdf:
    """The document, to look into."""
    return pikepdf.open(BytesIO(pdf), password=password)


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The kind of every part, in reading order: "/H1", "/P", "/Table", "/TH"."""
    return list(_walk(pdf.Root.StructTreeRoot))


def _walk(node: Any) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _walk(node["/K"])


def words_of(pdf: pikepdf.Pdf) -> str:
    """The words of every page, by the map that each font brings along."""
    return "".join(_words_on(page) for page in pdf.pages)


def _words_on(page: pikepdf.Page) -> str:
    fonts = {name: _letters(font) for name, font in page.obj.Resources.Font.items()}
    said, letters, parts = [], {}, [""]
    for step in pikepdf.parse_content_stream(page):
        operands, operator = list(step.operands), str(step.operator)
        if operator == "Tf":
            letters = fonts[str(operands[0])]
        if operator in {"BDC", "BMC"}:
            parts.append(parts[-1] or _instead(operands))
            said.append(_instead(operands))
        if operator == "EMC":
            parts.pop()
        # A letter of several glyphs, as with a dot below, says itself which letter it is.
        if operator in {"Tj", "TJ"} and not parts[-1]:
            said.append(_shown(operands[0], letters))
        if operator in {"Td", "TD", "T*", "ET"}:
            said.append(" ")
    return "".join(said)


def _instead(operands: list[Any]) -> str:
    """What a part says that it reads as, whatever it shows; empty if nothing."""
    named = operands[-1]
    return str(named.get("/ActualText", "")) if isinstance(named, pikepdf.Dictionary) else ""


def _shown(operand: Any, letters: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return "".join(_said(bytes(part), letters) for part in parts if isinstance(part, pikepdf.String))


def _said(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        parts = line.replace("<", " ").replace(">", " ").split()
        if line.startswith("<") and len(parts) == 2:
            found[int(parts[0], 16)] = bytes.fromhex(parts[1]).decode("utf-16-be")
    return found
