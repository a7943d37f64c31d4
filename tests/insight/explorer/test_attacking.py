"""Somebody who has every table of a period, in whatever order, and a solver: they find no number below the threshold.

The solver knows only what stands on the pages: it shares no line with what made them safe.
"""

from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.board.actions import board_for
from handrail.insight.explorer.actions import look
from handrail.insight.explorer.models import Edition, ShownTable
from handrail.insight.explorer.policies import CannotShow, Question, Unit, dimensions_of, period_called
from handrail.insight.explorer.queries import tally
from handrail.insight.explorer.queries.beside import on_the_board
from handrail.insight.explorer.queries.known import already_shown, linked_with
from handrail.insight.figures.actions import tell
from handrail.insight.figures.actions.measuring import in_period
from handrail.insight.figures.policies.periods import Period
from handrail.insight.figures.policies.periods import period_called as board_period
from tests.insight.explorer.conftest import NOW, QUARTER, TODAY, fill

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SOURCES = ("public", "professional", "taxi_driver", "worker")
DISTRICTS = ("northam", "southam", "westford")
LOOKS = (("source",), ("district",), ("source", "district"), ("district", "source"), ("time", "source"))
THRESHOLD = 5
BOTH = {"source", "district"}


def read(codes: tuple[str, ...], by: Person) -> list[tuple[dict[str, str], int | None]]:
    """Every number on a page, with the labels that it has, without time: all was told of in one month."""
    shown = look(Question(Unit.CONCERNS, codes, period_called(QUARTER, on=TODAY)), by=by, at=NOW)
    return [
        ({code: word for code, word in zip(codes, labels, strict=True) if word != "All"}, number)
        for labels, number in shown.grid.tidy
    ]


@pytest.mark.parametrize("seed", range(3))
def test_with_every_page_and_a_solver_nobody_finds_a_small_number(seed: int, analyst: Person) -> None:
    drawn = Random(seed)
    fill({(one, other): drawn.choice((0, 1, 2, 3, 6, 14)) for one in SOURCES for other in DISTRICTS})
    order = drawn.sample(LOOKS, len(LOOKS))
    pages = []
    for codes in order:
        try:
            pages += [row for row in read(codes, analyst) if "time" not in row[0]]
        except CannotShow:
            assert pages, "the first page of all cannot give anything away"
    nobody_finds_a_small_number(pages, analyst)


Page = list[tuple[dict[str, str], int | None]]


def nobody_finds_a_small_number(pages: Page, by: Person, other: str = "district") -> None:
    """With all these pages and a solver, each small number could be at the threshold, and lower than it is."""
    known = dimensions_of(Unit.CONCERNS, current_locality())
    cells = [(one, each) for one in known["source"].words for each in known[other].words]
    equations = [
        ([fits(labels, cell, other) for cell in cells], number) for labels, number in pages if number is not None
    ]
    left, right = (np.array(side, dtype=float) for side in zip(*equations, strict=True))
    for labels, number in true_numbers(by, other).items():
        if 0 < number < THRESHOLD:
            row = np.array([fits(dict(labels), cell, other) for cell in cells], dtype=float)
            low, high = (linprog(sign * row, A_eq=left, b_eq=right).fun * sign for sign in (1, -1))
            assert high >= THRESHOLD - 1e-6
            assert low <= number - 1 + 1e-6


def fits(labels: dict[str, str], cell: tuple[str, str], other: str) -> bool:
    """Whether a finest cell is counted under these labels."""
    return labels.get("source", cell[0]) == cell[0] and labels.get(other, cell[1]) == cell[1]


def true_numbers(by: Person, other: str) -> dict[tuple[tuple[str, str], ...], int]:
    """Every cell and margin of source by another code as it is, by label."""
    known, span = dimensions_of(Unit.CONCERNS, current_locality()), period_called(QUARTER, on=TODAY).span
    found: dict[tuple[tuple[str, str], ...], int] = {}
    for codes in (("source", other), ("source",), (other,)):
        for values, number in tally(Unit.CONCERNS, codes, span, by=by).items():
            labels = tuple((code, known[code].value_of(value)) for code, value in zip(codes, values, strict=True))
            found[labels] = found.get(labels, 0) + number
    return found


