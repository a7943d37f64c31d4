"""A value hides small numbers, counts nobody twice in a quarter, and a year tells no more than its quarters."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handrail.insight.figures.policies.measuring import Event, Shape, measured, once_a_quarter
from handrail.insight.figures.policies.periods import Period, Quarter, year_to
from handrail.insight.figures.policies.telling import bar_of, in_words, rows_told

QUARTER = Period((Quarter(2026, 3),))
YEAR = year_to(Quarter(2026, 3))
LABELS = {"a": "Apples", "b": "Pears", "": "Not known"}
SHAPE = Shape(LABELS)
DAYS = st.integers(0, 364).map(lambda number: date(2025, 10, 1) + timedelta(days=number))
EVENTS = st.lists(st.builds(Event, DAYS, st.sampled_from(("a", "b", "", "c")), st.integers(1, 9)), max_size=40)


def events(code: str, many: int) -> list[Event]:
    return [Event(date(2026, 8, 3), code)] * many


def test_counts_stand_under_their_words_and_a_strange_code_under_not_known() -> None:
    value = measured([*events("a", 9), *events("b", 6), *events("zebra", 5)], SHAPE, period=QUARTER, threshold=5)
    assert value.table.rows == (("Apples", 9), ("Pears", 6), ("Not known", 5))
    assert value.table.total == 20


def test_what_happened_on_other_days_is_left_out() -> None:
    value = measured([*events("a", 9), Event(date(2026, 6, 30), "a")], SHAPE, period=QUARTER, threshold=5)
    assert value.table.total == 9


def test_rows_that_do_not_add_up_have_no_total() -> None:
    value = measured(events("a", 9), Shape(LABELS, total=False), period=QUARTER, threshold=5)
    assert value.table.total is None
    assert dict(value.table.rows)["Apples"] == 9


def test_a_share_is_not_told_where_a_number_is_hidden() -> None:
    shape = Shape({"yes": "Yes", "no": "No"}, share="yes")
    assert measured([*events("yes", 15), *events("no", 5)], shape, period=QUARTER, threshold=5).percent == 75
    assert measured([*events("yes", 15), *events("no", 4)], shape, period=QUARTER, threshold=5).percent is None


def test_what_could_be_worked_out_from_another_measure_is_shown_whole_or_not_at_all() -> None:
    told = [*events("a", 9), *events("b", 7), *events("", 2)]
    value = measured(told, Shape(LABELS, whole=True), period=QUARTER, threshold=5)
    assert {count for _, count in value.table.rows} == {None}
    assert value.table.total == 18


def test_a_median_needs_enough_behind_it() -> None:
    waits = [Event(date(2026, 8, 3), "", minutes) for minutes in (10, 20, 30, 40, 50)]
    shape = Shape({}, median=True)
    assert measured(waits, shape, period=QUARTER, threshold=5).median == 30
    assert measured(waits[:4], shape, period=QUARTER, threshold=5).median is None


def test_our_own_work_is_told_however_little_it_was() -> None:
    value = measured(events("a", 1), SHAPE, period=QUARTER, threshold=5, shows_small=True)
    assert value.table.total == 1


@given(EVENTS)
def test_no_number_below_the_threshold_is_ever_shown(told: list[Event]) -> None:
    for period in (YEAR, *(Period((quarter,)) for quarter in YEAR.quarters)):
        table = measured(told, SHAPE, period=period, threshold=5).table
        assert all(count is None or count == 0 or count >= 5 for _, count in table.rows)


@given(EVENTS)
def test_a_year_is_its_quarters_and_tells_no_more(told: list[Event]) -> None:
    year = measured(told, SHAPE, period=YEAR, threshold=5).table.rows
    quarters = [dict(measured(told, SHAPE, period=Period((each,)), threshold=5).table.rows) for each in YEAR.quarters]
    for label, count in year:
        parts = [quarter[label] for quarter in quarters]
        assert count == (None if None in parts else sum(part or 0 for part in parts))


@given(EVENTS)
def test_shown_without_a_threshold_every_event_is_counted_once(told: list[Event]) -> None:
    expected: Counter[str] = Counter()
    for event in told:
        expected[LABELS.get(event.code, "Not known")] += event.many
    table = measured(told, SHAPE, period=YEAR, threshold=5, shows_small=True).table
    assert {label: count for label, count in table.rows if count} == dict(expected)


@given(st.lists(st.tuples(DAYS, st.integers(0, 5), st.sampled_from(("positive", "negative")))))
def test_somebody_counts_once_in_a_quarter_as_what_came_last(rows: list[tuple[date, int, str]]) -> None:
    rows.sort(key=lambda row: row[0])
    once = once_a_quarter(rows)
    assert len(once) == len({(Quarter.holding(on), whose) for on, whose, _ in rows})
    if rows:
        assert Event(rows[-1][0], rows[-1][2]) in once


def test_a_hidden_number_is_the_word_hidden_in_every_form() -> None:
    value = measured(events("a", 3), SHAPE, period=QUARTER, threshold=5)
    assert {row[-1] for row in rows_told("Fruit", [value])} == {"hidden"}
    assert in_words(None) == bar_of("Apples", None)["text"] == "hidden"
