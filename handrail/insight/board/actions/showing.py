"""Shows the board and its pack: each closed period as it was told, whoever asks first."""

from datetime import date

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.board.permissions import why_not_see_board
from handrail.insight.board.policies import Period, Table, wording
from handrail.insight.board.policies.packs import Pack, figure_told, notes_told, published_told, words_told
from handrail.insight.board.queries import Board, Figure, Waiting, published_tables
from handrail.insight.board.queries.besides import overdue_told, verdicts
from handrail.insight.board.queries.measuring import figures_in_order
from handrail.insight.figures.actions.telling import Heard, tell
from handrail.insight.figures.policies.settling import cells_of

WAITING = (wording.OPENED, wording.ASSESSED, wording.ANSWERED)


def board_for(by: Person, *, period: Period, on: date) -> Board:
    """The board of a closed period, as it was told. Raises NotAllowed."""
    require(why_not_see_board(by=by))
    heard = tell(period, by=by, on=on)
    figures = figures_heard(heard)
    return Board(
        period=period,
        counted_on=heard.told_on,
        threshold=current_locality().limit("small_number", on=on),
        concerns=figures[0].table.total,
        figures=figures,
        waiting=[Waiting(one, heard.figures.get(one.code, {}).get("median")) for one in WAITING],
    )


def figures_heard(heard: Heard) -> list[Figure]:
    """The figures of the board that were told of a period, in order."""
    return [
        Figure(words, Table(tuple(cells_of(told).items()), told["total"]), show_total)
        for words, show_total in figures_in_order()
        if (told := heard.figures.get(words.code))
    ]


def pack_for(by: Person, *, period: Period, on: date) -> Pack:
    """Everything for one period, made safe before it is told. Raises NotAllowed."""
    board = board_for(by, period=period, on=on)
    partnership = current_locality().name
    return Pack(
        {
            "title": f"{partnership}: {period.label}",
            "partnership": partnership,
            "period": {"from": str(period.first), "to": str(period.last), "label": period.label},
            "counted_on": str(board.counted_on),
            "threshold": board.threshold,
            "concerns": board.concerns,
            "figures": [figure_told(one.wording, one.table, show_total=one.show_total) for one in board.figures],
            "waiting": [{**words_told(one.wording), "minutes": one.minutes} for one in board.waiting],
            "campaigns": verdicts(by=by, on=on),
            "overdue": overdue_told(on=on),
            "published": [published_told(table) for table in published_tables(by)],
            "notes": notes_told(board.threshold),
        }
    )
