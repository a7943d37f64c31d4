"""A study's pictures, in SVG: how the lists overlap, and numbers with their limits on one axis."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from handrail.foundation.ui.charts import BAR, BAR_HEIGHT, FAINT, INK, MARK, WIDTH, as_svg
from handrail.insight.prevalence.policies import Row, Shown

PEOPLE = "People in all"
NARROW = 260
MOST_OVERLAPS = 40
LONGEST_LABEL = 44
ROOM = 60


def draw_overlaps(shown: Shown, names: Sequence[str]) -> str:
    """An UpSet plot: a row for each set of lists, a dot for each list in it, and a bar for its people."""
    import altair as alt  # here and below: only who draws waits for it, not every process that knows the addresses

    told = shown.overlaps[:MOST_OVERLAPS]
    dots = [
        {"row": place, "list": name, "on": on}
        for place, one in enumerate(told)
        for name, on in zip(names, one.on, strict=True)
    ]
    bars = [{"row": place, "length": one.bar, "text": one.count} for place, one in enumerate(told)]
    row, height = alt.Y("row:O", axis=None), alt.Step(BAR_HEIGHT)
    colour = alt.condition("datum.on", alt.value(INK), alt.value(FAINT))
    across = alt.X("list:N", sort=list(names), title=None, axis=alt.Axis(orient="top", labelAngle=-45))
    matrix = alt.Chart(alt.Data(values=dots)).mark_circle(size=120, opacity=1).encode(x=across, y=row, color=colour)
    base = alt.Chart(alt.Data(values=bars)).encode(y=row)
    length = alt.X("length:Q", axis=None, scale=alt.Scale(domain=[0, 150]))
    counted = base.mark_bar(color=BAR).encode(x=length) + base.mark_text(align="left", dx=5).encode(
        x=length, text="text:N"
    )
    both = alt.hconcat(matrix.properties(height=height), counted.properties(height=height, width=NARROW), spacing=8)
    description = (
        "Each row is one set of lists, with a dark dot for each of them and a bar for the people on exactly these."
    )
    return as_svg(both, title="How the lists overlap", description=description)


def draw_rows(rows: Sequence[Row], *, title: str, description: str) -> str:
    """Numbers on one axis, each with the line of its limits; a marked one is another colour and another shape."""
    import altair as alt

    told = [told_of(one) for one in rows if one.number is not None]
    order = [one["label"] for one in told]
    axis = alt.Axis(format=",d", grid=True, gridColor=FAINT, tickCount=4, labelOverlap=True)
    base = alt.Chart(alt.Data(values=told)).encode(
        y=alt.Y("label:N", sort=order, title=None), x=alt.X("number:Q", title=PEOPLE, axis=axis)
    )
    colour = alt.condition("datum.marked", alt.value(MARK), alt.value(BAR))
    shape = alt.condition("datum.marked", alt.value("diamond"), alt.value("circle"))
    limits = base.mark_rule(color=INK).encode(x="low:Q", x2="high:Q")
    points = base.mark_point(size=130, filled=True, opacity=1).encode(color=colour, shape=shape)
    # Fonts differ in width from machine to machine: the longest label keeps some room at its left.
    room = {"left": ROOM, "right": 5, "top": 5, "bottom": 5}
    chart = (limits + points).properties(width=WIDTH, height=alt.Step(BAR_HEIGHT), padding=room)
    return as_svg(chart, title=title, description=description)


def told_of(row: Row) -> Mapping[str, Any]:
    """One row as the drawing takes it; without limits its line has no length."""
    label = row.label if len(row.label) <= LONGEST_LABEL else f"{row.label[: LONGEST_LABEL - 1]}…"
    low = row.number if row.low is None else row.low
    high = row.number if row.high is None else row.high
    return {"label": label, "number": row.number, "low": low, "high": high, "marked": row.marked}


PICTURES: Mapping[str, Callable[[Shown, Sequence[str]], str]] = {
    "overlap": draw_overlaps,
    "methods": lambda shown, _: draw_rows(
        shown.methods,
        title="All methods",
        description="Each number with its 95% interval. A diamond marks the method of the figure published for 2013.",
    ),
    "models": lambda shown, _: draw_rows(
        shown.rivals,
        title="Models that explain the lists",
        description="The models within 6 BIC of the best, best first.",
    ),
    "periods": lambda shown, _: draw_rows(
        shown.periods.people if shown.periods else [],
        title="People in all, by window",
        description="Each window with its 95% interval.",
    ),
    "grown": lambda shown, _: draw_rows(
        shown.grown.rows if shown.grown else [],
        title="People in all, as the lists grew",
        description="By pairs one by one on each day, with its 95% interval.",
    ),
    "dependence": lambda shown, _: draw_rows(
        shown.steps, title="If lists depended", description="The number for each odds ratio. A diamond marks none."
    ),
}
