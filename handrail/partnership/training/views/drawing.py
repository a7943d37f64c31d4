"""Draws who is trained and what people know: bars on the server, with the same numbers in the table beside them."""

from collections.abc import Sequence

from handrail.foundation.ui.charts import BAR, BAR_HEIGHT, FAINT, MARK, WIDTH, as_svg
from handrail.partnership.training.models import Wave
from handrail.partnership.training.queries import Covered, Knowledge

SHADES = {Wave.BEFORE: FAINT, Wave.AFTER: BAR, Wave.LATER: "#003078"}


def draw_coverage(rows: Sequence[Covered], *, course: str) -> str:
    """One bar for each profession of each organisation: how many are trained, with a mark at the target."""
    import altair as alt  # here and below: only who draws waits for it, not every process that knows the addresses

    bars = [
        {
            "label": f"{row.organisation}: {row.profession}",
            "trained": row.trained,
            "target": row.target,
            "text": f"{row.trained} trained" + ("" if row.target is None else f", target {row.target}"),
        }
        for row in rows
    ]
    most = max((max(row.trained, row.target or 0) for row in rows), default=0)
    scale = alt.Scale(domain=[0, max(most * 1.6, 4)], nice=False)
    base = alt.Chart(alt.Data(values=bars)).encode(y=alt.Y("label:N", sort=None, title=None))
    trained = alt.X("trained:Q", title="People", scale=scale, axis=alt.Axis(tickMinStep=1, format=",d", grid=False))
    further = alt.X("further:Q", scale=scale)
    drawn = (
        base.mark_bar(color=BAR).encode(x=trained)
        + base.transform_filter("datum.target !== null")
        .mark_tick(color=MARK, thickness=3, size=BAR_HEIGHT - 4)
        .encode(x=alt.X("target:Q", scale=scale))
        + base.transform_calculate(further="max(datum.trained, datum.target)")
        .mark_text(align="left", dx=6)
        .encode(x=further, text="text:N")
    )
    chart = drawn.properties(width=WIDTH, height=alt.Step(BAR_HEIGHT))
    return as_svg(chart, title=f"Who is trained: {course}", description="People trained, with a mark at each target.")


def draw_knowledge(found: Knowledge, *, course: str) -> str:
    """Three bars, one below the other, for each question: the share that was right before, after and later."""
    import altair as alt

    bars = [
        {
            "question": f"Question {number}",
            "wave": wave.label,
            "share": share or 0,
            "text": "hidden" if share is None else f"{share}%",
        }
        for number, row in enumerate(found.rows, start=1)
        for wave, share in row.shares.items()
    ]
    order = [wave.label for wave in Wave]
    scale = alt.Scale(domain=[0, 115], nice=False)
    base = alt.Chart(alt.Data(values=bars)).encode(
        y=alt.Y("question:N", sort=None, title=None),
        yOffset=alt.YOffset("wave:N", sort=order),
        x=alt.X("share:Q", title="Right, of a hundred", scale=scale, axis=alt.Axis(values=[0, 50, 100], grid=False)),
    )
    shades = alt.Color(
        "wave:N",
        sort=order,
        title=None,
        scale=alt.Scale(domain=order, range=list(SHADES.values())),
        legend=alt.Legend(orient="top", labelFontSize=14),
    )
    drawn = base.mark_bar().encode(color=shades) + base.mark_text(align="left", dx=4).encode(text="text:N")
    chart = drawn.properties(width=WIDTH, height=alt.Step(18))
    return as_svg(chart, title=f"What people know: {course}", description="Answers that were right, of a hundred.")
