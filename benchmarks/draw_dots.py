"""Draws how the time of one new record grows with what it is put beside, on both databases and in the clear."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PICTURE = Path(__file__).resolve().parents[1] / "docs/images/dots-growth.svg"
MEASURED = "measured.json"
LOCKED, CLEAR = "keyed and locked", "keys in the clear"
COLOURS = {f"{LOCKED}, SQLite": "#1d70b8", f"{LOCKED}, PostgreSQL": "#d4351c", CLEAR: "#505a5f"}


def keep(told: Iterable[Mapping[str, Any]], *, store: str, folder: Path) -> list[dict[str, Any]]:
    """Put what was measured beside what was measured there before, the newest of each; all of it."""
    file = folder / MEASURED
    known = json.loads(file.read_text()) if file.exists() else []
    newest = {
        (row["store"], row["size"], row["name"]): row for row in [*known, *({**one, "store": store} for one in told)]
    }
    file.write_text(json.dumps(list(newest.values()), indent=1))
    return list(newest.values())


def points(measured: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each measurement as a half and as nineteen in twenty took it; the clear is drawn once, from beside SQLite."""
    return [
        {"mentions": row["size"], "ms": row[share], "share": words,
         "way": CLEAR if row["name"] == CLEAR else f"{row['name']}, {row['store']}"}
        for row in measured
        if row["name"] == LOCKED or row["store"] == "SQLite"
        for share, words in (("p50", "half took at most"), ("p95", "19 in 20 took at most"))
    ]  # fmt: skip


def drawn(measured: Iterable[Mapping[str, Any]]) -> str:
    """Two panels with a line for each way, on axes by tens."""
    import altair as alt
    import vl_convert

    rows = points(measured)
    sizes = sorted({row["mentions"] for row in rows})
    colours = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point=True)
        .encode(
            x=alt.X("mentions:Q", scale=alt.Scale(type="log"), axis=alt.Axis(values=sizes, format=",d")),
            y=alt.Y("ms:Q", title="milliseconds", scale=alt.Scale(type="log")),
            color=alt.Color("way:N", title=None, scale=colours, legend=alt.Legend(orient="top", labelLimit=300)),
            strokeDash=alt.StrokeDash("way:N", legend=None),
        )
        .properties(width=300, height=240)
        .facet(column=alt.Column("share:N", title=None))
        .configure(background="white", font="Arial, Helvetica, sans-serif")
    )
    return str(vl_convert.vegalite_to_svg(lines.to_dict()))
