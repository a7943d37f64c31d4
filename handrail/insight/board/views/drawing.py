"""Draws a table as a bar chart, in SVG, on the server: one colour, every number written out, readable in grey."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import vl_convert
from django.core.cache import cache

from handrail.insight.board.policies import PublishedTable, Table, Wording

A_WEEK = 7 * 24 * 60 * 60
WIDTH = 520
BAR_HEIGHT = 26
INK, BAR = "#0b0c0c", "#1d70b8"
FONT = "Arial, Helvetica, sans-serif"
THEME: Mapping[str, Any] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelFont": FONT,
        "labelFontSize": 14,
        "labelColor": INK,
        "labelLimit": 260,
        "titleFont": FONT,
        "titleFontSize": 14,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "domainColor": INK,
        "tickColor": INK,
    },
    "text": {"font": FONT, "fontSize": 14, "color": INK},
}


def draw_table(wording: Wording, table: Table, *, period: str) -> str:
    """Our own figure. A hidden number has no bar, and says that it is hidden."""
    bars = [bar(label, count, "hidden" if count is None else f"{count:,}") for label, count in table.rows]
    description = f"{wording.definition} {period}."
    return draw(bars, axis=wording.unit.capitalize(), title=wording.title, description=description)


def draw_published(table: PublishedTable) -> str:
    """A published series: rates where its periods are of unequal length, counts otherwise."""
    if table.uneven and not table.of_days:
        bars = [bar(row.label, row.a_month, f"{row.a_month:.1f} a month ({row.count})") for row in table.rows]
        return draw(bars, axis=f"{table.unit}, for each month", title=table.title, description=table.source)
    bars = [bar(row.label, row.count, f"{row.count:,}") for row in table.rows]
    return draw(bars, axis=table.unit, title=table.title, description=table.source)


def bar(label: str, length: float | None, text: str) -> dict[str, Any]:
    """One bar, and what is written beside it."""
    return {"label": label, "length": length or 0, "text": text}


def draw(bars: Sequence[Mapping[str, Any]], *, axis: str, title: str, description: str) -> str:
    """The chart as SVG with a title and a description; one that was drawn before is taken from the cache."""
    told = json.dumps([bars, axis, title, description], sort_keys=True)
    key = f"board:chart:{hashlib.sha256(told.encode()).hexdigest()}"
    svg = cache.get(key)
    if not isinstance(svg, str):
        svg = described(vl_convert.vegalite_to_svg(specification(bars, axis=axis)), title, description)
        cache.set(key, svg, A_WEEK)
    return svg


def draw_funnel(stages: Sequence[tuple[str, int | None]], *, title: str, description: str) -> str:
    """Steps one beneath the other, each as wide as many came that far, and every number written out."""
    words = [(label, count or 0, "hidden" if count is None else f"{count:,}") for label, count in stages]
    widest = max(1, *(count for _, count, _ in words))
    steps = [
        {"label": label, "from": -count / 2, "to": count / 2, "text": text, "beside": widest / 2}
        for label, count, text in words
    ]
    scale = alt.Scale(domain=[-widest / 2, widest * 0.7], nice=False)
    base = alt.Chart(alt.Data(values=steps)).encode(y=alt.Y("label:N", sort=None, title=None))
    drawn = base.mark_bar(color=BAR).encode(x=alt.X("from:Q", axis=None, scale=scale), x2="to:Q") + base.mark_text(
        align="left", dx=8
    ).encode(x=alt.X("beside:Q", scale=scale), text="text:N")
    chart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT)).configure(**THEME)
    return described(vl_convert.vegalite_to_svg(chart.to_dict()), title, description)


def specification(bars: Sequence[Mapping[str, Any]], *, axis: str) -> dict[str, Any]:
    """The chart in Vega-Lite's words."""
    longest = max((one["length"] for one in bars), default=0)
    # Room at the right for the number beside the longest bar; whole steps, because counts are whole. No grid: every
    # number is written out.
    scale = alt.Scale(domain=[0, max(longest * 1.25, 4)], nice=False)
    base = alt.Chart(alt.Data(values=list(bars))).encode(
        y=alt.Y("label:N", sort=None, title=None),
        x=alt.X("length:Q", title=axis, scale=scale, axis=alt.Axis(tickMinStep=1, format=",d", grid=False)),
    )
    drawn = base.mark_bar(color=BAR) + base.mark_text(align="left", dx=5).encode(text="text:N")
    chart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT)).configure(**THEME)
    told: dict[str, Any] = chart.to_dict()
    return told


def described(svg: str, title: str, description: str) -> str:
    """The SVG with what a screen reader says for it, should it be opened by itself, and as wide as its place allows."""
    opening, rest = svg.split(">", 1)
    # Without a size of its own, but with a view box, a picture fills its column and shrinks with a narrow screen.
    opening = re.sub(r' (width|height)="[0-9.]+"', "", opening)
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'{opening} role="img">{words}{rest}'
