"""The board pack: one period's figures as plain data, the same in every form, with a hash of what it says."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.insight.board.policies.published import PublishedTable
from handrail.insight.board.policies.wording import NOT_PEOPLE, SMALL_NUMBERS, STANDS, Wording
from handrail.insight.figures.policies.tables import Table

HIDDEN = "hidden"
TOO_FEW = "too few to say"
Told = dict[str, Any]
Cell = str | int | float


@dataclass(frozen=True)
class Pack:
    """Everything that the board is given for one period. `told` is what JSON can say; `digest` is its SHA-256."""

    told: Told

    @property
    def digest(self) -> str:
        """The same for the same figures, on whatever day and in whatever form they are written."""
        counted = {name: value for name, value in self.told.items() if name != "counted_on"}
        return hashlib.sha256(json.dumps(counted, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def to_json(self) -> str:
        """All of it, for a program."""
        return json.dumps({**self.told, "sha256": self.digest}, ensure_ascii=False, indent=2) + "\n"


def figure_told(wording: Wording, table: Table, *, show_total: bool) -> Told:
    """One of our own figures; a hidden number is None."""
    return {
        **words_told(wording),
        "rows": [{"label": label, "count": count} for label, count in table.rows],
        "total": table.total if show_total else None,
        "total_shown": show_total,
    }


def words_told(wording: Wording) -> Told:
    """What a figure is, and what it does not say."""
    return {
        "code": wording.code,
        "theme": wording.theme,
        "title": wording.title,
        "unit": wording.unit,
        "definition": wording.definition,
        "caveats": list(wording.caveats),
    }


def published_told(table: PublishedTable) -> Told:
    """A published series, which stands beside ours and is never added to them."""
    return {
        "title": table.title,
        "source": table.source,
        "unit": table.unit,
        "caveats": list(table.caveats),
        "rows": [
            {"label": row.label, "count": row.count, "days": row.days, "edition": row.edition} for row in table.rows
        ],
    }


def notes_told(threshold: int) -> list[str]:
    """What holds for every figure."""
    return [NOT_PEOPLE, STANDS, SMALL_NUMBERS.format(threshold=threshold)]


def sheets_of(pack: Pack) -> Mapping[str, Sequence[Sequence[Cell]]]:
    """The pack as tidy sheets: one row for one number, headings first. No row adds up others."""
    told = pack.told
    period = (told["period"]["from"], told["period"]["to"])
    figures = [
        (one["title"], one["unit"], *period, row["label"], HIDDEN if row["count"] is None else row["count"])
        for one in told["figures"]
        for row in one["rows"]
    ]
    waiting = [
        (one["title"], one["unit"], *period, TOO_FEW if one["minutes"] is None else one["minutes"])
        for one in told["waiting"]
    ]
    published = [
        (one["title"], one["source"], one["unit"], row["label"], row["days"], row["count"], row["edition"])
        for one in told["published"]
        for row in one["rows"]
    ]
    about = [
        ("what", told["title"]), ("partnership", told["partnership"]), ("from", period[0]), ("to", period[1]),
        ("counted on", told["counted_on"]), ("SHA-256", pack.digest), *(("note", note) for note in told["notes"]),
        *((one["title"], caveat) for one in told["figures"] for caveat in (one["definition"], *one["caveats"])),
    ]  # fmt: skip
    words = [(one["title"], one["words"]) for one in told.get("words", [])]
    revised = [
        (one["figure"], one["label"], *(HIDDEN if one[when] is None else one[when] for when in ("was", "now")))
        for one in told.get("revisions", [])
    ]
    campaigns = [(one["name"], one["measure"], one["compared"], one["says"]) for one in told.get("campaigns", [])]
    overdue = [(one["what"], one["organisation"], one["group"], one["due_on"]) for one in told.get("overdue", [])]
    issued = {
        "Words": [("theme", "words"), *words],
        "Revised": [("figure", "label", "was", "now"), *revised],
    }
    return {
        "About": [("what", "words"), *about],
        "Figures": [("figure", "unit", "from", "to", "label", "count"), *figures],
        "Waiting": [("figure", "unit", "from", "to", "median minutes"), *waiting],
        "Published": [("series", "source", "unit", "period", "days", "count", "edition"), *published],
        "Campaigns": [("campaign", "measure", "compared with", "what can be said"), *campaigns],
        "Overdue": [("what", "organisation", "group", "due on"), *overdue],
        **(issued if "edition" in told else {}),
    }
