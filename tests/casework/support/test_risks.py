"""Every open risk has a day on which somebody looks at it again; children are locked; notes are read first and end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.models import Case
from handrail.casework.support import actions
from handrail.casework.support.models import Child, Risk, RiskClosing
from handrail.casework.support.policies import latest_review
from handrail.casework.support.queries import (
    children_of,
    next_looks,
    risks_of,
    warnings_in_force,
    warnings_of,
)
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TODAY = build.NOON.date()
DAY = timedelta(days=1)
LEVELS = ("immediate", "high", "medium", "low")


def a_risk(case: Case, *, by: Person, level: str = "high", days: int = 1) -> Risk:
    return actions.note_risk(
        case,
        kind="known_perpetrator",
        level=level,
        what="The foreman asks for them.",
        safer="A new number.",
        review_on=TODAY + days * DAY,
        by=by,
        at=build.NOON,
    )


@pytest.mark.parametrize("level", LEVELS)
def test_the_higher_a_risk_the_sooner_it_is_looked_at_again(level: str, case: Case, worker: Person) -> None:
    most = (latest_review(level, on=TODAY) - TODAY).days
    for days in (0, most):
        a_risk(case, by=worker, level=level, days=days)
    for days in (-1, most + 1):
        with pytest.raises(NotAllowed):
            a_risk(case, by=worker, level=level, days=days)


def test_the_levels_of_the_pack_stand_from_the_soonest_to_the_latest() -> None:
    assert tuple(current_locality().support.words("risk_levels")) == LEVELS
    days = [latest_review(level, on=TODAY) for level in LEVELS]
    assert days == sorted(set(days))


def test_an_open_risk_without_a_review_is_refused_by_the_database(case: Case, worker: Person) -> None:
    risk = a_risk(case, by=worker)
    for wrong in ({"review_on": None}, {"closed_at": build.NOON}, {"closing": "passed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Risk.objects.filter(pk=risk.pk).update(**wrong)


def test_a_risk_that_nobody_looked_at_in_time_is_overdue_and_leads_the_caseload(case: Case, worker: Person) -> None:
    a_risk(case, by=worker, days=2)
    at = build.NOON + 3 * DAY
    assert risks_of(case, by=worker, at=at)[0].overdue
    assert not risks_of(case, by=worker, at=at - DAY)[0].overdue
    assert next_looks([case.pk])[case.pk].what == "a risk"


def test_every_look_at_a_risk_is_kept(case: Case, worker: Person) -> None:
    risk = a_risk(case, by=worker)
    actions.review_risk(
        risk,
        level="low",
        safer="They moved.",
        words="He left the town.",
        review_on=TODAY + 30 * DAY,
        by=worker,
        at=build.NOON + DAY,
    )
    line = risks_of(case, by=worker, at=build.NOON + DAY)[0]
    assert [look.safer for look in line.looks] == ["They moved.", "A new number."]
    assert line.level_code == "low"


def test_a_closed_risk_says_why_is_looked_at_no_more_and_stands_last(case: Case, worker: Person) -> None:
    risk, other = a_risk(case, by=worker), a_risk(case, by=worker, days=7)
    actions.close_risk(risk, closing=RiskClosing.PASSED, words="Convicted.", by=worker, at=build.NOON)
    lines = risks_of(case, by=worker, at=build.NOON + 30 * DAY)
    assert [line.id for line in lines] == [other.pk, risk.pk]
    assert (lines[1].why, lines[1].overdue) == ("Convicted.", False)
    with pytest.raises(NotAllowed, match="closed"):
        actions.close_risk(risk, closing=RiskClosing.PASSED, words="Again.", by=worker, at=build.NOON)


@pytest.mark.parametrize(("kind", "level"), [("strange", "high"), ("self_harm", "strange")])
def test_a_risk_has_a_kind_and_a_level_of_the_pack(kind: str, level: str, case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="kind and the level"):
        actions.note_risk(case, kind=kind, level=level, what="x", safer="y", review_on=TODAY, by=worker, at=build.NOON)


def test_a_child_stays_on_the_list_until_somebody_says_why_not(case: Case, worker: Person) -> None:
    told = actions.ChildTold(age_band="5_to_11", where="abroad", words="With a grandmother.")
    child = actions.note_child(case, told=told, by=worker, at=build.NOON)
    line = children_of(case, by=worker, at=build.NOON)[0]
    assert (line.age_band, line.where, line.social_care) == ("5 to 11", "Abroad", "Not known")
    with pytest.raises(NotAllowed, match="Say why"):
        actions.take_off_child(child, why=" ", by=worker, at=build.NOON)
    actions.take_off_child(child, why="Another family’s.", by=worker, at=build.NOON)
    assert children_of(case, by=worker, at=build.NOON) == []
    assert Child.objects.get(pk=child.pk).contents, "what was written stays for whoever asks later"


def test_nothing_of_a_child_stands_outside_the_lock(case: Case, worker: Person) -> None:
    told = actions.ChildTold(age_band="5_to_11", where="abroad", social_care="yes", words="With a grandmother.")
    child = actions.note_child(case, told=told, by=worker, at=build.NOON)
    row = Child.objects.filter(pk=child.pk).values()[0]
    assert not any(word in str(row) for word in ("5_to_11", "abroad", "grandmother"))


def test_a_childs_own_record_is_one_that_this_worker_may_see_and_not_the_parents(
    case: Case, worker: Person, stranger: Person
) -> None:
    theirs = build.person_record(by=stranger, age="under_18")
    told = actions.ChildTold(age_band="12_to_17")
    for own in (theirs, case.person):
        with pytest.raises(NotAllowed):
            actions.note_child(case, told=told, own_record=own, by=worker, at=build.NOON)


def test_a_record_that_somebody_may_not_see_is_not_named_to_them(
    case: Case, worker: Person, coordinator: Person, stranger: Person
) -> None:
    theirs = build.person_record(by=stranger, age="under_18")
    told = actions.ChildTold(age_band="12_to_17")
    actions.note_child(case, told=told, own_record=theirs, by=coordinator, at=build.NOON)
    assert children_of(case, by=coordinator, at=build.NOON)[0].own_reference == theirs.reference
    line = children_of(case, by=worker, at=build.NOON)[0]
    assert (line.own_record, line.own_reference) == (None, "")


def test_a_note_says_whether_the_person_knows_of_it_and_ends_by_itself(case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed, match="not told"):
        actions.warn(case, words="x", told=False, how_or_why_not=" ", ends_on=TODAY, by=worker, at=build.NOON)
    actions.warn(
        case,
        words="Do not visit alone.",
        told=False,
        how_or_why_not="The husband would hear.",
        ends_on=TODAY + 10 * DAY,
        by=worker,
        at=build.NOON,
    )
    assert [one.words for one in warnings_in_force(case, TODAY + 10 * DAY)] == ["Do not visit alone."]
    assert warnings_in_force(case, TODAY + 11 * DAY) == []
    assert warnings_of(case, by=worker, at=build.NOON + 11 * DAY)[0].how_or_why_not == "The husband would hear."


@pytest.mark.parametrize("days", [-1, 181])
def test_a_note_cannot_hold_for_ever(days: int, case: Case, worker: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.warn(
            case,
            words="x",
            told=True,
            how_or_why_not="In person.",
            ends_on=TODAY + days * DAY,
            by=worker,
            at=build.NOON,
        )


def test_a_note_that_was_ended_is_read_no_more(case: Case, worker: Person) -> None:
    note = actions.warn(
        case, words="x", told=True, how_or_why_not="Said so.", ends_on=TODAY + DAY, by=worker, at=build.NOON
    )
    actions.end_warning(note, by=worker, at=build.NOON)
    assert warnings_in_force(case, TODAY) == []
    with pytest.raises(NotAllowed, match="ended already"):
        actions.end_warning(note, by=worker, at=build.NOON)
