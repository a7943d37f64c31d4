"""Draws a table as a bar chart, in SVG, on the server: one colour, every number written out, readable in grey."""

from collections.abc import Mapping, Sequence
from typing import Any

from handrail.foundation.ui.charts import BAR, BAR_HEIGHT, WIDTH, as_svg, bar_chart
from handrail.insight.board.policies import PublishedTable, Table, Wording


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
    return as_svg(bar_chart(bars, axis=axis), title=title, description=description)


def draw_funnel(stages: Sequence[tuple[str, int | None]], *, title: str, description: str) -> str:
    """Steps one beneath the other, each as wide as many came that far, and every number written out."""
    words = [(label, count or 0, "hidden" if count is None else f"{count:,}") for label, count in stages]
    import altair as alt  # here and below: only who draws waits for it, not every process that knows the addresses

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
    chart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT))
    return as_svg(chart, title=title, description=description)
