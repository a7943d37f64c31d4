"""A table of lists is read as it stands, or every fault in it is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.prevalence.histories import (
    Lists,
    NotLists,
    count_histories,
    in_another_order,
    with_merged,
    without_list,
)
from handrail.methods.prevalence.reading import read_lists

THREE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n"


def test_a_history_is_a_bitmask_of_lists() -> None:
    lists = read_lists(THREE)
    assert lists.names == ("A", "B", "C")
    assert lists.counts.tolist() == [0, 40, 30, 6, 20, 0, 0, 0]
    assert lists.counts.dtype == np.int64
    assert (lists.size, lists.observed, lists.on_several(), lists.seen_by(0b001)) == (3, 96, 6, 46)


def test_rows_may_be_missing_repeated_or_in_any_order_and_count_in_any_column() -> None:
    again = "\ufeffcount, C ,B,A\n\n20,1,0,0\n10,0,1,0\n40,0,0,1\n20,0,1,0\n6,0,1,1\n0,0,0,0\n"
    assert read_lists(again).digest == read_lists(THREE).digest


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty"),
        ("A,B,C\n1,0,0\n", "no column count"),
        ("A,B,C,count,count\n", "2 columns count"),
        ("A,,C,count\n", "Column 2 has no name"),
        ("A,B,B,count\n", "Two columns are both called B"),
        ("A,count\n1,4\n", "There is one list only"),
        ("A,B,count\n1,1,4\n", "There are 2 lists only"),
        (",".join(f"L{n}" for n in range(40)) + ",count\n", "There are 40 lists; 8 is the most"),
        ("A,B,C,count\n1,0,0,-4\n", "Row 2: column count: -4 was found; people cannot be fewer than none"),
        ("A,B,C,count\n1,0,0,4.5\n", "Row 2: column count: 4.5 was found; people are counted in whole numbers"),
        ("A,B,C,count\n1,0,0,many\n", "Row 2: column count: many was found; a whole number"),
        ("A,B,C,count\n1,0,0,\n", "column count: nothing was found"),
        ("A,B,C,count\n1,0,0,1000000000\n", "1000000000 is more people than any country's lists hold"),
        ("A,B,C,count\n1,0,0," + "9" * 5000 + "\n", "more people than any country's lists hold"),
        ("A,B,C,count\n1,0,2,4\n", "Row 2: column C: 2 was found; 1 (on this list) or 0 (not) was expected"),
        ("A,B,C,count\n1,0,4\n", "Row 2: it has 3 cells, and the first row names 4 columns"),
        ("A,B,C,count\n0,0,0,7\n", "how many they are is what is to be estimated"),
        ("A,B,C,count\n1,0,0,0\n", "Nobody is on any of the lists"),
        ("A,B,C,count\n", "Nobody is on any of the lists"),
        ('A,B,C,count\n1,"0,0,0\n', "not a row of a CSV file"),
    ],
)
def test_a_fault_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotLists) as refused:
        read_lists(text)
    assert any(sentence in fault for fault in refused.value.faults)


def test_every_fault_is_told_at_once_but_not_a_thousand() -> None:
    with pytest.raises(NotLists) as refused:
        read_lists("A,B,C,count\n1,x,0,-1\n" + "2,0,0,5\n" * 1000)
    assert refused.value.faults[:2] == (
        "Row 2: column B: x was found; 1 (on this list) or 0 (not) was expected.",
        "Row 2: column count: -1 was found; people cannot be fewer than none.",
    )
    assert refused.value.faults[-1] == "There are 982 more faults like these."


def test_the_sum_of_many_counts_is_limited_too() -> None:
    with pytest.raises(NotLists, match="cannot be right"):
        read_lists("A,B,C,count\n1,0,0,9000000\n0,1,0,9000000\n")


def small_lists() -> st.SearchStrategy[Lists]:
    counts = st.lists(st.integers(0, 50), min_size=7, max_size=7).filter(any)
    return counts.map(lambda held: Lists(("A", "B", "C"), np.array([0, *held], dtype=np.int64)))


@given(small_lists(), st.permutations(range(3)))
@settings(max_examples=50)
def test_the_hash_of_the_data_knows_no_order(lists: Lists, order: list[int]) -> None:
    again = in_another_order(lists, order)
    assert again.digest == lists.digest
    assert again.names == tuple(lists.names[place] for place in order)


def test_other_data_has_another_hash() -> None:
    texts = [THREE, THREE.replace("40", "41"), THREE.replace("A,B", "A,D"), THREE.replace("A,B", "B,A")]
    assert len({read_lists(text).digest for text in texts}) == 4


def test_leaving_a_list_out_loses_whoever_is_on_it_alone() -> None:
    lists = without_list(read_lists(THREE), 1)
    assert lists.names == ("A", "C")
    assert lists.counts.tolist() == [0, 46, 20, 0]


def test_merging_two_lists_loses_nobody() -> None:
    lists = with_merged(read_lists(THREE), 0, 1)
    assert lists.names == ("A or B", "C")
    assert lists.counts.tolist() == [0, 76, 20, 0]


def test_counts_by_name_are_the_same_lists() -> None:
    people = {("A",): 40, ("B",): 30, ("C",): 20, ("B", "A"): 6}
    assert count_histories(("A", "B", "C"), people).digest == read_lists(THREE).digest
