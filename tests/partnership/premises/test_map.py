"""The county as squares: the more there is in a district, the darker it is, and what is written on it stays legible."""

from handrail.partnership.premises.policies import county_map


def test_the_more_there_is_the_darker_and_nothing_is_left_white() -> None:
    drawn = county_map((column, 0, f"District {column}", number) for column, number in enumerate([0, 1, 5, 9]))

    assert [each.fill for each in drawn.squares] == ["#ffffff", "#bbd4ea", "#1d70b8", "#003078"]
    assert [each.ink for each in drawn.squares] == ["#0b0c0c", "#0b0c0c", "#ffffff", "#ffffff"]


def test_where_one_district_alone_has_something_it_is_the_darkest() -> None:
    drawn = county_map([(0, 0, "Northam", 1), (1, 0, "Southam", 0)])

    assert drawn.squares[0].fill == "#003078"
