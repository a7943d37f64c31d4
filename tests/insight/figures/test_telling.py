"""A quarter is told once, by whoever asks first or in the morning; what is told later has to fit."""

from datetime import UTC, date, datetime

import pytest

from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.figures.actions import telling
from handrail.insight.figures.actions.telling import count_again, tell, tell_in_the_morning
from handrail.insight.figures.models import Telling
from handrail.insight.figures.policies.periods import Period, Quarter, year_to
from handrail.insight.figures.policies.settling import Told, settle_all
from tests.build import organisations, person

TODAY = date(2026, 11, 22)
SUMMER = Period((Quarter(2026, 3),))


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


@pytest.mark.django_db
def test_a_quarter_is_told_on_the_morning_on_which_it_is_closed(analyst: Person) -> None:
    tell_in_the_morning(datetime(2026, 10, 28, 6, tzinfo=UTC))
    tell_in_the_morning(datetime(2026, 10, 29, 6, tzinfo=UTC))
    tell_in_the_morning(datetime(2026, 10, 30, 6, tzinfo=UTC))
    told = list(Telling.objects.order_by("period").values_list("period", "number", "told_on"))
    assert told == [("2026-Q2", 1, date(2026, 10, 28)), ("2026-Q3", 1, date(2026, 10, 29))]


@pytest.mark.django_db
def test_nobody_is_told_where_nobody_may_see_figures() -> None:
    tell_in_the_morning(datetime(2026, 10, 29, 6, tzinfo=UTC))
    assert not Telling.objects.exists()
    with pytest.raises(NotAllowed, match="can see these figures"):
        tell(SUMMER, by=person(Role.TRAINER, at_work=organisations()[0]), on=TODAY)


@pytest.mark.django_db
def test_of_two_who_ask_first_both_are_told_the_same(analyst: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second has counted before the first has kept what it counted."""
    count, asked = telling.counted_now, []

    def while_another_asks(*told: object, **named: object) -> object:
        counted = count(*told, **named)  # type: ignore[arg-type]
        if not asked:
            asked.append(1)
            tell(SUMMER, by=analyst, on=TODAY)
        return counted

    monkeypatch.setattr(telling, "counted_now", while_another_asks)
    second = tell(SUMMER, by=analyst, on=TODAY)
    assert Telling.objects.get(period=SUMMER.code).figures == second.figures


@pytest.mark.django_db
def test_a_year_has_the_tables_of_its_quarters_and_medians_of_its_own(analyst: Person) -> None:
    heard = tell(year_to(Quarter(2026, 3)), by=analyst, on=TODAY)
    assert Telling.objects.count() == 5
    kept = Telling.objects.get(period="year-to-2026-Q3").figures
    assert {"opened", "assessed", "answered", "days_to_nrm"} == set(kept)
    assert "median" in heard.figures["opened"]
    assert len(heard.figures["month"]["rows"]) == 12


@pytest.mark.django_db
def test_counting_again_what_did_not_change_tells_nothing_new(analyst: Person) -> None:
    first, _ = count_again(SUMMER, by=analyst, on=TODAY)
    again, settled = count_again(SUMMER, by=analyst, on=TODAY)
    assert (again.pk, [one for one in settled.values() if one.stands]) == (first.pk, [])


def figure(*counts: int) -> Told:
    """A figure of concerns."""
    rows = [{"label": str(number), "count": count} for number, count in enumerate(counts)]
    return {"block": "concern", "rows": rows, "total": sum(counts), "median": None}


@pytest.mark.parametrize(("now", "is_told"), [((30, 10), True), ((31, 10), False), ((30, 16), True)])
def test_a_figure_that_is_new_is_told_of_an_old_quarter_only_if_its_total_fits(
    now: tuple[int, ...], *, is_told: bool
) -> None:
    was = {"one": figure(20, 20)}
    found = settle_all([was], {"one": figure(21, 19), "new": figure(*now)}, threshold=5)
    assert found["one"].figure["rows"] == was["one"]["rows"]
    assert (found["new"].figure["total"] is not None) == is_told


def test_what_lies_between_two_rows_of_which_one_is_part_of_the_other_does_not_change_by_a_little() -> None:
    """Found and accepted each grew by five or more; those who did not accept became one fewer."""
    was, now = ({**figure(*counts), "total": None, "nested": True} for counts in ((20, 10), (25, 16)))
    assert settle_all([{"one": was}], {"one": now}, threshold=5)["one"].stands
    apart = {**now, "nested": False}
    assert not settle_all([{"one": was}], {"one": apart}, threshold=5)["one"].stands
