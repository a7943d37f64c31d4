"""What the board shows beside packs that were issued: nobody finds by subtracting one from the other what changed.

A figure of a quarter is shown as counted now if that is safe beside every pack that told of the quarter, else as it was
issued. A year is added up from its quarters as they are shown.
"""

from dataclasses import replace
from datetime import date

from handrail.foundation.people.models import Person
from handrail.insight.board.models import IssuedPack
from handrail.insight.board.policies import Period, Quarter, Table
from handrail.insight.board.policies.issuing import Settled, added, settle
from handrail.insight.board.policies.packs import Told, figure_told
from handrail.insight.board.queries.counting import Board, Figure, Waiting, counted_board


def board_for(by: Person, *, period: Period, on: date) -> Board:
    """The board of a finished period as it may stand beside every pack that was issued. Raises NotAllowed."""
    board = counted_board(by, period=period, on=on)
    if not any(held_of(quarter) for quarter in period.quarters):
        return board
    settled = {quarter.code: settled_quarter(quarter, by=by, on=on) for quarter in period.quarters}
    figures = [shown_beside(figure, settled) for figure in board.figures]
    return replace(
        board,
        concerns=figures[0].table.total,
        figures=figures,
        waiting=[as_issued(one, period) for one in board.waiting],
        stand=standing(settled),
    )


def shown_beside(figure: Figure, settled: dict[str, dict[str, Settled]]) -> Figure:
    """A figure as its quarters may be shown."""
    told = added([held[figure.wording.code].figure for held in settled.values()])
    return replace(figure, table=Table(tuple((row["label"], row["count"]) for row in told["rows"]), told["total"]))


def as_issued(waiting: Waiting, period: Period) -> Waiting:
    """A median as the first pack of the period told it: one that moved tells of the few who moved it."""
    pack = IssuedPack.objects.filter(period=period.code).order_by("edition").only("told").first()
    told = {one["code"]: one["minutes"] for one in pack.told["waiting"]} if pack else {}
    return replace(waiting, minutes=told.get(waiting.wording.code, waiting.minutes))


def settled_quarter(quarter: Quarter, *, by: Person, on: date) -> dict[str, Settled]:
    """Each figure of a quarter as it may be issued beside every pack that told of this quarter."""
    board, issued = counted_board(by, period=Period((quarter,)), on=on), held_of(quarter)
    now = [
        {**figure_told(one.wording, one.table, show_total=True), "total_shown": one.show_total} for one in board.figures
    ]
    return {
        one["code"]: settle(
            [held[one["code"]] for held in issued if one["code"] in held], one, threshold=board.threshold
        )
        for one in now
    }


def held_of(quarter: Quarter) -> list[dict[str, Told]]:
    """The figures of a quarter in every pack that told of it, the latest first, whether its own or that of a year."""
    packs = IssuedPack.objects.order_by("-issued_at", "-edition").only("quarters")
    return [dict(pack.quarters[quarter.code]) for pack in packs if quarter.code in pack.quarters]


def standing(settled: dict[str, dict[str, Settled]]) -> list[str]:
    """What stands as it was issued before, as the pack says it."""
    kept = [(one.figure["title"], code) for code, held in settled.items() for one in held.values() if one.stands]
    return [
        f"{title}, {code}: as issued before. What was corrected since is too little to be told." for title, code in kept
    ]
