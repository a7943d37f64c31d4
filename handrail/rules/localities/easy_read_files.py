"""Reads the easy-read version of a pack, or notes every fault it has."""

import re
from collections.abc import Mapping

from handrail.rules.localities.easy_read import SYMBOLS, EasyLine, EasyPart
from handrail.rules.localities.locality import Channel
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack
from handrail.rules.localities.tables import Table, tables_of

FILE = "easy_read.toml"
KEYS = frozenset({*CHECKED_COLUMNS, "heading", "lines"})
# One idea needs no more words than this.
MOST_WORDS = 14
NUMBER_OF = re.compile(r"\{([^}]*)\}")


def read_easy(pack: Pack, beneath: tuple[EasyPart, ...], *, channels: Mapping[str, Channel]) -> tuple[EasyPart, ...]:
    """The parts in their order; a county that has its own shows its own alone, because they are one text."""
    return tuple(read_part(table, channels) for table in tables_of(pack, FILE, "part")) or beneath


def read_part(table: Table, channels: Mapping[str, Channel]) -> EasyPart:
    """One part: its heading, and lines written "symbol: words"."""
    table.refuse_strange(KEYS)
    if not table.values.get("lines"):
        table.refuse('"lines" must hold at least one.', "lines")
    lines = tuple(read_line(table, said, channels) for said in table.texts("lines"))
    return EasyPart(heading=table.text("heading"), lines=lines, **table.checked())


def read_line(table: Table, said: str, channels: Mapping[str, Channel]) -> EasyLine:
    """One line. Its symbol is drawn, its words are few, and "{code}" in them is the number of that channel."""
    symbol, _, words = (piece.strip() for piece in said.partition(":"))
    if symbol not in SYMBOLS:
        table.refuse(f'There is no drawing "{symbol}". Choose one of: {", ".join(sorted(SYMBOLS))}.', "lines")
    if not 0 < len(words.split()) <= MOST_WORDS:
        table.refuse(f'"{words}" must be 1 to {MOST_WORDS} words.', "lines")
    for code in NUMBER_OF.findall(words):
        if code not in channels or not channels[code].telephone_display:
            table.refuse(f'"{code}" is no channel with a telephone.', "lines")
            return EasyLine(symbol=symbol, words=words)
    return EasyLine(symbol=symbol, words=NUMBER_OF.sub(lambda code: channels[code[1]].telephone_display, words))
