"""Tables are read whole, and every fault is told with its row."""

import pytest

from handrail.methods.disclosure.files import read_earlier, write_safe_tables
from handrail.methods.disclosure.needs import Rule
from handrail.methods.disclosure.periods import read_span
from handrail.methods.disclosure.publishing import make_safe
from handrail.methods.disclosure.reading import read_tables
from handrail.methods.disclosure.tables import NotATable, linked
from tests.methods.disclosure.drawing import cell

HEADER = "table,unit,district,age,count,contributors\n"


def test_margins_are_added_up_and_what_is_left_out_is_none() -> None:
    (table,) = read_tables(HEADER + "t,people,A,x,3,\nt,people,B > C,y,4,3\n")
    assert table.counts[cell()] == 7
    assert table.counts[cell(district="B")] == 4
    assert table.counts[cell(district="A", age="y")] == 0
    assert table.contributors == {cell(district="B > C", age="y"): 3}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "The file is empty"),
        ("table,count\n", "The file has no rows"),
        ("name,count\nt,1\n", "The first row has no column table."),
        ("table,a,a,count\nt,1,1,1\n", "Two columns are both called a."),
        ("table,rule,count\nt,milp,1\n", "Column rule: it belongs to a table that is safe already"),
        (HEADER + "t,people,A,x\n", "Row 2: it has 4 cells; the first row has 6."),
        (HEADER + ",people,A,x,1,\n", "Row 2, column table"),
        (HEADER + "t,people,A,x,-1,\n", "Row 2, column count: a whole number from 0 up was expected."),
        (HEADER + "t,people,A,x,1,2\n", "Row 2, column contributors: 2 organisations cannot share 1 cases."),
        (HEADER + "t,people,A,x,1,0\n", "Row 2, column contributors: 1 cases come from somewhere"),
        (HEADER + "t,people,A,x,1,\nt,calls,A,y,1,\n", "Row 3, column unit: the table t counts people further up."),
        (HEADER + "t,people,A,x,1,\nt,people,A,x,1,\n", "Row 3: t, age x, district A is told in row 2 already."),
        (HEADER + "t,people,A >,x,1,\n", "Row 2: a value like Hertfordshire > Watford was expected"),
        (HEADER + "t,people,=A,x,1,\n", "Row 2: =A begins as a formula does"),
        (HEADER + "t,people,A,x,1,\nt,people,A,,2,\n", "t, district A: 2 is told, but its cells add up to 1."),
        (HEADER + 't,"people,A,x,1,\n', "this is not a row of a CSV file"),
    ],
)
def test_a_fault_has_its_sentence(text: str, fault: str) -> None:
    with pytest.raises(NotATable) as refused:
        read_tables(text)
    assert fault in str(refused.value)


def test_tables_that_contradict_each_other_are_no_release() -> None:
    with pytest.raises(NotATable, match="the total: it is 3 in s and 4 in t"):
        linked(read_tables("table,a,b,count\ns,x,,3\nt,,y,4\n"))


@pytest.mark.parametrize("rule", [Rule(5), Rule(10, 5)])
def test_what_is_written_is_read_again_as_what_readers_know(rule: Rule) -> None:
    release = linked(
        read_tables(HEADER + "t,people,A,x,3,\nt,people,B,y,14,\nt,people,A,y,31,\nt,people,B,x,22,\n"),
        span=read_span("2025-01-01..2025-12-31"),
    )
    published = make_safe(release, rule, recipients="board")
    earlier = read_earlier(write_safe_tables(published), name="safe.csv")
    assert (earlier.rule.threshold, earlier.rule.base, earlier.recipients) == (rule.threshold, rule.base, "board")
    assert earlier.span == release.span
    for key, (low, high) in earlier.tables[0].shown.items():
        count = release.tables[0].counts[key]
        assert low <= count <= (count if high is None else high)
    assert make_safe(release, rule, recipients="board", earlier=[earlier]).hidden.sum() == published.hidden.sum()