def test_once_too_much_is_known_a_further_table_is_refused(analyst: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.insight.explorer.actions.showing.MOST_KNOWN", 3)
    read(("source",), analyst)
    with pytest.raises(CannotShow, match="So many tables"):
        read(("source", "district"), analyst)
    assert read(("source",), analyst)
    assert (ShownTable.objects.count(), Edition.objects.get().shown) == (1, 1)


def test_a_table_that_shares_only_its_total_with_those_shown_is_looked_at_beside_that_alone(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill({("public", "northam"): 14, ("worker", "southam"): 9})
    read(("source",), analyst)
    monkeypatch.setattr("handrail.insight.explorer.actions.showing.MOST_KNOWN", 3)
    assert read(("child",), analyst)[-1] == ({}, 23)
    tables = already_shown(Edition.objects.get())
    apart, tied = linked_with(tables[:1], ("child",))
    assert (tied, [table.cells for table in apart]) == ({"child"}, [[23]])
    together, tied = linked_with(tables[:1], ("source", "child"))
    assert (tied, together) == ({"source", "child"}, tables[:1])


def test_where_a_total_is_hidden_every_table_is_looked_at(analyst: Person) -> None:
    fill({("public", "northam"): 3})
    read(("source",), analyst)
    tables = already_shown(Edition.objects.get())
    assert linked_with(tables, ("child",)) == (tables, {"source", "child"})


def test_a_table_that_cannot_be_checked_in_time_is_refused_and_not_kept(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill({("public", "northam"): 14, ("worker", "southam"): 3, ("professional", "northam"): 2})
    read(("source",), analyst)
    monkeypatch.setattr("handrail.insight.explorer.actions.showing.SECONDS", 0.0)
    with pytest.raises(CannotShow, match="took longer than"):
        read(("source", "district"), analyst)
    assert ShownTable.objects.count() == 1


def test_nor_does_a_member_of_the_board_who_has_its_page_too(member: Person) -> None:
    drawn = Random(1807)
    fill({(one, other): drawn.choice((0, 2, 7, 8, 14)) for one in SOURCES for other in DISTRICTS})
    board = board_for(member, period=board_period(QUARTER, on=TODAY), on=TODAY)
    pages: Page = []
    for code in ("source", "district"):
        table = board.figure(code).table
        pages += [({code: word}, number) for word, number in table.rows]
        pages.append(({}, table.total))
    for codes in (("district",), ("source", "district")):
        try:
            pages += read(codes, member)
        except CannotShow:
            assert codes == ("source", "district"), "one code of a quarter can always be shown"
    nobody_finds_a_small_number(pages, member)


@pytest.mark.parametrize("seed", range(3))
def test_nor_whoever_has_the_kinds_of_the_board_of_its_measures_and_of_the_explorer(seed: int, analyst: Person) -> None:
    drawn = Random(seed)
    kinds = ("labour", "sexual", "labour+sexual", "labour+criminal", "not_known", "")
    fill({(one, kind): drawn.choice((0, 1, 2, 7, 12)) for one in SOURCES for kind in kinds}, by="kind")
    period = board_period(QUARTER, on=TODAY)
    measures = {entry.code: value for entry, value in in_period(period=period, by=analyst, on=TODAY) if value}
    pages: Page = []
    for code, name in (("source", "concerns_by_source"), ("kind", "concerns_by_kind")):
        for table in (measures[name].table, board_for(analyst, period=period, on=TODAY).figure(code).table):
            pages += [({code: word}, number) for word, number in table.rows] + [({}, table.total)]
    for codes in (("kind",), ("source", "kind")):
        pages += read(codes, analyst)
    nobody_finds_a_small_number(pages, analyst, "kind")


def test_what_counts_as_seen_of_the_board_is_what_its_page_shows(member: Person) -> None:
    fill({("public", "northam"): 40, ("professional", "southam"): 6, ("worker", "westford"): 3, ("self", "nowhere"): 4})
    board, period = (
        board_for(member, period=board_period(QUARTER, on=TODAY), on=TODAY),
        period_called(QUARTER, on=TODAY),
    )
    edition = Edition.objects.create(unit="concerns", audience="outside", begins_on=TODAY)
    seen = on_the_board(edition, period.span, among=BOTH, on=TODAY)
    for table, code in zip(seen, ("source", "district"), strict=True):
        page = board.figure(code).table
        assert table.cells == [*(number for _, number in page.rows), page.total]
        assert None in table.cells
    [total] = on_the_board(edition, period.span, among=set(), on=TODAY)
    assert (total.codes, total.cells) == ("", [53])
    for quarter in board_period("year-to-2025-Q4", on=TODAY).quarters:
        tell(Period((quarter,)), by=member, on=TODAY)
    year = on_the_board(edition, period_called("2025", on=TODAY).span, among=BOTH, on=TODAY)
    assert [(table.codes, table.first.month) for table in year] == [
        (code, month) for month in (1, 4, 7, 10) for code in ("source", "district")
    ]
