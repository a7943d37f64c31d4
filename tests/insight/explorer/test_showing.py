"""Tables as they are shown: counted rightly, hidden enough, the same the next time, and never one too many."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db.models import F

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.actions import board_for
from handrail.insight.explorer.actions import Shown, look, showing
from handrail.insight.explorer.models import Edition, ShownTable
from handrail.insight.explorer.policies import CannotShow, Question, Unit, dimensions_of, period_called
from handrail.insight.figures.policies.periods import period_called as board_period
from tests.build import organisations, person
from tests.insight.explorer.conftest import MIDSUMMER, NOW, QUARTER, TODAY, fill

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MANY = {
    ("public", "northam"): 40,
    ("public", "southam"): 21,
    ("professional", "northam"): 12,
    ("professional", "westford"): 9,
    ("taxi_driver", "southam"): 2,
    ("worker", "westford"): 7,
    ("worker", "northam"): 3,
}


def ask(*codes: str, by: Person, period: str = QUARTER, unit: Unit = Unit.CONCERNS) -> Shown:
    return look(Question(unit, codes, period_called(period, on=TODAY)), by=by, at=NOW)


def numbers(shown: Shown) -> dict[tuple[str, ...], int | None]:
    return dict(shown.grid.tidy)


def test_every_shown_number_is_what_a_recount_by_hand_comes_to(analyst: Person) -> None:
    fill(MANY)
    shown = numbers(ask("source", "district", by=analyst))
    labels = {word.code: word.label for word in current_locality().reporter_kinds}
    for (source, district), many in MANY.items():
        assert shown[labels[source], district.capitalize()] in (many, None)
    assert shown["All", "All"] == sum(MANY.values())
    told = [number for number in shown.values() if number is not None]
    assert all(number == 0 or number >= 5 for number in told)
    assert shown["A taxi or private-hire driver", "Southam"] is None
    assert len(told) > len(shown) / 2


def test_a_table_stays_as_it_was_first_shown(analyst: Person) -> None:
    fill(MANY)
    before = numbers(ask("source", by=analyst))
    fill({("public", "northam"): 11}, at=MIDSUMMER)
    assert numbers(ask("source", by=analyst)) == before
    assert ShownTable.objects.count() == 1


def test_a_table_that_would_show_what_was_corrected_since_is_refused_without_a_number(analyst: Person) -> None:
    fill(MANY)
    ask("source", by=analyst)
    fill({("public", "northam"): 6})
    with pytest.raises(CannotShow, match="corrected") as refused:
        ask("source", "district", by=analyst)
    assert not any(character.isdigit() for character in str(refused.value))


def test_nothing_that_was_shown_is_ever_forgotten(analyst: Person) -> None:
    fill(MANY)
    before = ask("source", by=analyst).grid
    fill({("public", "northam"): 6})
    later = {"by": analyst, "at": datetime(2027, 2, 4, 12, tzinfo=UTC)}
    question = Question(Unit.CONCERNS, ("source",), period_called(QUARTER, on=TODAY))
    assert look(question, **later).grid == before  # type: ignore[arg-type]
    with pytest.raises(CannotShow, match="corrected"):
        look(replace(question, codes=("source", "district")), **later)  # type: ignore[arg-type]


def test_the_kinds_of_the_board_and_those_of_the_explorer_are_one_figure(analyst: Person) -> None:
    fill({("public", "northam"): 40})
    told = board_for(analyst, period=board_period(QUARTER, on=TODAY), on=TODAY)
    shown = numbers(ask("kind", by=analyst))
    assert {(label,): count for label, count in told.figure("kind").table.rows} == {
        cell: count for cell, count in shown.items() if cell != ("All",)
    }


def test_tables_of_months_add_up_to_their_quarter(analyst: Person) -> None:
    fill(MANY)
    shown = ask("time", "source", by=analyst)
    by_month = dict(shown.grid.along(0))
    assert by_month == {"July 2026": 0, "August 2026": sum(MANY.values()), "September 2026": 0}
    assert shown.grid.total == sum(MANY.values())
    assert [table.first.month for table in ShownTable.objects.all()] == [7, 8, 9, 7]


def test_the_board_sees_less_and_crosses_at_most_two(analyst: Person, member: Person) -> None:
    fill({("public", "northam"): 40, ("professional", "southam"): 21, ("worker", "westford"): 7})
    inside, board = numbers(ask("source", by=analyst)), numbers(ask("source", by=member))
    assert inside["Somebody who works there, or used to",] == 7
    assert all(number is None or number == 0 or number >= 10 for number in board.values())
    with pytest.raises(CannotShow, match="at most 2"):
        ask("source", "child", "danger", by=member)
    assert set(Edition.objects.values_list("audience", flat=True)) == {"inside", "outside"}


def test_who_works_with_figures_may_look_and_nobody_else() -> None:
    at_work = organisations()[0]
    may = {Role.ANALYST, Role.COORDINATOR, Role.DESK_OFFICER, Role.BOARD_MEMBER}
    for role in Role:
        somebody = person(role, at_work=at_work)
        if role in may:
            assert ask("source", by=somebody).grid.total == 0
        else:
            with pytest.raises(NotAllowed, match="can see these figures"):
                ask("source", by=somebody)


def test_every_table_shown_is_in_the_trail_and_one_seen_again_is_not_shown_anew(analyst: Person) -> None:
    ask("source", by=analyst)
    ask("source", by=analyst)
    assert TrailEntry.objects.filter(act="explorer.table_shown", by=analyst.ref).count() == 1


def test_a_table_made_beside_fewer_than_there_are_by_now_is_made_again(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(MANY)
    made, times = showing.made_safe, []

    def while_another_is_shown(*told: object, **named: object) -> ShownTable:
        times.append(1)
        if len(times) == 1:
            Edition.objects.update(shown=F("shown") + 1)
        return made(*told, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(showing, "made_safe", while_another_is_shown)
    assert ask("source", by=analyst).grid.total == sum(MANY.values())
    assert len(times) == 2
    assert ShownTable.objects.count() == 1


def test_what_makes_no_table_is_said_in_words(analyst: Person) -> None:
    for codes, words in (
        ((), "at least one"),
        (("source", "source"), "different"),
        (("place", "outcome"), "Count by less"),
    ):
        with pytest.raises(CannotShow, match=words):
            ask(*codes, by=analyst)


@pytest.mark.parametrize("unit", [*Unit])
def test_every_dimension_of_every_unit_can_be_counted(unit: Unit, analyst: Person) -> None:
    for code in dimensions_of(unit, current_locality()):
        assert ask(code, by=analyst, unit=unit, period="2026-Q2").grid.total == 0
