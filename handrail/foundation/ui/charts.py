"""Charts in SVG, drawn on the server: one look for every room, every number written out, readable in grey."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from django.core.cache import cache

if TYPE_CHECKING:
    import altair as alt

A_WEEK = 7 * 24 * 60 * 60
WIDTH = 520
BAR_HEIGHT = 26
INK, BAR, FAINT, MARK = "#0b0c0c", "#1d70b8", "#b1b4b6", "#d4351c"
FONT = "Arial, Helvetica, sans-serif"
THEME: Mapping[str, Any] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    # Fonts differ in width from machine to machine: the longest words keep some room at either side.
    "padding": {"left": 45, "right": 12, "top": 5, "bottom": 5},
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


def as_svg(chart: "alt.LayerChart", *, title: str, description: str) -> str:
    """The chart as SVG with a title and a description; one that was drawn before is taken from the cache."""
    told = chart.configure(**THEME).to_dict()
    words = json.dumps([told, title, description], sort_keys=True)
    key = f"chart:{hashlib.sha256(words.encode()).hexdigest()}"
    svg = cache.get(key)
    if not isinstance(svg, str):
        import vl_convert  # only who draws waits for it, not every process that knows the addresses

        svg = described(vl_convert.vegalite_to_svg(told), title, description)
        cache.set(key, svg, A_WEEK)
    return svg


def described(svg: str, title: str, description: str) -> str:
    """The SVG with what a screen reader says for it, should it be opened by itself, and as wide as its place allows."""
    opening, rest = svg.split(">", 1)
    # Without a size of its own, but with a view box, a picture fills its column and shrinks with a narrow screen.
    opening = re.sub(r' (width|height)="[0-9.]+"', "", opening)
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'{opening} role="img">{words}{rest}'


def bar_chart(bars: Sequence[Mapping[str, Any]], *, axis: str) -> "alt.LayerChart":
    """A bar for each `label`, of its `length`, with its `text` beside it."""
    import altair as alt  # only who draws waits for it

    longest = max((one["length"] for one in bars), default=0)
    # Room at the right for the number beside the longest bar; whole steps, because counts are whole. No grid: every
    # number is written out.
    scale = alt.Scale(domain=[0, max(longest * 1.25, 4)], nice=False)
    base = alt.Chart(alt.Data(values=list(bars))).encode(
        y=alt.Y("label:N", sort=None, title=None),
        x=alt.X("length:Q", title=axis, scale=scale, axis=alt.Axis(tickMinStep=1, format=",d", grid=False)),
    )
    drawn = base.mark_bar(color=BAR) + base.mark_text(align="left", dx=5).encode(text="text:N")
    chart: alt.LayerChart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT))
    return chart
