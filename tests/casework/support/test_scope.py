"""Who reads and writes in a file; every reading is in the trail; nothing is reached but through its file."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from handrail.casework.cases.actions import close_case
from handrail.casework.cases.models import Case, ClosingReason
from handrail.casework.support import actions, queries
from handrail.casework.support.models import ENTRIES, ContactKind, Entry, Goal
from handrail.casework.support.queries import choosing, counting
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from tests import build
from tests.casework.support import filled
from tests.casework.support.filled import Filled, meeting

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
AT = build.NOON + timedelta(hours=1)
LATER = build.NOON + timedelta(hours=2)
Read = Callable[..., Any]
READINGS: dict[str, Read] = {
    "needs": queries.needs_of,
    "plan": queries.plan_of,
    "contacts": queries.contacts_of,
    "interpreters": queries.interpreters_of,
    "reach": queries.reach_of,
    "risks": queries.risks_of,
    "children": queries.children_of,
    "warnings": queries.warnings_of,
    "summary": queries.summary_of,
    "parts": queries.parts_to_show,
    "letters": queries.letters_of,
    "outcomes": queries.outcomes_of,
    "letter": choosing.known_for_letter,
}


@pytest.fixture
def file(case: Case, worker: Person) -> Filled:
    return filled.fill(case, by=worker, at=AT)


def of_entries(file: Filled) -> dict[str, tuple[Read, Entry]]:
    """The readings of one entry."""
    return {
        "version": (queries.plan_as_it_was, file.version),
        "contact": (queries.contact_of, file.contact),
        "letter": (queries.letter_of, file.letter),
        "share": (queries.summary_values, file.share),
        "action": (choosing.what_is_to_be_done, file.action),
    }


@pytest.mark.parametrize("part", READINGS)
def test_every_reading_of_a_file_is_in_the_trail_and_refused_to_others(
    part: str, file: Filled, worker: Person, stranger: Person, coordinator: Person
) -> None:
    for by in (worker, coordinator):
        before = TrailEntry.objects.filter(by=by.ref).count()
        READINGS[part](file.case, by=by, at=LATER)
        assert TrailEntry.objects.filter(by=by.ref).count() > before
    with pytest.raises(NotAllowed):
        READINGS[part](file.case, by=stranger, at=LATER)


def test_every_reading_of_one_entry_is_in_the_trail_and_refused_to_others(
    file: Filled, worker: Person, stranger: Person
) -> None:
    for name, (read, entry) in of_entries(file).items():
        before = TrailEntry.objects.filter(by=worker.ref).count()
        read(entry, by=worker, at=LATER)
        assert TrailEntry.objects.filter(by=worker.ref).count() > before, name
        with pytest.raises(NotAllowed):
            read(entry, by=stranger, at=LATER)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.SUPPORT_WORKER, Role.COORDINATOR}])
def test_no_other_role_of_the_same_organisation_finds_an_entry(role: Role, file: Filled, office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        queries.entry_for(Goal, by=build.person(role, at_work=office.theirs), entry_id=file.goal.pk)


def test_an_entry_of_another_organisations_file_is_not_there(file: Filled, stranger: Person) -> None:
    for name, entry in vars(file).items():
        if name != "case":
            with pytest.raises(type(entry).DoesNotExist):
                queries.entry_for(type(entry), by=stranger, entry_id=entry.pk)


def test_the_trail_holds_codes_and_nothing_that_was_typed(file: Filled, worker: Person) -> None:
    typed = [word for word in vars(filled.Words()).values() if word not in {"Polish"}]
    for line in TrailEntry.objects.all():
        assert not any(word in f"{line.about} {line.detail}" for word in typed), line.act


def test_a_closed_file_is_read_and_not_written_in(file: Filled, worker: Person) -> None:
    case = close_case(file.case, reason=ClosingReason.GOALS_REACHED, by=worker, at=LATER)
    assert queries.plan_of(case, by=worker, at=LATER).goals
    for write in (
        lambda: actions.set_goal(case, words="x", language="y", by=worker, at=LATER),
        lambda: actions.reword_goal(file.goal, words="x", language="y", by=worker, at=LATER),
        lambda: actions.record_contact(case, meeting=meeting(ContactKind.VISIT, at=AT), by=worker, at=LATER),
        lambda: actions.end_warning(file.warning, by=worker, at=LATER),
        lambda: actions.put_aside_letter(file.letter, by=worker, at=LATER),
    ):
        with pytest.raises(NotAllowed, match="closed"):
            write()


def test_every_kind_of_entry_is_among_those_that_are_erased() -> None:
    mine = {model for model in apps.get_app_config("support").get_models() if issubclass(model, Entry)}
    assert mine == set(ENTRIES)


def test_erasing_a_person_empties_every_entry_and_leaves_the_counts(file: Filled, worker: Person) -> None:
    assert all(kind._default_manager.exclude(contents=b"").exists() for kind in ENTRIES if kind.__name__ != "Outcome")
    before = {kind: kind._default_manager.count() for kind in ENTRIES}
    removed = erase(file.case.person.subject, by="handrail", at=LATER)
    assert removed["support_entries"] > 20
    for kind in ENTRIES:
        assert not kind._default_manager.exclude(contents=b"").exists(), kind
        assert kind._default_manager.count() == before[kind]
    assert "support_entries" not in erase(file.case.person.subject, by="handrail", at=LATER)
    assert counting.people_assessed(start=AT.date(), end=AT.date()) == 1


def test_nobody_reads_or_writes_in_the_file_of_somebody_who_was_erased(file: Filled, worker: Person) -> None:
    erase(file.case.person.subject, by="handrail", at=LATER)
    case = Case.objects.get(pk=file.case.pk)
    for read in READINGS.values():
        with pytest.raises(NotAllowed, match="erased"):
            read(case, by=worker, at=LATER)
    with pytest.raises(NotAllowed, match="erased"):
        actions.set_goal(case, words="x", language="y", by=worker, at=LATER)


def test_figures_are_counted_from_codes_alone(file: Filled, worker: Person) -> None:
    on = AT.date()
    rows = list(counting.need_rows(start=on, end=on))
    assert [(row.domain, row.kind, row.level, row.own_level) for row in rows] == [
        ("housing", "baseline", 2, 3),
        ("housing", "review", 2, 3),
    ]
    assert counting.need_changes(start=on, end=on) == {"housing": [0]}
    assert counting.plans_agreed(start=on, end=on) == 1
    late = counting.late_on(on + timedelta(days=60))
    assert (late.risks, late.actions, late.plans, late.contacts) == (1, 1, 1, 1)
    assert counting.late_on(on).risks == 0


def test_the_answers_of_a_follow_up_are_counted_without_a_name(case: Case, worker: Person) -> None:
    at = build.NOON + timedelta(days=181)
    filled.follow_up(case, by=worker, at=at)
    row = next(counting.outcome_rows(start=at.date(), end=at.date()))
    assert (row.month, row.housing, row.exploited_since, row.own_view) == (6, "own_tenancy", "rather_not", 4)
    assert not any(word in str(row) for word in ("bakery", case.reference, str(case.pk)))


def test_a_list_of_many_contacts_asks_the_database_no_more_than_a_list_of_few(
    case: Case, worker: Person, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        actions.record_contact(case, meeting=meeting(ContactKind.VISIT, at=AT), notes=f"{number}", by=worker, at=LATER)
    with django_assert_max_num_queries(20):
        assert len(queries.contacts_of(case, by=worker, at=LATER).lines) == 20
