"""What goes out is safe from whoever subtracts, adds up, and hides nothing where nothing is small."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.disclosure.ledger import Earlier, EarlierTable
from handrail.methods.disclosure.needs import Because, Rule
from handrail.methods.disclosure.periods import read_span
from handrail.methods.disclosure.publishing import Published, Refused, make_safe
from handrail.methods.disclosure.tables import Release, linked, tabulate
from tests.methods.disclosure.drawing import (
    FIVE_TABLES,
    caseload,
    cell,
    crossed,
    place,
    release,
    table,
    tables_of,
    worlds_like,
)

YEAR, QUARTER = "2025-01-01..2025-12-31", "2025-01-01..2025-03-31"


def earlier_of(published: Published, *, name: str = "before") -> Earlier:
    """A release as whoever kept it has it."""
    ends = published.sheet.knowing(published.hidden)
    tables = [
        EarlierTable(
            one.name,
            one.values,
            {
                key: (int(ends[0][at]), None if ends[1][at] >= published.ceiling else int(ends[1][at]))
                for key in one.counts
                for at in [published.sheet.at[place(published.release.span, **dict(key))]]
            },
        )
        for one in published.release.tables
    ]
    assert published.release.span is not None
    return Earlier(name, tables, published.release.span, published.sheet.rule, published.recipients)


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([Rule(5), Rule(10, 5)]), st.integers(60, 300))
def test_the_attacker_finds_nothing_in_linked_tables(seed: int, rule: Rule, size: int) -> None:
    cases, values = caseload(size, seed)
    found = make_safe(tables_of(cases, values, FIVE_TABLES[:3]), rule)
    assert all(finding.safe for finding in found.findings)
    small = (found.sheet.counts > 0) & (found.sheet.counts < rule.threshold)
    assert found.hidden[small].all()


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_no_small_number_is_left_alone_in_all_worlds_that_look_the_same(counts: list[int]) -> None:
    found = make_safe(release(crossed(2, 3, counts)), Rule(3, groups=False))
    worlds = worlds_like(found, 6)  # Cells change along one ring of rows and columns, by three at most.
    for at, one in enumerate(found.sheet.places):
        if 0 < found.sheet.counts[at] < 3:
            assert max(worlds[one.key]) >= 3
            assert min(worlds[one.key]) < found.sheet.counts[at]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(10, 60), min_size=9, max_size=9))
def test_nothing_is_hidden_when_nothing_is_small(counts: list[int]) -> None:
    found = make_safe(release(crossed(3, 3, counts)), Rule(10))
    assert not found.hidden.any()
    assert all(found.shown(one) == count for one, count in zip(found.sheet.places, found.sheet.counts, strict=True))


def test_no_cheaper_set_of_cells_would_do() -> None:
    counts = [3, 9, 30, 14, 40, 7, 25, 8, 31]
    found = make_safe(release(crossed(3, 3, counts)), Rule(5))
    spare = [at for at in range(len(counts)) if at]
    cheapest = min(
        sum(np.log2(2 + counts[at]) for at in chosen)
        for chosen in chain.from_iterable(combinations(spare, size) for size in range(6))
        if protects(counts, {0, *chosen})
    )
    lost = np.log2(2.0 + found.sheet.counts[found.hidden & ~found.sheet.primary]).sum()
    assert lost == pytest.approx(cheapest)


def protects(counts: list[int], hidden: set[int]) -> bool:
    """Whether cells of a 3 by 3 table hold a way round through the first, far enough up and down."""
    for row, column in ((row, column) for row in (1, 2) for column in (1, 2)):
        if {column, 3 * row, 3 * row + column} <= hidden:
            return min(counts[column], counts[3 * row]) >= 2
    return False


def test_a_row_that_is_all_of_one_kind_does_not_say_so() -> None:
    found = make_safe(release(crossed(2, 2, [12, 0, 15, 20])), Rule(5))
    assert [str(need.place) for need in found.needs] == ["a a1, b b1", "a a0, b b0"]
    assert {need.because for need in found.needs} == {Because.GROUP}
    assert found.shown(place(a="a0", b="b0")) is None
    assert found.shown(place(a="a0", b="b1")) is None


def test_a_cell_that_is_all_of_its_row_and_of_its_column_is_kept_from_both() -> None:
    found = make_safe(release(crossed(2, 2, [12, 0, 0, 20])), Rule(5))
    assert len(found.needs) == 4
    assert all(finding.safe for finding in found.findings)


def test_a_row_that_could_be_nothing_else_tells_nothing() -> None:
    values = {"a": ("a0", "a1"), "b": ("b0", "b1")}
    told = {cell(a="a0", b="b0"): 12, cell(a="a1", b="b0"): 15, cell(a="a1", b="b1"): 20}
    empty = frozenset({cell(a="a0", b="b1")})
    found = make_safe(linked([tabulate("t", values, told, impossible=empty)]), Rule(5))
    assert not found.hidden.any()


@pytest.mark.parametrize(("contributors", "because"), [(1, Because.ONE_CONTRIBUTOR), (2, Because.TWO_CONTRIBUTORS)])
def test_one_organisations_own_number_is_hidden_however_large(contributors: int, because: Because) -> None:
    key = cell(a="a0", b="b0")
    told = {key: 40, cell(a="a0", b="b1"): 30, cell(a="a1", b="b0"): 20, cell(a="a1", b="b1"): 10}
    values = {"a": ("a0", "a1"), "b": ("b0", "b1")}
    found = make_safe(linked([tabulate("t", values, told, contributors={key: contributors})]), Rule(5))
    assert [need.because for need in found.needs] == [because]
    assert found.shown(place(a="a0", b="b0")) is None
    (finding,) = found.findings
    assert finding.low <= 37
    assert finding.high >= 43


def test_districts_lie_in_counties() -> None:
    kinds = {"district": ["Herts > Watford", "Herts > Dacorum", "Essex > Harlow"]}
    found = make_safe(release(table("t", kinds, [3, 20, 40])), Rule(5))
    assert found.shown(place(district="Herts > Watford")) is None
    assert found.shown(place(district="Herts > Dacorum")) is None
    assert found.shown(place(district="Herts")) == 23


def test_a_cell_that_two_tables_share_is_one() -> None:
    tables = release(crossed(2, 2, [1, 20, 2, 40]), crossed(2, 2, [1, 2, 30, 30], names="bc"))
    found = make_safe(tables, Rule(5))
    assert found.sheet.places.count(place(b="b0")) == 1
    assert found.shown(place(b="b0")) is None


def test_rounded_totals_are_not_sums_of_rounded_cells() -> None:
    found = make_safe(release(crossed(2, 2, [12, 12, 22, 12])), Rule(10, 5))
    assert [found.shown(place(a="a0", b=b)) for b in ("b0", "b1")] == [10, 10]
    assert found.shown(place(a="a0")) == 25


def of_period(counts: list[int], span: str) -> Release:
    return release(table("t", {"a": ["a0", "a1", "a2"]}, counts), span=span)


def test_a_quarter_and_its_year_do_not_give_away_the_rest() -> None:
    quarter = make_safe(of_period([10, 20, 30], QUARTER), Rule(5))
    assert not quarter.hidden.any()
    year = make_safe(of_period([12, 60, 90], YEAR), Rule(5), earlier=[earlier_of(quarter)])
    assert year.shown(place(year.release.span, a="a0")) is None


def test_what_earlier_releases_give_away_whatever_is_hidden_is_refused() -> None:
    before = make_safe(of_period([2, 20, 30], YEAR), Rule(5))
    table_shown = {**earlier_of(before).tables[0].shown, cell(a="a0"): (2, 2)}
    leaked = Earlier("leaked", [EarlierTable("t", {"a": ("a0", "a1", "a2")}, table_shown)], read_span(YEAR), Rule(5))
    with pytest.raises(Refused, match="a a0, 2025-01-01 to 2025-12-31: it can be found to be below 5, or exactly"):
        make_safe(of_period([2, 20, 30], YEAR), Rule(5), earlier=[leaked])


def test_revised_numbers_of_a_released_period_are_refused() -> None:
    before = make_safe(of_period([10, 20, 30], YEAR), Rule(5))
    with pytest.raises(Refused, match="a a0: before shows another number than 11"):
        make_safe(of_period([11, 20, 30], YEAR), Rule(5), earlier=[earlier_of(before)])


def test_a_year_below_its_quarter_is_refused() -> None:
    before = make_safe(of_period([10, 20, 30], QUARTER), Rule(5))
    with pytest.raises(Refused, match="The numbers contradict those of before"):
        make_safe(of_period([9, 60, 90], YEAR), Rule(5), earlier=[earlier_of(before)])


def test_time_that_is_up_hides_more_and_never_less() -> None:
    found = make_safe(release(crossed(3, 3, [3, 9, 12, 14, 20, 7, 8, 11, 30])), Rule(5), left=lambda: 0.0)
    assert found.hidden.all()
    assert all(finding.safe for finding in found.findings)
