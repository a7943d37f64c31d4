"""The number as lists grow: settled for one group of people, rising where people come, and said in a sentence."""

from datetime import date

import numpy as np
import pytest

from handrail.methods.prevalence.accrual import Course, as_lists_grew, course_of, read_growth, require_growing
from handrail.methods.prevalence.estimates import Work
from handrail.methods.prevalence.histories import Lists, NotLists
from handrail.methods.prevalence.reading import read_lists
from tests.methods.prevalence.published import compiled_once

pytestmark = compiled_once
WORK = Work(seed=1, replicates=200)
RATES = (0.3, 0.25, 0.2)


def grown(people: tuple[int, ...]) -> list[Lists]:
    """So many more people in each quarter, of whom each list finds a share in every quarter in which they are there."""
    draw = np.random.default_rng(7)
    held, tables = np.zeros(0, dtype=np.int64), []
    for more in people:
        held = np.concatenate([held, np.zeros(more, dtype=np.int64)])
        for place, rate in enumerate(RATES):
            held |= (draw.random(len(held)) < rate / 2).astype(np.int64) << place
        counts = np.bincount(held, minlength=8)
        counts[0] = 0
        tables.append(Lists(("A", "B", "C"), counts))
    return tables


def test_one_group_of_people_is_as_many_early_and_late() -> None:
    found = as_lists_grew(grown((1_000, 0, 0, 0)), WORK)
    assert course_of(found) is Course.SETTLED
    widths = [one.estimate.interval.high - one.estimate.interval.low for one in found if one.estimate]  # type: ignore[union-attr]
    assert widths[-1] < widths[0] / 2, "later it is said with more certainty"


def test_people_who_come_make_a_number_that_rises() -> None:
    assert course_of(as_lists_grew(grown((500, 500, 500, 500)), WORK)) is Course.RISING


def test_a_day_on_which_nothing_may_be_said_has_the_reason_and_no_number() -> None:
    early, late = Lists(("A", "B", "C"), np.array([0, 9, 8, 1, 7, 1, 1, 0])), grown((1_000, 0))[-1]
    first, last = as_lists_grew([early, late], WORK)
    assert first.population is None
    assert any("below 10 a single link" in reason for reason in first.why_not)
    assert last.population is not None
    assert course_of((first, last)) is Course.TOO_FEW


TABLE = "A,B,C,count,to\n1,0,0,4,2025-03-31\n0,1,1,2,2025-03-31\n\n1,0,0,9,2025-06-30\n0,1,1,5,2025-06-30\n"


def test_a_file_of_how_lists_grew_is_read_by_day() -> None:
    read = read_growth(TABLE)
    assert {day: lists.observed for day, lists in read.items()} == {date(2025, 3, 31): 6, date(2025, 6, 30): 14}
    whole = read_lists("C,B,A,count\n0,0,1,9\n1,1,0,6\n")
    assert require_growing(read, whole)[date(2025, 3, 31)].names == ("C", "B", "A")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no column to"),
        ("A,B,C,count\n1,0,0,4\n", "no column to"),
        ("A,B,C,count,to\n", "No row says"),
        ("A,B,C,count,to\n1,0,0,4,March\n", "Row 2: column to: March was found; a day like 2025-03-31"),
        ("A,B,C,count,to\n1,0,0,4\n", "Row 2: column to: nothing was found"),
        (TABLE.replace("0,1,1,5", "0,1,x,5"), "Row 6: column C: x was found"),
    ],
)
def test_what_is_wrong_with_such_a_file_is_said_with_its_row(text: str, sentence: str) -> None:
    with pytest.raises(NotLists, match=sentence):
        read_growth(text)


def test_lists_that_lose_people_or_are_others_are_refused() -> None:
    read = read_growth(TABLE)
    with pytest.raises(NotLists, match="On 2025-06-30 more people are on B than later"):
        require_growing(read, read_lists("A,B,C,count\n1,0,0,9\n0,1,1,4\n"))
    with pytest.raises(NotLists, match="are A, B, C; A, B, D are needed"):
        require_growing(read, read_lists("A,B,D,count\n1,0,0,9\n0,1,1,5\n"))
