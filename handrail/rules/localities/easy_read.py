"""The easy-read version: short lines, one idea a line, and beside each a drawing of our own."""

from dataclasses import dataclass

from handrail.rules.localities.checked import Checked

# What is drawn. A pack chooses among these; the public door keeps one drawing of each.
SYMBOLS = frozenset(
    {
        *("ask", "boss", "child", "clock", "danger", "day-and-night", "food", "free", "help", "house", "hurt"),
        *("locked", "money", "not-your-fault", "papers", "phone", "police", "quiet", "sad", "talk", "van", "work"),
    }
)


@dataclass(frozen=True, kw_only=True)
class EasyLine:
    """One idea, and the drawing that stands beside it."""

    symbol: str
    words: str

    @property
    def drawing(self) -> str:
        """The file of the drawing."""
        return f"advice/symbols/{self.symbol}.svg"


@dataclass(frozen=True, kw_only=True)
class EasyPart(Checked):
    """Some lines under a heading."""

    heading: str
    lines: tuple[EasyLine, ...]
