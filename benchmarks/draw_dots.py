"""Draws how the time of one new record grows with what it is put beside, on both databases and in the clear.

What is ten times the largest that was measured is reckoned, never measured: it grows once more as it last did, and
never falls. It is drawn apart.
"""

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


def reckoned(measured: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """From the largest that was measured in each way to ten times as many, where a tenth was measured too."""
    known = {(row["way"], row["share"], row["mentions"]): row["ms"] for row in measured}
    largest = {(way, share): max(size for *kind, size in known if kind == [way, share]) for way, share, _ in known}
    rows = []
    for (way, share), size in largest.items():
        if before := known.get((way, share, size // 10)):
            ms = known[way, share, size]
            rows += [
                {"mentions": mentions, "ms": took, "share": share, "way": way}
                for mentions, took in ((size, ms), (size * 10, ms * max(ms / before, 1)))
            ]
    return rows


def drawn(measured: Iterable[Mapping[str, Any]]) -> str:
    """Two panels with a line for each way, on axes by tens; what is only reckoned in dots, with hollow ends."""
    import altair as alt
    import vl_convert

    found = points(measured)
    beyond = reckoned(found)
    rows = [*({**row, "told": "measured"} for row in found), *({**row, "told": "reckoned"} for row in beyond)]
    sizes = sorted({row["mentions"] for row in rows})
    colours = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    axes = alt.Chart().encode(
        x=alt.X("mentions:Q", scale=alt.Scale(type="log"), axis=alt.Axis(values=sizes, format=",d")),
        y=alt.Y("ms:Q", title="milliseconds; dotted: reckoned, not measured", scale=alt.Scale(type="log")),
        color=alt.Color("way:N", title=None, scale=colours, legend=alt.Legend(orient="top", labelLimit=300)),
    )
    both = alt.layer(
        axes.mark_line(point=True).transform_filter("datum.told == 'measured'"),
        axes.mark_line(strokeDash=[2, 4], point=alt.OverlayMarkDef(filled=False, fill="white")).transform_filter(
            "datum.told == 'reckoned'"
        ),
    ).properties(width=300, height=240)
    lines = both.facet(column=alt.Column("share:N", title=None), data=alt.Data(values=rows))
    lines = lines.configure(background="white", font="Arial, Helvetica, sans-serif")
    return str(vl_convert.vegalite_to_svg(lines.to_dict()))
