"""Whether everybody is found alike."""

from handrail.methods.linkage.fairness import Truth, by_group

LINE = 6.6


def truths(group: str, *, found: int, missed: int, wrong: int = 0) -> list[Truth]:
    return (
        [Truth(group, 10, same=True)] * found
        + [Truth(group, 1, same=True)] * missed
        + [Truth(group, 9, same=False)] * wrong
    )


def test_each_group_has_its_precision_and_recall() -> None:
    table = by_group(truths("b", found=9, missed=1, wrong=1) + truths("a", found=1, missed=1), line=LINE)
    assert [(row.group, row.pairs, row.precision, row.recall) for row in table.rows] == [
        ("a", 2, 1.0, 0.5),
        ("b", 11, 0.9, 0.9),
    ]


def test_a_gap_above_five_in_a_hundred_must_be_explained() -> None:
    apart = by_group(truths("a", found=90, missed=10) + truths("b", found=80, missed=20), line=LINE)
    near = by_group(truths("a", found=90, missed=10) + truths("b", found=88, missed=12), line=LINE)
    assert (apart.must_be_explained, near.must_be_explained) == (True, False)


def test_a_group_of_which_nothing_is_known_has_no_share_and_makes_no_gap() -> None:
    table = by_group([*truths("a", found=9, missed=1), Truth("b", 1, same=False)], line=LINE)
    assert table.rows[1].recall is None
    assert table.rows[1].precision is None
    assert table.gap is None
    assert not table.must_be_explained
