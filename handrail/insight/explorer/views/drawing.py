"""Draws a table as bars, and its districts as tiles on the county's map: every number written out, readable in grey."""

from typing import Any

from django.http import Http404

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.charts import FAINT, INK, WIDTH, as_svg
from handrail.insight.board.views.drawing import bar, draw
from handrail.insight.explorer.actions import Shown
from handrail.insight.explorer.policies import ALL, HIDDEN, dimensions_of

MOST_BARS = 60
PALE, DEEP = "#ffffff", "#8eb8dc"  # Dark words can be read on either.
LINE = 13


def named(shown: Shown) -> str:
    """What a table is called."""
    by = " and ".join(axis.label[0].lower() + axis.label[1:] for axis in shown.grid.axes)
    return f"{shown.question.unit.value.capitalize()} by {by}"


def draw_grid(shown: Shown) -> str:
    """A bar for each cell; of a table that has too many, for each value of its first dimension."""
    cells = [(labels, number) for labels, number in shown.grid.tidy if ALL not in labels]
    if len(cells) > MOST_BARS:
        cells = [((word,), number) for word, number in shown.grid.along(0)]
    bars = [bar(", ".join(labels), number, in_words(number)) for labels, number in cells]
    unit, period = shown.question.unit.value, shown.question.period.label
    return draw(bars, axis=unit.capitalize(), title=named(shown), description=f"{named(shown)}. {period}.")


def draw_map(shown: Shown) -> str:
    """A square for each district where the pack's map has it, the darker the more. Raises Http404 without one."""
    tiles = current_locality().tiles
    if "district" not in shown.question.codes or not tiles:
        raise Http404
    numbers = dict(shown.grid.along(shown.question.codes.index("district")))
    named_as = dimensions_of(shown.question.unit, current_locality())["district"].values
    squares = [
        {
            "column": tile.column,
            "row": tile.row,
            "name": "\n".join(in_lines(named_as[tile.district])),
            "number": numbers.get(named_as[tile.district]) or 0,
            "told": in_words(numbers.get(named_as[tile.district], 0)),
        }
        for tile in tiles
    ]
    title = f"{shown.question.unit.value.capitalize()} by district"
    return as_svg(tile_chart(squares), title=title, description=f"{title}. {shown.question.period.label}.")


def tile_chart(squares: list[dict[str, Any]]) -> Any:
    """The squares with their names and numbers."""
    import altair as alt  # only who draws waits for it, not every process that knows the addresses

    columns = max(square["column"] for square in squares) + 1
    rows = max(square["row"] for square in squares) + 1
    base = alt.Chart(alt.Data(values=squares)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(columns)), paddingInner=0.05)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(rows)), paddingInner=0.05)),
    )
    most = max(1, *(square["number"] for square in squares))
    shade = alt.Color("number:Q", scale=alt.Scale(domain=[0, most], range=[PALE, DEEP], interpolate="rgb"), legend=None)
    drawn = (
        base.mark_rect(stroke=FAINT, strokeWidth=1).encode(color=shade)
        + base.mark_text(dy=-14, lineBreak="\n", color=INK).encode(text="name:N")
        + base.mark_text(dy=34, color=INK, fontWeight="bold").encode(text="told:N")
    )
    side = WIDTH // columns
    return drawn.properties(width=side * columns, height=side * rows)


def in_lines(name: str) -> list[str]:
    """A name broken between its words, so that each line fits into a square."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [lines[-1], word] if len(longer) > LINE and lines[-1] else [longer]
    return lines


def in_words(number: int | None) -> str:
    """A number as people read it."""
    return HIDDEN if number is None else f"{number:,}"
