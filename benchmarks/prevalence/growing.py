"""How the time of a selection grows with lists, with people and with samples: measured, and drawn for the documents."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from handrail.methods.prevalence.all_models_many import best_by_bic_many
from handrail.methods.prevalence.histories import Lists, add_up
from handrail.methods.prevalence.resampling import resampled_tables
from handrail.methods.prevalence.stepwise_many import stepwise_many

PICTURE = Path(__file__).resolve().parents[2] / "docs/images/prevalence-growth.svg"
MOST_SEARCHED = 6
STEPWISE, SEARCHED = "stepwise", "all models"
Measured = tuple[str, int, str, float]  # what grows, how much of it there is, the method, seconds of the processor


def seconds(do: Callable[[], object]) -> float:
    """The processor's seconds."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def growth() -> None:
    """Print the seconds of a thousand samples, by what grows; draw them too where documents are written."""
    measured = list(measurements())
    print("  seconds of a thousand samples        stepwise   all models")
    for what, number in dict.fromkeys((what, number) for what, number, _, _ in measured):
        found = {method: spent for of, much, method, spent in measured if (of, much) == (what, number)}
        searched = f"{found[SEARCHED]:13.2f}" if SEARCHED in found else ""
        print(f"    {what:20}{number:8,}{found[STEPWISE]:13.3f}{searched}")
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        PICTURE.write_text(drawn(measured), encoding="utf-8")


def measurements() -> Iterator[Measured]:
    """Each that grows, with the others held; what is measured on fewer samples is counted as for a thousand."""
    for size in (3, 4, 5, 6, 7, 8):
        yield from of("lists", size, made_up(size, 2_000), 20)
    for people in (200, 2_000, 20_000, 200_000):
        yield from of("people seen", people, made_up(4, people), 50)
    for replicates in (100, 1_000, 5_000):
        for _, _, method, spent in of("samples", replicates, made_up(4, 2_000), replicates):
            yield "samples", replicates, method, spent * replicates / 1_000


def of(what: str, number: int, lists: Lists, replicates: int) -> Iterator[Measured]:
    """The seconds of a thousand samples of these lists; the search of all models up to six lists alone."""
    tables = resampled_tables(lists, seed=1, replicates=replicates)
    each = 1_000 / replicates
    stepwise_many(tables[:1], lists.size)  # compiled, and all models of so many lists listed
    if lists.size <= MOST_SEARCHED:
        best_by_bic_many(tables[:1], lists.size)
    yield what, number, STEPWISE, each * seconds(lambda: stepwise_many(tables, lists.size))
    if lists.size <= MOST_SEARCHED:
        yield what, number, SEARCHED, each * seconds(lambda: best_by_bic_many(tables, lists.size))


def made_up(size: int, people: int) -> Lists:
    """Lists that hold about so many people, two of them dependent; the same on every run."""
    chance = np.random.default_rng(size)
    on = chance.random((people * 2, size)) < chance.uniform(0.1, 0.25, size)
    on[:, 1] |= on[:, 0] & (chance.random(len(on)) < 0.3)
    histories = on @ (1 << np.arange(size))
    return add_up([f"list {place}" for place in range(size)], [(int(one), 1) for one in histories if one])


def drawn(measured: list[Measured]) -> str:
    """Three panels with a line for each method, on axes by tens."""
    import altair as alt
    import vl_convert

    rows = [{"what": what, "number": number, "method": method, "seconds": max(spent, 0.001)}
            for what, number, method, spent in measured]  # fmt: skip
    panels = [panel(alt, [row for row in rows if row["what"] == what]) for what in ("lists", "people seen", "samples")]
    both = alt.hconcat(*panels).configure(background="white", font="Arial, Helvetica, sans-serif")
    return str(vl_convert.vegalite_to_svg(both.to_dict()))


def panel(alt: object, rows: list[dict[str, object]]) -> object:
    """One panel."""
    what = str(rows[0]["what"])
    marks = sorted({row["number"] for row in rows})  # type: ignore[type-var]
    scale = alt.Scale() if what == "lists" else alt.Scale(type="log")  # type: ignore[attr-defined]
    across = alt.X("number:Q", title=what, scale=scale, axis=alt.Axis(values=marks, format=",d"))  # type: ignore[attr-defined]
    up = alt.Y("seconds:Q", title="seconds of the processor", scale=alt.Scale(type="log"))  # type: ignore[attr-defined]
    colours = alt.Scale(domain=[STEPWISE, SEARCHED], range=["#1d70b8", "#d4351c"])  # type: ignore[attr-defined]
    method = alt.Color("method:N", title=None, scale=colours, legend=alt.Legend(orient="top"))  # type: ignore[attr-defined]
    dashes = alt.StrokeDash("method:N", legend=None)  # type: ignore[attr-defined]
    chart = alt.Chart(alt.Data(values=rows)).mark_line(point=True)  # type: ignore[attr-defined]
    return chart.encode(x=across, y=up, color=method, strokeDash=dashes).properties(width=210, height=220)
