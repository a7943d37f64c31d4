"""Draws attendance and how far the partnership has come, in SVG, on the server; the table beside says the same."""

from collections.abc import Sequence

from handrail.foundation.ui.charts import BAR, BAR_HEIGHT, FAINT, INK, MARK, WIDTH, as_svg
from handrail.partnership.steering.queries import ThemeRow, Year
from handrail.rules.localities.steering import LEVELS

# Each is told by its letter too, so that it can be read in grey.
SHADES = {"came": (BAR, "C"), "apologies": (FAINT, "A"), "absent": ("white", "–"), "unknown": ("white", "?")}
CELL = 34
# Letters that are broader than those that were measured still have room at the left.
ROOM = 48


def draw_attendance(year: Year, *, group: str) -> str:
    """A square for each organisation at each meeting: came, sent apologies, did not come, or not written down."""
    import altair as alt  # here and below: only who draws waits for it, not every process that knows the addresses

    squares = [
        {"who": row.name, "day": f"{day:%d %b}", "shade": SHADES[cell][0], "text": SHADES[cell][1], "how": cell}
        for row in year.rows
        for day, cell in zip(year.days, row.cells, strict=True)
        if cell in SHADES
    ]
    base = alt.Chart(alt.Data(values=squares)).encode(
        y=alt.Y("who:N", sort=[row.name for row in year.rows], title=None),
        x=alt.X("day:N", sort=[f"{day:%d %b}" for day in year.days], title=None, axis=alt.Axis(orient="top")),
    )
    ink = alt.condition("datum.how === 'came'", alt.value("white"), alt.value(INK))
    drawn = base.mark_rect(stroke=INK, strokeWidth=1).encode(
        color=alt.Color("shade:N", scale=None)
    ) + base.mark_text().encode(text="text:N", color=ink)
    # A year of few meetings is not drawn larger than one of many: a picture fills its column.
    beside = max(0, WIDTH - CELL * 2 * len(year.days))
    room = {"left": ROOM, "right": beside, "top": 5, "bottom": 5}
    chart = drawn.properties(width=alt.Step(CELL * 2), height=alt.Step(CELL), padding=room)
    description = "C came, A sent apologies, – did not come, ? not written down. No square: not on the group yet."
    return as_svg(chart, title=f"Who came in {year.year}: {group}", description=description)


def draw_levels(rows: Sequence[ThemeRow], *, group: str) -> str:
    """A bar for each theme, from 1 to 4: what is agreed, or the middle of the answers; a mark where it was before."""
    import altair as alt

    bars = [{"label": row.label, "level": level_of(row), "before": row.before, "text": in_words(row)} for row in rows]
    scale = alt.Scale(domain=[0, len(LEVELS) * 1.6], nice=False)
    axis = alt.Axis(values=list(LEVELS), format=",d", grid=False)
    base = alt.Chart(alt.Data(values=bars)).encode(y=alt.Y("label:N", sort=None, title=None))
    level = base.mark_bar(color=BAR).encode(x=alt.X("level:Q", title="Level", scale=scale, axis=axis))
    before = base.transform_filter("datum.before !== null").mark_tick(color=MARK, thickness=3, size=BAR_HEIGHT - 4)
    further = base.transform_calculate(further="max(datum.level, datum.before)").mark_text(align="left", dx=6)
    drawn = (
        level
        + before.encode(x=alt.X("before:Q", scale=scale))
        + further.encode(x=alt.X("further:Q", scale=scale), text="text:N")
    )
    room = {"left": ROOM, "right": 5, "top": 5, "bottom": 5}
    chart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT), padding=room)
    description = "Levels from 1 to 4, with a mark where the partnership was the last time."
    return as_svg(chart, title=f"How far we have come: {group}", description=description)


def level_of(row: ThemeRow) -> int:
    """What is agreed; before that, the middle of the answers; 0 where there are none."""
    return row.agreed or row.middle or 0


def in_words(row: ThemeRow) -> str:
    """What stands beside a bar."""
    said = "no answer" if not level_of(row) else f"{level_of(row)}{'' if row.agreed else ' (not agreed yet)'}"
    return said if row.before is None else f"{said}, before {row.before}"
