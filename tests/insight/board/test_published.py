"""Published counts stand beside ours, with rates where their periods differ in length."""

from datetime import date

import pytest

from handrail.insight.board.policies import PublishedTable, published_table
from handrail.insight.board.policies.published import label_of, months_in
from handrail.insight.figures.policies import Count, Series


def count(first: str, last: str, number: int) -> Count:
    return Count("reports", "PCC", "reports", date.fromisoformat(first), date.fromisoformat(last), number, "2018")


def table(*counts: Count, name: str = "partner_police_reports") -> PublishedTable:
    return published_table(Series(name, "PCC", "reports", counts), number=1)


POLICE = table(
    count("2017-03-01", "2017-08-31", 8), count("2017-09-01", "2018-02-28", 24), count("2018-03-01", "2018-07-31", 29)
)
HELPLINE = table(count("2017-07-01", "2017-07-31", 2), count("2017-08-01", "2017-08-31", 14))


def test_partners_reports_are_8_24_and_29_in_6_6_and_5_months() -> None:
    assert [(row.count, row.months) for row in POLICE.rows] == [(8, 6), (24, 6), (29, 5)]
    assert [round(row.a_month, 2) for row in POLICE.rows] == [1.33, 4.0, 5.8]


def test_unequal_periods_are_said_to_be_unequal() -> None:
    assert POLICE.uneven
    assert any("not of the same length" in caveat for caveat in POLICE.caveats)
    assert not HELPLINE.uneven
    assert not any("not of the same length" in caveat for caveat in HELPLINE.caveats)


def test_no_table_lets_anybody_read_a_cause_out_of_it() -> None:
    assert all(any("what caused a change" in caveat for caveat in each.caveats) for each in (POLICE, HELPLINE))


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2017-03-01", "2017-08-31", "March to August 2017"),
        ("2017-09-01", "2018-02-28", "September 2017 to February 2018"),
        ("2017-07-01", "2017-07-31", "July 2017"),
        ("2018-07-30", "2018-07-30", "30 July 2018"),
        ("2017-05-01", "2018-07-30", "1 May 2017 to 30 July 2018"),
    ],
)
def test_a_period_is_named_as_people_name_it(first: str, last: str, label: str) -> None:
    assert label_of(count(first, last, 1)) == label


def test_a_period_of_odd_days_is_measured_in_average_months() -> None:
    assert months_in(count("2017-05-01", "2018-07-30", 1)) == pytest.approx(456 / 30.4375)


def test_a_state_on_one_day_has_no_rate() -> None:
    members = table(count("2018-07-30", "2018-07-30", 40), count("2020-03-31", "2020-03-31", 84))
    assert members.of_days


@pytest.mark.parametrize(
    ("name", "title"), [("nrm_referrals", "NRM referrals"), ("helpline_reports", "Helpline reports")]
)
def test_a_series_name_becomes_a_heading(name: str, title: str) -> None:
    assert table(count("2017-07-01", "2017-07-31", 2), name=name).title == title
